using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Forecasts;

/// <summary>Observed cases and person-years by age and period, and the person-years of the periods to come.</summary>
public sealed class ForecastTable
{
    /// <summary>Most periods to come; whatever is asked beyond 25 years is no forecast any more, and is told so.</summary>
    public const int MostHorizons = 100;

    private readonly double[,] _future;

    /// <summary>Takes observed cells and a population scenario.</summary>
    /// <param name="observed">Cases and person-years observed.</param>
    /// <param name="futurePersonYears">Person-years by age and period to come; the periods follow the observed ones at the same width.</param>
    /// <exception cref="ArgumentException">Sizes differ, there is no period to come, or a number is negative.</exception>
    public ForecastTable(LexisTable observed, double[,] futurePersonYears)
    {
        if (futurePersonYears.GetLength(0) != observed.AgeStarts.Count || futurePersonYears.GetLength(1) == 0)
            throw new StatisticRefusedException(
                $"未来人年数有 {futurePersonYears.GetLength(0)} 个年龄组、{futurePersonYears.GetLength(1)} 个时期，而观察到的年龄组有 {observed.AgeStarts.Count} 个：年龄组须一致，且至少有一个未来时期。",
                $"Person-years to come: {futurePersonYears.GetLength(0)} age groups in {futurePersonYears.GetLength(1)} periods; {observed.AgeStarts.Count} groups are observed. The groups must be the same, and there must be a period to come.");
        MustFit(futurePersonYears.GetLength(1));
        foreach (var years in futurePersonYears)
            if (!(years >= 0 && years <= LexisTable.MostOfACell)) throw new StatisticRefusedException(
                $"未来人年数 {years}：应为 0 至 {LexisTable.MostOfACell} 的数。", $"Person-years to come must be from 0 to {LexisTable.MostOfACell}, not {years}.");
        (Observed, _future) = (observed, futurePersonYears);
    }

    /// <summary>Refuses more periods to come than <see cref="MostHorizons"/>.</summary>
    /// <exception cref="StatisticRefusedException">There are more.</exception>
    public static void MustFit(int horizons)
    {
        if (horizons > MostHorizons)
            throw new StatisticRefusedException($"未来时期 {horizons} 个：最多 {MostHorizons} 个。", $"{horizons} periods to come: {MostHorizons} are the most.");
    }

    /// <summary>The observed cells.</summary>
    public LexisTable Observed { get; }

    /// <summary>Number of age groups.</summary>
    public int Ages => Observed.AgeStarts.Count;

    /// <summary>Number of observed periods.</summary>
    public int Periods => Observed.PeriodStarts.Count;

    /// <summary>Number of periods to come.</summary>
    public int Horizons => _future.GetLength(1);

    /// <summary>Person-years of an age group in a period to come, 0 the next one.</summary>
    public double FuturePersonYears(int age, int horizon) => _future[age, horizon];

    /// <summary>What a case of an age group in a period to come adds to the standardised rate; 0 without a standard, or where nobody is at risk.</summary>
    internal double StandardWeight(IReadOnlyList<double>? standard, int age, int horizon) =>
        standard is not null && _future[age, horizon] is > 0 and var years ? standard[age] / years : 0;

    /// <summary>A standardised rate of expected cases, sure of its expectation, with the variation of weighed Poisson counts.</summary>
    internal PredictedCount Standardised(IReadOnlyList<double> standard, int horizon, Func<int, double> expected, double dispersion)
    {
        double rate = 0, variation = 0;
        for (var age = 0; age < Ages; age++)
        {
            var (weight, cases) = (StandardWeight(standard, age, horizon), expected(age));
            (rate, variation) = (rate + weight * cases, variation + weight * weight * cases);
        }
        return new(rate, 0, IsLogarithmic: false, rate > 0 ? dispersion * variation / rate : dispersion);
    }

    /// <summary>First year of a period to come.</summary>
    public double FutureStart(int horizon) => Observed.PeriodStarts[^1] + (horizon + 1) * Observed.PeriodWidthYears;

    /// <summary>Years added up to wider periods, from the last observed year backwards and from the next one onwards; years that fill no period are left out.</summary>
    /// <param name="width">Width wanted; a multiple of the present one.</param>
    /// <exception cref="ArgumentException">The width is no multiple, or no whole period is left on either side.</exception>
    public ForecastTable InPeriodsOf(double width)
    {
        var factor = (int)Math.Round(width / Observed.PeriodWidthYears);
        if (factor == 1) return this;
        var (periods, horizons) = (factor < 1 ? 0 : Periods / factor, factor < 1 ? 0 : Horizons / factor);
        if (periods == 0 || horizons == 0 || Math.Abs(factor * Observed.PeriodWidthYears - width) > 1e-9)
            throw new StatisticRefusedException(
                $"{Periods} 个已观察时期和 {Horizons} 个未来时期（每期 {Observed.PeriodWidthYears} 年）不能合并为 {width} 年的时期：两边各须至少满一期。",
                $"{Periods} observed and {Horizons} coming periods of {Observed.PeriodWidthYears} years do not add up to periods of {width}: at least one whole period is needed on either side.");
        var skipped = Periods - periods * factor;
        return new(
            new(Observed.AgeStarts, Observed.AgeWidthYears, [.. Enumerable.Range(0, periods).Select(i => Observed.PeriodStarts[skipped + i * factor])], width,
                Added(Ages, periods, factor, (age, i) => Observed.Cases(age, skipped + i)), Added(Ages, periods, factor, (age, i) => Observed.PersonYears(age, skipped + i))),
            Added(Ages, horizons, factor, FuturePersonYears));
    }

    /// <summary>The table as it stood some periods ago: what came later is to be forecast, with the person-years that came.</summary>
    /// <param name="held">Periods held back, fewer than are observed.</param>
    public ForecastTable Before(int held)
    {
        var (kept, observed) = (Periods - held, Observed);
        return new(
            new(observed.AgeStarts, observed.AgeWidthYears, [.. observed.PeriodStarts.Take(kept)], observed.PeriodWidthYears,
                Added(Ages, kept, 1, observed.Cases), Added(Ages, kept, 1, observed.PersonYears)),
            Added(Ages, held, 1, (age, i) => observed.PersonYears(age, kept + i)));
    }

    /// <summary>The same with the last observed periods only.</summary>
    internal ForecastTable Last(int periods)
    {
        var skipped = Periods - periods;
        return new(
            new(Observed.AgeStarts, Observed.AgeWidthYears, [.. Observed.PeriodStarts.Skip(skipped)], Observed.PeriodWidthYears,
                Added(Ages, periods, 1, (age, i) => Observed.Cases(age, skipped + i)), Added(Ages, periods, 1, (age, i) => Observed.PersonYears(age, skipped + i))),
            _future);
    }

    /// <summary>Cases of an age group in the last observed periods.</summary>
    internal double RecentCases(int age, int periods) => Enumerable.Range(Periods - periods, periods).Sum(i => Observed.Cases(age, i));

    /// <summary>Person-years of an age group in the last observed periods.</summary>
    internal double RecentPersonYears(int age, int periods) => Enumerable.Range(Periods - periods, periods).Sum(i => Observed.PersonYears(age, i));

    /// <summary>Cases of all ages in an observed period.</summary>
    internal double TotalCases(int period) => Enumerable.Range(0, Ages).Sum(age => Observed.Cases(age, period));

    private static double[,] Added(int ages, int periods, int factor, Func<int, int, double> value)
    {
        var sums = new double[ages, periods];
        for (var age = 0; age < ages; age++)
            for (var i = 0; i < periods * factor; i++) sums[age, i / factor] += value(age, i);
        return sums;
    }
}

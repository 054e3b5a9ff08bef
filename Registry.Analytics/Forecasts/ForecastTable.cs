using System.Globalization;
using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Forecasts;

/// <summary>Observed cases and person-years by age and period, and the person-years of the periods to come.</summary>
public sealed class ForecastTable
{
    private readonly double[,] _future;

    /// <summary>Takes observed cells and a population scenario.</summary>
    /// <param name="observed">Cases and person-years observed.</param>
    /// <param name="futurePersonYears">Person-years by age and period to come; the periods follow the observed ones at the same width.</param>
    /// <exception cref="ArgumentException">Sizes differ, there is no period to come, or a number is negative.</exception>
    public ForecastTable(LexisTable observed, double[,] futurePersonYears)
    {
        if (futurePersonYears.GetLength(0) != observed.AgeStarts.Count || futurePersonYears.GetLength(1) == 0)
            throw new ArgumentException($"Person-years to come: {futurePersonYears.GetLength(0)} age groups in {futurePersonYears.GetLength(1)} periods; {observed.AgeStarts.Count} groups are observed.");
        foreach (var years in futurePersonYears)
            if (!(years >= 0 && double.IsFinite(years))) throw new ArgumentException($"Person-years to come must not be negative: {years}.");
        (Observed, _future) = (observed, futurePersonYears);
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
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{Periods} observed and {Horizons} coming periods of {Observed.PeriodWidthYears} years do not add up to periods of {width}."));
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

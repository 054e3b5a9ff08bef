using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Forecasts;

namespace Registry.Bench;

/// <summary>The forecasts of a report chapter: 59 sites, three sexes, incidence and mortality, every model, three origins of back-test each.</summary>
internal static class ForecastChapterBench
{
    private const int Tables = 59 * 3 * 2, Seed = 20261130;

    public static int Run()
    {
        var random = new Random(Seed);
        var tables = Enumerable.Range(0, Tables).Select(_ => Invented(random, 18, 8, 5)).ToArray();
        var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var (models, points, without, absurd, gate) = (0, 0, 0, 0, new Lock());
        Parallel.ForEach(tables, new ParallelOptions { MaxDegreeOfParallelism = 2 }, table =>
        {
            var comparison = ForecastEnsemble.Of(table);
            var (_, upper) = comparison.Total(4).Interval(0.95);
            var isAdvised = ForecastAdvice.Verdict(ForecastAdvice.Of(table, 4, comparison.BackTest.Ensemble(), upper)) != ForecastVerdict.DoNotForecast;
            var isAbsurd = upper > 20 * Math.Max(Last(table), 1);
            lock (gate)
            {
                (models, points) = (models + comparison.Forecasts.Count, points + comparison.BackTest.Points.Count);
                (without, absurd) = (without + (isAdvised ? 0 : 1), absurd + (isAdvised && isAbsurd ? 1 : 0));
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Tables} tables, {models} forecasts, {points} back-test points: {watch.Elapsed.TotalSeconds:F1} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F1} s of processor time; {without} tables told not to be forecast, {absurd} of the others with an upper limit beyond twenty times the last period"));
        return 0;
    }

    private static double Last(ForecastTable table) => Enumerable.Range(0, table.Ages).Sum(age => table.Observed.Cases(age, table.Periods - 1));

    /// <summary>A table of invented counts, of a common or a rare site, with five periods to come.</summary>
    public static ForecastTable Invented(Random random, int ages, int periods, int horizons)
    {
        var (cases, years, future) = (new double[ages, periods], new double[ages, periods], new double[ages, horizons]);
        var (level, drift) = (-16 + 3 * random.NextDouble(), 0.1 * (random.NextDouble() - 0.3));
        double[] cohort = [.. Enumerable.Range(0, ages + periods + horizons).Select(_ => 0.1 * random.NextDouble())];
        for (var age = 0; age < ages; age++)
            for (var period = 0; period < periods + horizons; period++)
            {
                var people = 5.0 * (400_000 - 18_000 * age + 4000 * period);
                var mean = people * Math.Exp(level + 0.75 * age - 0.018 * age * age + drift * period + cohort[period - age + ages]);
                if (period >= periods) future[age, period - periods] = people;
                else (years[age, period], cases[age, period]) = (people, Math.Max(0, Math.Round(mean + Math.Sqrt(mean) * 2 * (random.NextDouble() - 0.5) * 1.7)));
            }
        cases[ages - 1, periods - 1]++;
        return new(new LexisTable([.. Enumerable.Range(0, ages).Select(i => 5.0 * i)], 5, [.. Enumerable.Range(0, periods).Select(i => 1983 + 5.0 * i)], 5, cases, years), future);
    }
}

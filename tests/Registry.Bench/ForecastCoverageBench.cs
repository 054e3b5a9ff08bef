using System.Globalization;
using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Forecasts;

namespace Registry.Bench;

/// <summary>How often what came lay within the 95 % interval of the mixture: each series is cut at several periods, forecast as if the rest were not known, and set against it.</summary>
internal static class ForecastCoverageBench
{
    private const int MostHeld = 3;

    public static int Run(string[] folders)
    {
        var sums = new Dictionary<string, (int Inside, int All, double Error, double Width)>();
        foreach (var (name, table) in LexisFiles.Read(folders))
        {
            var points = Points(table);
            if (points.Count == 0) continue;
            var tested = ForecastEnsemble.Of(Next(table)).BackTest.Ensemble();
            Say(name, points, tested);
            Add("all series", points);
            foreach (var horizon in points.GroupBy(p => p.Horizon)) Add($"  {horizon.Key} ahead", [.. horizon]);
            foreach (var model in points.GroupBy(p => p.Model)) Add($"  {model.Key}", [.. model]);

            void Add(string key, List<Point> more)
            {
                var mixed = key.StartsWith("  ", StringComparison.Ordinal) && !key.EndsWith("ahead", StringComparison.Ordinal) ? more : [.. more.Where(p => p.Model == Mixture)];
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Inside + mixed.Count(p => p.Inside), sum.All + mixed.Count, sum.Error + mixed.Sum(p => p.Error), sum.Width + mixed.Sum(p => p.Width));
            }
        }
        foreach (var (key, sum) in sums.Where(s => s.Value.All > 0))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key,-22} {sum.Inside,4} of {sum.All,4} within ({100.0 * sum.Inside / sum.All:F1} %), mean absolute error {sum.Error / sum.All:F1} %, mean width {sum.Width / sum.All:F0} %"));
        return 0;
    }

    private const string Mixture = "mixture";

    private sealed record Point(string Model, int Horizon, bool Inside, double Error, double Width);

    private static List<Point> Points(LexisTable observed)
    {
        var (table, points) = (Next(observed), new List<Point>());
        var (step, fewest) = observed.PeriodWidthYears >= 3 ? (1, 4) : (5, 8);
        for (var held = step; held <= MostHeld * step && table.Periods - held >= fewest; held += step)
        {
            var comparison = ForecastEnsemble.Of(table.Before(held));
            var working = comparison.Table;
            var factor = held / working.Horizons;
            for (var h = 0; h < working.Horizons; h++)
            {
                var came = Enumerable.Range(table.Periods - held + h * factor, factor).Sum(i => Enumerable.Range(0, table.Ages).Sum(age => observed.Cases(age, i)));
                if (came <= 0) continue;
                Add(Mixture, comparison.Total(h).Expected, comparison.Total(h).Interval(0.95));
                foreach (var forecast in comparison.Forecasts) Add(forecast.Model.ToString(), forecast.Totals[h].Expected, forecast.Totals[h].Interval(0.95));

                void Add(string model, double expected, (double Lower, double Upper) interval) => points.Add(new(
                    model, h + 1, came >= interval.Lower && came <= interval.Upper, 100 * Math.Abs(expected - came) / came, Math.Min(1000, 100 * (interval.Upper - interval.Lower) / came)));
            }
        }
        return points;
    }

    private static ForecastTable Next(LexisTable observed)
    {
        var (ages, horizons) = (observed.AgeStarts.Count, observed.PeriodWidthYears >= 3 ? MostHeld : 5 * MostHeld);
        var future = new double[ages, horizons];
        for (var age = 0; age < ages; age++)
            for (var h = 0; h < horizons; h++) future[age, h] = observed.PersonYears(age, observed.PeriodStarts.Count - 1);
        return new(observed, future);
    }

    private static void Say(string name, List<Point> points, BackTestScore? tested)
    {
        var mixed = points.Where(p => p.Model == Mixture).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} {mixed.Count(p => p.Inside),2} of {mixed.Count,2} within, error {mixed.Average(p => p.Error),5:F1} %, width {mixed.Average(p => p.Width),4:F0} %; its back-test: {tested?.CoveragePercent:F0} % of {tested?.Forecasts}, error {tested?.AbsolutePercent:F1} %"));
    }
}

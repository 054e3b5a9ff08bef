using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Bench;

/// <summary>How fast one core finds joinpoints: by three criteria, and by permutation.</summary>
internal static class JoinpointBench
{
    private const int Series = 300, Years = 30, Rounds = 3, Seed = 20261130;

    public static int Run(bool compare)
    {
        var random = new Random(Seed);
        var series = Enumerable.Range(0, Series).Select(_ => Invented(random)).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            var (seconds, sum) = Time(() => series.Sum(Criteria));
            Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: 0 to 5 joinpoints, BIC, BIC3, WBIC: {Series / seconds:F0} series a second of processor time, {sum} joinpoints"));
            (seconds, sum) = Time(() => JoinpointPermutation.Of(series[0], 3, null, new() { EndsEarly = false, Level = 1e-9 }).Tests.Count);
            Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: none against 3, 4499 permutations, and 2 tests more: {seconds:F3} s of processor time"));
            (seconds, sum) = Time(() => JoinpointPermutation.Of(series[0], 4, null, new() { EndsEarly = false }).Tests.Count);
            Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: the whole sequence up to 4, {sum} tests of 4499: {seconds:F3} s of processor time"));
            (seconds, sum) = Time(() => series.Take(30).Sum(points => JoinpointRegression.Fit(points, 3, new() { Search = JoinpointSearch.Continuous }).Joinpoints.Count));
            Say(string.Create(CultureInfo.InvariantCulture, $"round {round}: continuous search, 3 joinpoints: {30 / seconds:F0} series a second of processor time"));
        }
        if (compare) Say(RivalJoinpoints.Run(series) ?? "no Rscript with the package segmented on this machine");
        return 0;
    }

    private static int Criteria(TrendPoint[] points)
    {
        var models = JoinpointSelection.Of(points, 5).Models;
        return new Func<JoinpointModel, double?>[] { m => m.Criteria.Bic, m => m.Criteria.Bic3, m => m.Criteria.WeightedBic }.Sum(criterion => models.MinBy(criterion)!.Joinpoints.Count);
    }

    private static (double Seconds, int Sum) Time(Func<int> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var sum = work();
        return ((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, sum);
    }

    // Two bends of the size that cancer rates show, and a scatter of 3 %.
    private static TrendPoint[] Invented(Random random)
    {
        var (first, second) = (8 + random.Next(6), 18 + random.Next(6));
        var (slope, one, other) = (0.02, 0.06 * random.NextDouble(), -0.08 * random.NextDouble());
        return [.. Enumerable.Range(0, Years).Select(i => new TrendPoint(1995 + i,
            20 * Math.Exp(slope * i + one * Math.Max(0, i - first) + other * Math.Max(0, i - second) + 0.06 * (random.NextDouble() - 0.5))))];
    }

    private static void Say(string line) => Console.WriteLine(line);
}

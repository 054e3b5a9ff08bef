using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

/// <summary>Series for the tests of joinpoint regression, and a comparison with what other programs made of them.</summary>
internal static class JoinpointSeries
{
    // A limit near 0 is the difference of two slopes a thousand times as large: R's differs from exact fractions by 2.5e-9 percent (ours by 1e-14).
    private const double OfLimits = 1e-8;

    public static IReadOnlyList<TrendPoint> DrugDeaths() =>
        [.. ReferenceTable.Read("joinpoint_drug_deaths.csv").Select(r => new TrendPoint(ReferenceTable.Number(r["year"]), ReferenceTable.Number(r["rate"]), ReferenceTable.Number(r["standard_error"])))];

    public static IReadOnlyList<TrendPoint> Read(string name) => [.. SharedOracles.Rows(name, "series.csv").Select(r => r.TryGetValue("asr", out var rate)
        ? new TrendPoint(ReferenceTable.Number(r["year"]), ReferenceTable.Number(rate), ReferenceTable.Number(r["se"]), ReferenceTable.Number(r["cases"]), ReferenceTable.Number(r["py"]))
        : new TrendPoint(ReferenceTable.Number(r["year"]), ReferenceTable.Number(r["std_rate"]), ReferenceTable.Number(r["sd"])))];

    public static TrendPoint[] Invented(Random random, int years) =>
        [.. Enumerable.Range(2026 - years, years).Select(year => new TrendPoint(year, 20 * Math.Exp(0.02 * Math.Abs(year - 2010) + 0.1 * (random.NextDouble() - 0.5))))];

    public static void MustAgree(JoinpointModel model, string name, Dictionary<string, double> expected, string set)
    {
        Near(model.SumOfSquares, "sse");
        Near(model.MeanSquare, "mse");
        Near(model.DegreesOfFreedom, "df_t");
        Near(model.Criteria.Bic, "bic");
        Near(model.Criteria.Bic3, "bic3");
        for (var j = 0; j < model.Joinpoints.Count; j++)
        {
            Near(model.Joinpoints[j].Year, $"joinpoints.{j}");
            Near(model.Joinpoints[j].LowerYear, $"joinpoint_ci.{j}.0");
            Near(model.Joinpoints[j].UpperYear, $"joinpoint_ci.{j}.1");
        }
        foreach (var (segment, i) in model.Segments.Select((segment, i) => (segment, i)))
        {
            Near(segment.Intercept, $"intercepts.{i}");
            Near(segment.InterceptStandardError, $"intercept_se.{i}");
            Near(segment.Slope, $"slopes.{i}");
            Near(segment.SlopeStandardError, $"slope_se.{i}");
            Near(segment.Statistic, $"slope_t.{i}");
            Near(segment.PValue, $"slope_p.{i}");
            Near(segment.Change, $"apc.{i}");
            Near(segment.Lower, $"apc_lower.{i}", OfLimits);
            Near(segment.Upper, $"apc_upper.{i}", OfLimits);
        }
        var average = model.Average();
        Near(average.Change, "aapc");
        Near(average.Lower, "aapc_ci.0");
        Near(average.Upper, "aapc_ci.1");
        Near(average.Statistic, "aapc_stat");
        Near(average.PValue, "aapc_p");
        for (var i = 0; i < model.FittedRates.Count; i++) Near(model.FittedRates[i], $"fitted.{i}");

        void Near(double? ours, string measure, double atLeast = 0) => Assert.That(ours,
            Is.EqualTo(expected[$"{set}.{measure}"]).Within(Math.Max(atLeast, SharedOracles.Tolerance(name, expected[$"{set}.{measure}"]))), $"{set}.{measure}");
    }

    /// <summary>Sum of squares about ln(rate) of a line with bends, by Gauss-Jordan elimination of the full normal equations.</summary>
    public static double SquaresByElimination(IReadOnlyList<TrendPoint> points, double[] joinpoints)
    {
        var middle = points.Average(p => p.Year);
        double[][] rows = [.. points.Select(p => new[] { 1, p.Year - middle }.Concat(joinpoints.Select(j => Math.Max(0, p.Year - j))).Append(Math.Log(p.Rate)).ToArray())];
        var size = joinpoints.Length + 3;
        double[][] matrix = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => rows.Sum(r => r[i] * r[j])).ToArray())];
        for (var pivot = 0; pivot < size - 1; pivot++)
            for (var row = pivot + 1; row < size; row++)
            {
                var factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (var column = pivot; column < size; column++) matrix[row][column] -= factor * matrix[pivot][column];
            }
        return matrix[^1][^1];
    }
}

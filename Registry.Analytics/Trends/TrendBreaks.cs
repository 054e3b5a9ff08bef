namespace Registry.Analytics.Trends;

/// <summary>Jumps of the level at known breaks.</summary>
internal static class TrendBreaks
{
    private const int LeastYears = 2;

    /// <exception cref="ArgumentException">A break has fewer than two years between it and another or an end of the series.</exception>
    public static void MustFit(double[] years, IReadOnlyList<double> breaks)
    {
        double[] bounds = [double.NegativeInfinity, .. breaks.Order(), double.PositiveInfinity];
        for (var i = 1; i < bounds.Length && breaks.Count > 0; i++)
            if (years.Count(year => year > bounds[i - 1] && year <= bounds[i]) < LeastYears)
                throw new StatisticRefusedException(
                    $"{(double.IsFinite(bounds[i]) ? bounds[i] : bounds[i - 1])} 年后的断点一侧不足 {LeastYears} 年：其跳跃与趋势不能区分。",
                    $"The break after {(double.IsFinite(bounds[i]) ? bounds[i] : bounds[i - 1])} leaves fewer than {LeastYears} years on one side of it: its jump could not be told from the trend.");
    }

    /// <summary>The breaks that a part of the years spans, with two years or more on either side.</summary>
    public static IReadOnlyList<double> Within(ReadOnlySpan<double> years, IReadOnlyList<double> breaks)
    {
        var part = years.ToArray();
        return [.. breaks.Order().Where(last => part.Count(year => year <= last) >= LeastYears && part.Count(year => year > last) >= LeastYears)];
    }

    /// <summary>A break and what is known of its size.</summary>
    public static TrendBreak Make(double last, double jump, double? variance, int degreesOfFreedom, JoinpointOptions options)
    {
        double? error = variance is { } known ? Math.Sqrt(known) : null;
        var judged = SlopeJudgement.Of(jump, error, options.Limits == TrendLimits.Normal ? double.PositiveInfinity : degreesOfFreedom, options);
        double? Size(double? change) => options.Scale == TrendScale.LogLinear ? 1 + change / 100 : change;
        return new(last, jump, error, Size(judged.Change)!.Value, Size(judged.Lower), Size(judged.Upper), judged.PValue);
    }
}

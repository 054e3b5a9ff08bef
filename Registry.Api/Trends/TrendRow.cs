using Registry.Analytics;
using Registry.Analytics.Trends;
using Registry.Core.Cube;

namespace Registry.Api.Trends;

/// <summary>A line of a table of trends: a mean change, a segment, a joinpoint, a break, or a year.</summary>
/// <param name="Series">Area, site, sex and event that it is of.</param>
/// <param name="Part">trend (all years), recent, window (one that was asked for), segment, joinpoint, break, year; none where no trend is told.</param>
/// <param name="From">First year; of a joinpoint its place, of a break the last year before it.</param>
/// <param name="To">Last year.</param>
/// <param name="Change">Percent a year; of a break the ratio new to old; of a joinpoint nothing.</param>
/// <param name="Lower">Lower limit: of the change, of a joinpoint its place.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="PValue">p of no change.</param>
internal sealed record TrendRow(
    TrendSeriesName Series, string Part, double? From, double? To, double? Change, double? Lower, double? Upper, double? PValue)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        .. TrendSeriesName.Columns, "part", "from_year", "to_year", "change", "lower", "upper", "p_value", "p_bh", "p_holm",
        "cases", "rate_per_100k", "standard_error", "fitted_per_100k", "method", "text_zh", "text_en",
    ];

    /// <summary>p adjusted over the table by Benjamini and Hochberg.</summary>
    public double? FalseDiscoveryRate { get; init; }

    /// <summary>p adjusted over the table by Holm.</summary>
    public double? FamilywisePValue { get; init; }

    /// <summary>Cases of all years, or of the year.</summary>
    public double? Cases { get; init; }

    /// <summary>Rate of the year.</summary>
    public double? Per100k { get; init; }

    /// <summary>Standard error of the rate of the year.</summary>
    public double? StandardError { get; init; }

    /// <summary>Rate of the year by the model.</summary>
    public double? FittedPer100k { get; init; }

    /// <summary>Model and limits in words.</summary>
    public string? Method { get; init; }

    /// <summary>The finding, or why there is none.</summary>
    public Bilingual? Text { get; init; }

    /// <summary>The cells; numbers in full.</summary>
    public IEnumerable<object?> Values =>
    [
        .. Series.Values, Part, From, To, Change, Lower, Upper, PValue, FalseDiscoveryRate, FamilywisePValue,
        Cases, Per100k, StandardError, FittedPer100k, Method, Text?.Zh, Text?.En,
    ];

    /// <summary>The rows of a question; the text stands in the first row of each series.</summary>
    public static IEnumerable<TrendRow> Of(CountCube cube, TrendQuestion question) =>
        from entry in question.Tables(cube)
        from trend in entry.Table.Trends
        from row in Of(new TrendSeriesName(entry.Area, entry.Table, trend), trend, question)
        select row;

    private static IEnumerable<TrendRow> Of(TrendSeriesName series, SiteTrend trend, TrendQuestion question)
    {
        var text = trend.Words(series.Words);
        if (trend.Model is { } model && trend.Average is { } average)
        {
            yield return Mean(series, "trend", average) with
            {
                FalseDiscoveryRate = trend.FalseDiscoveryRate, FamilywisePValue = trend.FamilywisePValue, Cases = trend.Cases, Method = model.Method, Text = text,
            };
            foreach (var row in Parts(series, trend, model, question.Windows)) yield return row;
        }
        else yield return new(series, "none", null, null, null, null, null, null) { Cases = trend.Cases, Text = text };
        if (!question.WithPoints) yield break;
        for (var i = 0; i < trend.Points.Count; i++)
            yield return new(series, "year", trend.Points[i].Year, trend.Points[i].Year, null, null, null, null)
            {
                Cases = trend.Points[i].Cases, Per100k = trend.Points[i].Rate, StandardError = trend.Points[i].StandardError,
                FittedPer100k = trend.Model?.FittedRates[i],
            };
    }

    private static IEnumerable<TrendRow> Parts(TrendSeriesName series, SiteTrend trend, JoinpointModel model, IReadOnlyList<TrendWindow> windows)
    {
        if (trend.Recent is { } recent) yield return Mean(series, "recent", recent);
        foreach (var window in windows) yield return Window(series, model, window);
        foreach (var segment in model.Segments)
            yield return new(series, "segment", segment.FromYear, segment.ToYear, segment.Change, segment.Lower, segment.Upper, segment.PValue);
        foreach (var bend in model.Joinpoints)
            yield return new(series, "joinpoint", bend.Year, bend.Year, null, bend.LowerYear, bend.UpperYear, bend.PValue);
        foreach (var (known, jump) in trend.Breaks.OrderBy(b => b.LastYear).Zip(model.Breaks))
            yield return new(series, "break", jump.LastYear, jump.LastYear + 1, jump.Size, jump.Lower, jump.Upper, jump.PValue) { Text = known.Words };
    }

    // Registries have periods of their own: a window that leaves one of them is told so there, and stands for the others.
    private static TrendRow Window(TrendSeriesName series, JoinpointModel model, TrendWindow window)
    {
        try
        {
            return Mean(series, "window", window.Of(model));
        }
        catch (StatisticRefusedException refused)
        {
            return new(series, "window", window.ToYear is null ? null : window.FromYear, window.ToYear, null, null, null, null) { Text = refused.Reason };
        }
    }

    private static TrendRow Mean(TrendSeriesName series, string part, AverageChange mean) =>
        new(series, part, mean.FromYear, mean.ToYear, mean.Change, mean.Lower, mean.Upper, mean.PValue) { Method = mean.Method };
}

using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;

namespace Registry.Api.Compute;

/// <summary>The limits of the service: for statistics, of which as many run side by side as there are processors, and for reports, of which one is
/// written at a time.</summary>
/// <remarks>A report takes minutes where a statistic takes seconds: with turns in common two reports would keep every statistic waiting.</remarks>
internal sealed class WorkLimits(TimeSpan longestComputation, TimeSpan longestReport) : IDisposable
{
    /// <summary>Statistics: /v1/compute, rate ratios, trends, forecasts, nowcasts, survival, prevalence, own survival for the assessments.</summary>
    public WorkLimit Statistics { get; } = new(longestComputation, Environment.ProcessorCount);

    /// <summary>Reports.</summary>
    public WorkLimit Reports { get; } = new(longestReport, turns: 1);

    /// <summary>What is said of a computation of /v1/compute that takes too long.</summary>
    public Bilingual TooManyRows => Ended(Statistics, new(
        "请减少行数、置换或模拟次数、转折点数或网格点数，或在命令行用 registry compute 计算（无时限）。",
        "Send fewer rows, permutations, simulations, joinpoints or grid points, or use registry compute, which has no limit of time."));

    /// <summary>The problem of a table of the store that there is no answer to: 400 when it took too long, 503 when its turn did not come.</summary>
    public ProblemHttpResult OfTable(WorkEnd end, string verb) => Of(Statistics, end, new(
        $"请减少登记处、年份、部位或置换次数，或在命令行用 registry {verb} 计算（无时限）。",
        $"Ask for fewer registries, years, sites or permutations, or use registry {verb}, which has no limit of time."));

    /// <summary>The problem of a report that was not written.</summary>
    public ProblemHttpResult OfReport(WorkEnd end) => Of(Reports, end, new(
        "请在命令行用 registry report 生成（无时限）。", "Use registry report, which has no limit of time."));

    /// <summary>503: others were at work for as long as one waits.</summary>
    public static ProblemHttpResult NotBegun(WorkLimit limit) => Problems.Of(
        StatusCodes.Status503ServiceUnavailable, "busy", new("请稍后再试。", "Try again later."),
        new($"其他计算占用了全部位置，等候 {limit.Longest.TotalSeconds:0} 秒后仍未轮到，未开始计算。请稍后再试。",
            $"Other computations took every turn: this one waited {limit.Longest.TotalSeconds:0} s and was not begun. Try again later."));

    /// <inheritdoc/>
    public void Dispose()
    {
        Statistics.Dispose();
        Reports.Dispose();
    }

    private static ProblemHttpResult Of(WorkLimit limit, WorkEnd end, Bilingual instead) => end == WorkEnd.NotBegun ? NotBegun(limit)
        : Problems.Of(StatusCodes.Status400BadRequest, "too-much-work", new("无法计算。", "This cannot be computed."), Ended(limit, instead));

    private static Bilingual Ended(WorkLimit limit, Bilingual instead) => new(
        $"计算超过 {limit.Longest.TotalSeconds:0} 秒，已停止。{instead.Zh}", $"took more than {limit.Longest.TotalSeconds:0} s and was ended. {instead.En}");
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Compute;
using Registry.Api.Populations;
using Registry.Api.Serving;
using Registry.Api.Survival;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Assessments;

/// <summary>Quality indicators judged by their context, what was said of them, and timeliness.</summary>
internal static class AssessmentEndpoints
{
    public static void MapAssessments(this IEndpointRouteBuilder routes)
    {
        var quality = routes.MapGroup("/quality").WithTags("Quality");
        quality.MapGet("/assessments", List).WithName("ListAssessments")
            .WithSummary("Indicators by registry, site, sex and year, held against sites, region, own past and survival: fine, explain or block")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        quality.MapPost("/explanations", Explain).WithName("ExplainIndicator")
            .WithSummary("Keeps who explains an indicator and why; it lapses when the counts change")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        quality.MapPost("/explanations/{id}/withdraw", Withdraw).WithName("WithdrawExplanation")
            .WithSummary("Takes an explanation back: the indicator is open again").ProducesProblem(StatusCodes.Status409Conflict);
        quality.MapGet("/timeliness", Timeliness).WithName("GetTimeliness")
            .WithSummary("Days from incidence to report by reporting unit, and months from the end of the year to the delivery of a registry");
    }

    internal static async Task<Results<Ok<AssessmentDocument>, ValidationProblem, ProblemHttpResult>> List(
        [Description("Year of incidence; default: the last year that has data")] string? year,
        [Description("Registry codes, comma-separated; default all. The comparison is with all registries whatever is asked")] string? registries,
        [Description("total (all cancers, default), site or all")] string? level,
        [Description("Only fine, explain, block, tooFew or noData; default all")] string? verdict,
        [Description("Closing date yyyy-MM-dd: M:I is held against the five-year net survival of the own cases where it can be trusted; default: the published one")] string? closing,
        AssessmentDesk desk, CubeCache cubes, CaseSurvival source, WorkLimits limits, CancellationToken stop)
    {
        var (refusals, cube) = (new Refusals(), await cubes.CurrentAsync(stop));
        var codes = (registries ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var code in codes.Except(cube.Registries.Select(registry => registry.Code)))
            refusals.Add("registries", code, new("没有该登记处的数据。", "there are no data of such a registry."));
        var asked = refusals.Read("level", level, "total", word => word is "total" or "site" or "all" ? word : null,
            new("应为 total、site 或 all。", "total, site or all is expected."));
        var only = string.IsNullOrWhiteSpace(verdict) ? null : AssessmentEntry.ReadVerdict(verdict);
        if (!string.IsNullOrWhiteSpace(verdict) && only is null)
            refusals.Add("verdict", verdict, new("应为 fine、explain、block、tooFew 或 noData。", "fine, explain, block, tooFew or noData is expected."));
        int? wanted = string.IsNullOrWhiteSpace(year) ? null : refusals.Number("year", year, 0, 1900, 2200);
        if (wanted is > 0 && !cube.Years.Contains(wanted.Value)) refusals.Add("year", year, KnownYears.NoData(cube.Years));
        if (!refusals.None) return refusals.ToProblem();
        var (survival, end) = await SurvivalAsync(closing, cube, source, refusals, limits, stop);
        if (end != WorkEnd.Done) return limits.OfTable(end, "assess");
        return refusals.None ? TypedResults.Ok(await desk.ListAsync(cube, new(wanted, codes, asked, only) { Survival = survival }, stop)) : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<ExplanationEntry>, ValidationProblem, ProblemHttpResult>> Explain(
        ExplanationOrder order, AssessmentDesk desk, CubeCache cubes, CaseSurvival source, WorkLimits limits, CancellationToken stop)
    {
        var (refusals, cube) = (new Refusals(), await cubes.CurrentAsync(stop));
        var (survival, end) = await SurvivalAsync(order.Closing, cube, source, refusals, limits, stop);
        if (end != WorkEnd.Done) return limits.OfTable(end, "assess");
        if (!refusals.None) return refusals.ToProblem();
        var (explanation, refusal) = desk.Explain(cube, order, survival?.Survival);
        return explanation is not null ? TypedResults.Ok(ExplanationEntry.Of(explanation)) : Problems.Refused(new(refusal!.Zh, refusal.En));
    }

    // Survival of all cases takes as long as /v1/survival and waits for its turn in the same way; null and done when nobody asks for it.
    private static async Task<WorkOutcome<AskedOwnSurvival>> SurvivalAsync(
        string? closing, CountCube cube, CaseSurvival source, Refusals refusals, WorkLimits limits, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(closing) ? new(null, WorkEnd.Done)
            : await limits.Statistics.RunAsync(async end => (await AskedOwnSurvival.ReadAsync(closing, cube, source, refusals, end))!, stop);

    internal static Results<NoContent, ProblemHttpResult> Withdraw(
        [Description("Number of the explanation")] long id, UseOrder order, QualityExplanationStore store) =>
        store.Withdraw(id, order.By ?? "", order.Reason ?? "") is { } refusal ? Problems.Refused(refusal) : TypedResults.NoContent();

    internal static async Task<Results<Ok<IReadOnlyList<TimelinessEntry>>, ValidationProblem>> Timeliness(
        [Description("Year of incidence")] string? year, [Description("Only this registry; default all")] string? registry,
        [Description("Days within which a report is timely, 1 to 3650; default 30")] string? within, ReportingDays store, CubeCache cubes, CancellationToken stop)
    {
        var (refusals, years) = (new Refusals(), (await cubes.CurrentAsync(stop)).Years);
        var (asked, days) = (refusals.Number("year", year, 0, 1900, 2200), refusals.Number("within", within, 30, 1, 3650));
        if (asked == 0 && refusals.None) refusals.Add("year", year, new("应为四位年份。", "a year of four digits is expected."));
        if (asked > 0 && !years.Contains(asked)) refusals.Add("year", year, KnownYears.NoData(years));
        return refusals.None
            ? TypedResults.Ok(await TimelinessEntry.OfAsync(store, string.IsNullOrWhiteSpace(registry) ? null : registry, asked, days, stop)) : refusals.ToProblem();
    }
}

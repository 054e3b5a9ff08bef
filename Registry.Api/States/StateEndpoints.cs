using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.States;

/// <summary>The data states of the store, and what changed between two of them.</summary>
internal static class StateEndpoints
{
    public static void MapStates(this IEndpointRouteBuilder routes)
    {
        var states = routes.MapGroup("/states").WithTags("States");
        states.MapGet("", List).WithName("ListStates").WithSummary("The data states and what made each of them");
        states.MapGet("/compare", Compare).WithName("CompareStates")
            .WithSummary("Every cell of a data state against a later one, each difference put down to its causes")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Ok<IReadOnlyList<StateEntry>>> List(StateStore store, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<StateEntry>>([.. (await store.ListAsync(stop)).Select(StateEntry.Of)]);

    internal static async Task<Results<Ok<StateComparisonDocument>, ValidationProblem, ProblemHttpResult>> Compare(
        [Description("Earlier state: DS-12 or 12, or B7 for the one that the commit of batch 7 made")] string? before,
        [Description("Later state, written in the same way")] string? after,
        [Description("Tumours of a person with several: all, primaries or first; default all")] string? counting,
        [Description("Site scheme with or without version; default cn26")] string? scheme,
        [Description("False discovery rate, above 0 and below 1; default 0.05")] string? fdr,
        [Description("true: unchanged cells as well; default false")] string? all,
        StateDesk desk, CancellationToken stop)
    {
        var refusals = new Refusals();
        foreach (var (name, value) in new[] { ("before", before), ("after", after) })
            if (string.IsNullOrWhiteSpace(value)) refusals.Add(name, value, new("应写明数据状态，如 DS-12 或 B7。", "a data state is expected: DS-12 or B7."));
        var question = new StateQuestion(
            before ?? "", after ?? "", refusals.Counting("counting", counting),
            refusals.Read("scheme", scheme, SiteScheme.Cn26, SiteScheme.Find, new("应为 cn26 或 cn59。", "cn26 or cn59 is expected.")), Rate(fdr, refusals), refusals.Flag("all", all));
        if (!refusals.None) return refusals.ToProblem();
        var (document, refusal) = await desk.CompareAsync(question, stop);
        return document is not null ? TypedResults.Ok(document) : Problems.Refused(new(refusal!.Zh, refusal.En));
    }

    private static double Rate(string? text, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) return 0.05;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1) return rate;
        refusals.Add("fdr", text, new("应大于 0、小于 1。", "a number above 0 and below 1 is expected."));
        return 0.05;
    }
}

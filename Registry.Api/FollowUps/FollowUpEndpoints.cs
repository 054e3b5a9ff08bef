using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Store;
using Registry.Import.Linking;

namespace Registry.Api.FollowUps;

/// <summary>Follow-up: what is known of the cases, whose follow-up is due, how complete it is.</summary>
internal static class FollowUpEndpoints
{
    public static void MapFollowUp(this IEndpointRouteBuilder routes)
    {
        var followUp = routes.MapGroup("/follow-up").WithTags("Follow-up");
        followUp.MapGet("/due", Due).WithName("ListDueCases")
            .WithSummary("Cases alive or never followed whose last contact is long ago; those dead by the death file are told apart");
        followUp.MapGet("/summary", Summary).WithName("SummariseFollowUp")
            .WithSummary("Cases with known vital status on a closing date, by registry and year of incidence");
        followUp.MapGet("/plausibility", Plausibility).WithName("JudgeFollowUp")
            .WithSummary("Signs that last contacts were assumed or deaths missed, by registry");
        followUp.MapGet("/cases/{registry}/{caseNumber}", Case).WithName("ShowFollowUp")
            .WithSummary("What is known of the cases of a registration number, and every follow-up of them")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<Results<Ok<DueList>, ValidationProblem>> Due(
        FollowUpDue due, CancellationToken stop,
        [Description("The day for which the list is made, yyyy-MM-dd")] string? date = null,
        [Description("Most months since the last contact; 12 when nothing is said")] string? months = null,
        [Description("Registry of the cases; all when nothing is said")] string? registry = null,
        [Description("Cases to leave out at the beginning")] string? skip = null,
        [Description("Cases to give at most, 1 to 10000; 1000 when nothing is said")] string? take = null)
    {
        var refusals = new Refusals();
        var (day, most) = (Day(date, refusals), refusals.Number("months", months, 12, 0, 600));
        var (from, count) = (refusals.Number("skip", skip, 0, 0, int.MaxValue), refusals.Number("take", take, 1000, 1, 10_000));
        var only = refusals.Registry("registry", registry);
        if (!refusals.None) return refusals.ToProblem();
        var tally = new DueTally();
        var page = new List<DueEntry>();
        foreach (var one in tally.Counting(await due.StreamAsync(only, day, most, stop)))
            if (tally.Total > from && page.Count < count) page.Add(DueEntry.Of(one));
        return TypedResults.Ok(new DueList(date!, most, tally.Total, tally.Registries, page));
    }

    internal static async Task<Results<Ok<FollowUpSummary>, ValidationProblem>> Summary(
        VitalStatusStore store, CancellationToken stop,
        [Description("The closing date, yyyy-MM-dd")] string? date = null,
        [Description("Registry of the cases; all when nothing is said")] string? registry = null)
    {
        var refusals = new Refusals();
        var (day, only) = (Day(date, refusals), refusals.Registry("registry", registry));
        return refusals.None ? TypedResults.Ok(await FollowUpSummary.OfAsync(store, only, day, stop)) : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<FollowUpPlausibilityDocument>, ValidationProblem>> Plausibility(
        FollowUpStore store, VitalStatusStore registries, CancellationToken stop,
        [Description("The day, yyyy-MM-dd: cases diagnosed later do not count")] string? date = null,
        [Description("Registry of the cases; all when nothing is said")] string? registry = null)
    {
        var refusals = new Refusals();
        var (day, only) = (Day(date, refusals), refusals.Registry("registry", registry));
        return refusals.None ? TypedResults.Ok(await FollowUpPlausibilityDocument.OfAsync(store, only is null ? registries.Registries() : [only], day, stop)) : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<IReadOnlyList<FollowedCaseEntry>>, ProblemHttpResult>> Case(
        [Description("Registry code")] string registry, [Description("Registration number")] string caseNumber, FollowUpStore store,
        CancellationToken stop) =>
        await FollowedCaseEntry.OfNumberAsync(store, registry, caseNumber, stop) is { Count: > 0 } cases
            ? TypedResults.Ok(cases)
            : Problems.NotFound("case", caseNumber);

    private static DateOnly Day(string? text, Refusals refusals)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        refusals.Add("date", text, new("应为 yyyy-MM-dd 的日期。", "a date of the form yyyy-MM-dd is expected."));
        return default;
    }
}

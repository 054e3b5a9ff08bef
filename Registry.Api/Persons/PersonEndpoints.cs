using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Store;
using Registry.Import.Linking;

namespace Registry.Api.Persons;

/// <summary>Who is who: compared pairs, decisions, merges.</summary>
internal static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder routes)
    {
        var persons = routes.MapGroup("/persons").WithTags("Persons");
        persons.MapGet("/{id:long}", Show).WithName("GetPerson")
            .WithSummary("A person with its tumours and merges; no names, no identity numbers").ProducesProblem(StatusCodes.Status404NotFound);
        persons.MapPost("/links", Link).WithName("LinkPersons")
            .WithSummary("Compares the persons with each other; the surest pairs are merged, others wait for a registrar");
        persons.MapGet("/pairs", Pairs).WithName("ListPairs")
            .WithSummary("Pairs of persons that may be one, the likeliest first; with their records and the level and weight of each field");
        persons.MapPost("/merges", Merge).WithName("MergePersons").WithSummary("Decides that two persons are one")
            .ProducesProblem(StatusCodes.Status409Conflict);
        persons.MapPost("/separations", Separate).WithName("SeparatePersons")
            .WithSummary("Decides that two persons are different; they are never proposed again")
            .ProducesProblem(StatusCodes.Status409Conflict);
        persons.MapPost("/reopenings", Reopen).WithName("ReopenPersons").WithSummary("Takes the decision back that two persons are different")
            .ProducesProblem(StatusCodes.Status409Conflict);
        persons.MapGet("/merges/{id:long}/undo-preview", PreviewUnmerge).WithName("PreviewUnmerge")
            .WithSummary("Who stays together when a merge is taken back").ProducesProblem(StatusCodes.Status404NotFound);
        persons.MapPost("/merges/{id:long}/undo", Unmerge).WithName("UnmergePersons").WithSummary("Takes a merge back")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Results<Ok<PersonEntry>, ProblemHttpResult>> Show(
        [Description("Number of the person")] long id, PersonReader reader, CancellationToken stop) =>
        await reader.ReadAsync(id, stop) is { } person ? TypedResults.Ok(person) : Problems.NotFound("person", $"{id}");

    internal static async Task<Results<Ok<LinkageOutcome>, ValidationProblem>> Link(
        LinkRequest request, PersonLinkage linkage, CancellationToken stop) =>
        Unsigned(request) is { } refusals
            ? refusals.ToProblem()
            : TypedResults.Ok(await linkage.RunAsync(request.Registry, model: null, new LinkSettings(), request.By!, stop));

    internal static async Task<Results<Ok<PairList>, ValidationProblem>> Pairs(
        PersonReader persons, CancellationToken stop,
        [Description("Only pairs with a person of this registry")] string? registry = null,
        [Description("true: also the pairs that are decided")] string? decided = null,
        [Description("Pairs to leave out at the beginning")] string? skip = null,
        [Description("Pairs at most, 1 to 10000; 100 when nothing is said")] string? limit = null)
    {
        var refusals = new Refusals();
        var (of, all, from, most) = (
            refusals.Registry("registry", registry), refusals.Flag("decided", decided), refusals.Number("skip", skip, 0, 0, int.MaxValue), refusals.Number("limit", limit, 100, 1, 10_000));
        return refusals.None
            ? TypedResults.Ok(await persons.PairsAsync(!all, of, from, most, stop))
            : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<MergeEntry>, ProblemHttpResult, ValidationProblem>> Merge(
        PairRequest request, PersonStore persons, CancellationToken stop)
    {
        if (Missing(request) is { } refusals) return refusals.ToProblem();
        var outcome = await persons.MergeAsync(request.PersonA, request.PersonB, request.By!, request.Reason!, stop);
        return outcome.Merge is { } merge ? TypedResults.Ok(MergeEntry.Of(merge)) : Problems.Refused(outcome.Refusal!);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult, ValidationProblem>> Separate(
        PairRequest request, PersonStore persons, CancellationToken stop)
    {
        if (Missing(request) is { } refusals) return refusals.ToProblem();
        return await persons.SeparateAsync(request.PersonA, request.PersonB, request.By!, request.Reason!, stop) is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult, ValidationProblem>> Reopen(
        PairRequest request, PersonStore persons, CancellationToken stop)
    {
        if (Missing(request) is { } refusals) return refusals.ToProblem();
        return await persons.ReopenAsync(request.PersonA, request.PersonB, request.By!, request.Reason!, stop) is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.NoContent();
    }

    internal static async Task<Results<Ok<UnmergeEntry>, ProblemHttpResult>> PreviewUnmerge(
        [Description("Number of the merge")] long id, PersonStore persons, CancellationToken stop) =>
        await persons.PreviewUnmergeAsync(id, stop) is { } preview
            ? TypedResults.Ok(UnmergeEntry.Of(preview))
            : Problems.NotFound("merge", $"{id}");

    internal static async Task<Results<Ok<MergeEntry>, ProblemHttpResult, ValidationProblem>> Unmerge(
        [Description("Number of the merge")] long id, DecisionRequest request, PersonStore persons, CancellationToken stop)
    {
        if (Missing(request.By, request.Reason) is { } refusals) return refusals.ToProblem();
        var outcome = await persons.UnmergeAsync(id, request.By!, request.Reason!, stop);
        return outcome.Merge is { } merge ? TypedResults.Ok(MergeEntry.Of(merge)) : Problems.Refused(outcome.Refusal!);
    }

    private static Refusals? Unsigned(LinkRequest request)
    {
        var refusals = Missing(request.By, "linkage") ?? new();
        refusals.Registry("registry", request.Registry);
        return refusals.None ? null : refusals;
    }

    // Persons are numbered from 1.
    private static Refusals? Missing(PairRequest request)
    {
        var refusals = Missing(request.By, request.Reason) ?? new();
        if (request.PersonA <= 0) refusals.Add("personA", null, new("请给出人员编号。", "give the number of a person."));
        if (request.PersonB <= 0) refusals.Add("personB", null, new("请给出人员编号。", "give the number of a person."));
        return refusals.None ? null : refusals;
    }

    // A decision without a name and a reason is none.
    private static Refusals? Missing(string? by, string? reason)
    {
        var refusals = new Refusals();
        if (string.IsNullOrWhiteSpace(by)) refusals.Add("by", by, new("请注明由谁决定。", "say who decides."));
        if (string.IsNullOrWhiteSpace(reason)) refusals.Add("reason", reason, new("请注明理由。", "say why."));
        return refusals.None ? null : refusals;
    }
}

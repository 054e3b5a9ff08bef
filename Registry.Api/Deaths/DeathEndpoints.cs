using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Batches;
using Registry.Api.Serving;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Linking;

namespace Registry.Api.Deaths;

/// <summary>Death clearance: deaths matched to cases, tracing of the others, DCO cases.</summary>
internal static class DeathEndpoints
{
    public static void MapDeaths(this IEndpointRouteBuilder routes)
    {
        var deaths = routes.MapGroup("/deaths").WithTags("Deaths");
        deaths.MapPost("/matching", Match).WithName("MatchDeaths")
            .WithSummary("Compares deaths with cases, begins and ends tracings, and tells what a registrar should look at");
        deaths.MapGet("/matches", Matches).WithName("ListDeathMatches").WithSummary("Deaths and the persons they may be");
        deaths.MapPost("/decisions", Decide).WithName("DecideDeath").WithSummary("Decides whether a death is that of a person")
            .ProducesProblem(StatusCodes.Status409Conflict);
        deaths.MapPost("/applications", Apply).WithName("ApplyDeaths")
            .WithSummary("Takes linked deaths to the cases of their persons, as a follow-up batch a registry; previews with preview: true");
        deaths.MapGet("/traces", Traces).WithName("ListTraces")
            .WithSummary("The worklist: tracings of deaths from cancer without a case (DCN), hospital by hospital");
        deaths.MapPost("/traces/{id:long}/steps", Step).WithName("StepTrace").WithSummary("Takes a step in the tracing of a death")
            .ProducesProblem(StatusCodes.Status409Conflict);
        deaths.MapPost("/certificate-cases", MakeCases).WithName("MakeCertificateCases")
            .WithSummary("Makes cases (DCO) of the deaths whose tracing found nothing, one batch a registry");
    }

    internal static async Task<Results<Ok<ClearanceEntry>, ValidationProblem>> Match(
        ClearanceRequest request, DeathClearance clearance, CancellationToken stop) =>
        Unsigned(request.By, request.Registry) is { } refusals
            ? refusals.ToProblem()
            : TypedResults.Ok(ClearanceEntry.Of(await clearance.RunAsync(request.ToScope(), request.By!, stop)));

    internal static async Task<Results<Ok<MatchList>, ValidationProblem>> Matches(
        DeathClearanceStore store, CancellationToken stop,
        [Description("Registry of the deaths; all when nothing is said")] string? registry = null,
        [Description("Year of death, or first and last year; all when nothing is said")] string? years = null,
        [Description("true: only those that wait for a registrar")] string? open = null)
    {
        var refusals = new Refusals();
        var (scope, openOnly) = (Scope(registry, years, refusals), refusals.Flag("open", open));
        if (!refusals.None) return refusals.ToProblem();
        var matches = await store.MatchesAsync(scope.Registry, scope.FromYear, scope.ToYear, openOnly, stop);
        return TypedResults.Ok(new MatchList([.. matches.Select(MatchEntry.Of)]));
    }

    internal static async Task<Results<Ok<DeathDecisionEntry>, ProblemHttpResult, ValidationProblem>> Decide(
        DeathDecisionRequest request, DeathClearanceStore store, RegistryDatabase database, CancellationToken stop)
    {
        var refusals = Missing(
            ("by", request.By), ("reason", request.Reason), ("registry", request.Registry), ("deathNumber", request.DeathNumber)) ?? new();
        if (request.Decision is not ("same" or "different"))
            refusals.Add("decision", request.Decision, new("应为 same 或 different。", "same or different is expected."));
        if (!refusals.None) return refusals.ToProblem();
        var decision = request.Decision == "same" ? PersonDecision.Same : PersonDecision.Different;
        var warnings = decision == PersonDecision.Same
            ? await DeathContradictions.OfAsync(database, request.Registry!, request.DeathNumber!, request.PersonId, stop) : [];
        return await store.DecideAsync(
            request.Registry!, request.DeathNumber!, request.PersonId, decision, request.By!, request.Reason!, stop) is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.Ok(new DeathDecisionEntry([.. warnings.Select(warning => new Words(warning.Zh, warning.En))]));
    }

    internal static async Task<Results<Ok<ApplicationEntry>, ValidationProblem>> Apply(
        ApplicationRequest request, RegistryDatabase database, CheckCatalogue catalogue, TimeProvider clock, CancellationToken stop)
    {
        if (Unsigned(request.By, request.Registry) is { } refusals) return refusals.ToProblem();
        var signed = database.As(request.By);
        var application = new DeathApplication(signed, new BatchImport(signed, catalogue, clock));
        var scope = new ClearanceScope(request.Registry, request.FromYear ?? 0, request.ToYear ?? request.FromYear ?? 9999);
        return TypedResults.Ok(ApplicationEntry.Of(
            request.Preview == true ? await application.PreviewAsync(scope, stop) : await application.RunAsync(scope, request.By!, stop), catalogue));
    }

    internal static async Task<Results<Ok<TraceList>, ValidationProblem>> Traces(
        DeathClearanceStore store, CancellationToken stop,
        [Description("Registry of the deaths; all when nothing is said")] string? registry = null,
        [Description("to-trace, traced, nothing-found, dci, dco, no-case, matched; all when nothing is said")] string? state = null,
        [Description("Year of death, or first and last year; all when nothing is said")] string? years = null)
    {
        var refusals = new Refusals();
        var scope = Scope(registry, years, refusals);
        var wanted = TraceEntry.StateOf(refusals.OneOf("state", state, [.. Enum.GetValues<TraceState>().Select(TraceEntry.Word)]));
        if (!refusals.None) return refusals.ToProblem();
        var traces = await store.TracesAsync(scope.Registry, wanted, scope.FromYear, scope.ToYear, stop);
        return TypedResults.Ok(new TraceList([.. traces.Select(TraceEntry.Of)]));
    }

    internal static async Task<Results<NoContent, ProblemHttpResult, ValidationProblem>> Step(
        [Description("Number of the tracing")] long id, TraceStepRequest request, DeathClearanceStore store, CancellationToken stop)
    {
        var refusals = Missing(("by", request.By)) ?? new();
        var state = TraceEntry.StateOf(request.State);
        if (state is not (TraceState.ToTrace or TraceState.Traced or TraceState.NothingFound or TraceState.NoCase))
            refusals.Add("state", request.State, new(
                "应为 to-trace、traced、nothing-found 或 no-case。", "to-trace, traced, nothing-found or no-case is expected."));
        if (!refusals.None) return refusals.ToProblem();
        return await store.MoveAsync(id, state!.Value, request.By!, request.Note, stop) is { } refusal
            ? Problems.Refused(refusal)
            : TypedResults.NoContent();
    }

    internal static async Task<Results<Ok<IReadOnlyList<CertificateEntry>>, ValidationProblem>> MakeCases(
        ClearanceRequest request, RegistryDatabase database, CheckCatalogue catalogue, TimeProvider clock, CancellationToken stop) =>
        Unsigned(request.By, request.Registry) is { } refusals
            ? refusals.ToProblem()
            : TypedResults.Ok<IReadOnlyList<CertificateEntry>>(
                [.. (await CertificatesIn(database.As(request.By), catalogue, clock).RunAsync(request.ToScope(), stop))
                    .Select(CertificateEntry.Of)]);

    private static CertificateImport CertificatesIn(RegistryDatabase database, CheckCatalogue catalogue, TimeProvider clock) =>
        new(database, new BatchImport(database, catalogue, clock));

    private static ClearanceScope Scope(string? registry, string? years, Refusals refusals)
    {
        registry = refusals.Registry("registry", registry);
        if (years is null) return new(registry, 0, 9999);
        if (YearRange.Parse(years) is { } range) return new(registry, range.From, range.To);
        refusals.Add("years", years, new("应为 2020 或 2018-2022。", "2020 or 2018-2022 is expected."));
        return new(registry, 0, 9999);
    }

    private static Refusals? Unsigned(string? by, string? registry)
    {
        var refusals = Missing(("by", by)) ?? new();
        refusals.Registry("registry", registry);
        return refusals.None ? null : refusals;
    }

    private static Refusals? Missing(params (string Name, string? Value)[] fields)
    {
        var refusals = new Refusals();
        foreach (var (name, value) in fields)
            if (string.IsNullOrWhiteSpace(value)) refusals.Add(name, value, new("必填。", "a text is expected."));
        return refusals.None ? null : refusals;
    }
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Populations;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.Breaks;

/// <summary>Known breaks of the series.</summary>
internal static class BreakEndpoints
{
    public static void MapBreaks(this IEndpointRouteBuilder routes)
    {
        var breaks = routes.MapGroup("/breaks").WithTags("Breaks");
        breaks.MapGet("", List).WithName("ListBreaks")
            .WithSummary("Dated events that moved the level of a series; trends take them for jumps, forecasts look at them");
        breaks.MapPost("", Add).WithName("AddBreak")
            .WithSummary("Enters a known break: a change of coding, screening, the area or reporting").ProducesProblem(StatusCodes.Status409Conflict);
        breaks.MapPost("/{id}/withdraw", Withdraw).WithName("WithdrawBreak")
            .WithSummary("Takes a known break back").ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Results<Ok<IReadOnlyList<BreakEntry>>, ValidationProblem>> List(
        [Description("true: those taken back too; default false")] string? withdrawn, KnownBreakStore store, CancellationToken stop)
    {
        var refusals = new Refusals();
        var all = refusals.Flag("withdrawn", withdrawn);
        IReadOnlyList<BreakEntry> found = [.. (await store.ListAsync(stop)).Where(known => all || known.WithdrawnAt is null).Select(BreakEntry.Of)];
        return refusals.None ? TypedResults.Ok(found) : refusals.ToProblem();
    }

    internal static Results<Ok<BreakEntry>, ProblemHttpResult> Add(BreakOrder order, KnownBreakStore store)
    {
        var (known, refusal) = store.Add(order.ToBreak());
        return known is not null ? TypedResults.Ok(BreakEntry.Of(known)) : Problems.Refused(refusal!);
    }

    internal static Results<NoContent, ProblemHttpResult> Withdraw([Description("Number of the break")] long id, UseOrder order, KnownBreakStore store) =>
        store.Withdraw(id, order.By ?? "", order.Reason ?? "") is { } refusal ? Problems.Refused(refusal) : TypedResults.NoContent();
}

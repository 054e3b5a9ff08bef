using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>Takes back what of a batch still stands, where later batches forbid its undo.</summary>
internal static class CompensationEndpoints
{
    public static void MapCompensation(this IEndpointRouteBuilder batch)
    {
        batch.MapGet("/compensation-preview", Preview).WithName("PreviewCompensation")
            .WithSummary("What a compensation would withdraw, put back and leave as it is");
        batch.MapPost("/compensate", Compensate).WithName("CompensateBatch")
            .WithSummary("Takes back what of a batch still stands, as a new batch that can be undone itself; for batches that later ones build on")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Results<Ok<CompensationEntry>, ProblemHttpResult>> Preview(
        [Description("Number of the batch")] string id, BatchStore batches, CancellationToken stop) =>
        await batches.FindAsync(id, stop) is { } batch && await batches.PreviewCompensationAsync(batch.Id, stop) is { } preview
            ? TypedResults.Ok(CompensationEntry.Of(preview))
            : Problems.NoBatch(id);

    internal static async Task<Results<Ok<CompensationEntry>, ProblemHttpResult, ValidationProblem>> Compensate(
        [Description("Number of the batch")] string id, CompensationRequest request, BatchStore batches, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        var refusals = new Refusals();
        refusals.Signature(request.By, request.Reason);
        if (!refusals.None) return refusals.ToProblem();
        var outcome = await batches.CompensateAsync(batch.Id, request.By!, request.Reason!, stop);
        return outcome.Batch is { } made ? TypedResults.Ok(CompensationEntry.Of(outcome.Preview, made)) : Problems.Refused(outcome.Refusal!);
    }
}

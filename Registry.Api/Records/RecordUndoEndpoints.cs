using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Batches;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.Records;

/// <summary>Takes back the newest version of one record.</summary>
internal static class RecordUndoEndpoints
{
    public static void MapRecordUndo(this IEndpointRouteBuilder routes)
    {
        var records = routes.MapGroup("/records").WithTags("Records");
        records.MapGet("/undo-preview", Preview).WithName("PreviewRecordUndo")
            .WithSummary("What taking back the newest version of one record would do");
        records.MapPost("/undo", Undo).WithName("UndoRecord")
            .WithSummary("Takes back the newest version of one record: the version before stands again, or the record is withdrawn; a batch that can be undone itself")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<Results<Ok<CompensationEntry>, ValidationProblem>> Preview(
        [AsParameters] RecordQuery query, RecordStore records, CancellationToken stop)
    {
        var refusals = new Refusals();
        return query.Read(refusals) is { } record
            ? TypedResults.Ok(CompensationEntry.Of(await records.PreviewUndoAsync(record, stop)))
            : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<CompensationEntry>, ProblemHttpResult, ValidationProblem>> Undo(
        RecordUndoRequest request, RecordStore records, CancellationToken stop)
    {
        var refusals = new Refusals();
        if (request.Read(refusals) is not { } record || !refusals.None) return refusals.ToProblem();
        var outcome = await records.UndoAsync(record, request.By!, request.Reason!, stop);
        return outcome.Batch is { } made ? TypedResults.Ok(CompensationEntry.Of(outcome.Preview, made)) : Problems.Refused(outcome.Refusal!);
    }
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.History;
using Registry.Api.Serving;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>Delivered files: upload, state, commit, undo.</summary>
internal static class BatchEndpoints
{
    public static void MapBatches(this IEndpointRouteBuilder routes, ServiceSettings settings)
    {
        var batches = routes.MapGroup("/batches").WithTags("Batches");
        batches.MapPost("", Upload).WithName("UploadBatch")
            .WithSummary("Sends a file; it is read in the background and stops at checked (or unreadable), waiting for the commit")
            .WithMetadata(new UploadLimit(settings.MaxUploadBytes))
            .Accepts<UploadFields>("multipart/form-data")
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        batches.MapGet("", List).WithName("ListBatches").WithSummary("Batches, newest first");

        var batch = batches.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        batch.MapGet("", Show).WithName("GetBatch")
            .WithSummary("State of a batch, its row counts, what its checks found, how far its reading is");
        batch.MapGet("/undo-preview", PreviewUndo).WithName("PreviewUndo")
            .WithSummary("What an undo would do, and which later batches stand in its way");
        batch.MapPost("/check", Check).WithName("CheckBatch")
            .WithSummary("Reads a batch again that is uploaded (its reading was broken off), unreadable or checked")
            .ProducesProblem(StatusCodes.Status409Conflict);
        batch.MapPost("/commit", Commit).WithName("CommitBatch").WithSummary("Makes the accepted rows of a checked batch count")
            .ProducesProblem(StatusCodes.Status409Conflict);
        batch.MapPost("/undo", Undo).WithName("UndoBatch").WithSummary("Takes a committed batch back as a whole")
            .ProducesProblem(StatusCodes.Status409Conflict);
        batch.MapVerdicts();
        batch.MapChanges();
        batch.MapDifference();
        batch.MapCompensation();
    }

    internal static async Task<Results<Accepted<BatchEntry>, ValidationProblem>> Upload(
        HttpRequest request, RegistryDatabase database, BatchStore batches, ImportQueue queue, CancellationToken stop)
    {
        database.MustBeWritable();                           // before the file is taken in
        var refusals = new Refusals();
        if (!UploadForm.IsMultipart(request))
            return NoFile(refusals, request.ContentType);
        using var form = await UploadForm.ReadAsync(request, database.FilePath + ".files", stop);
        foreach (var stranger in form.Strangers) refusals.AddUnknown(stranger, new("字段", "field of the form"), UploadForm.Known);
        foreach (var field in form.Garbled) refusals.Say(field, new("不是 UTF-8 文本；请以 UTF-8 编码发送。", "is no UTF-8; send it as UTF-8."));
        if (form.FileName is null) return NoFile(refusals, null);
        var asked = UploadRequest.Of(form, refusals);
        if (asked.RoundOf is { } round && await batches.FindAsync(round, stop) is null)
            refusals.Add("roundOf", form.Field("roundOf"), new("没有该批次。", "there is no such batch."));
        if (!refusals.None) return refusals.ToProblem();

        await using var content = File.OpenRead(form.Path);
        var batch = await new BatchStore(database.As(form.Field("by"))).CreateAsync(form.FileName, content, asked.Registry, asked.Atomic, stop);
        batches.SetRequest(batch.Id, asked.ToJson());
        queue.Add(batch.Id, form.Field("by"));
        return TypedResults.Accepted($"/v1/batches/{batch.Id}", BatchEntry.Of(batch));
    }

    internal static async Task<Ok<IReadOnlyList<BatchEntry>>> List(BatchStore batches, CancellationToken stop) =>
        TypedResults.Ok<IReadOnlyList<BatchEntry>>([.. (await batches.ListAsync(stop)).Select(BatchEntry.Of)]);

    internal static async Task<Results<Ok<BatchStatus>, ProblemHttpResult>> Show(
        [Description("Number of the batch")] string id, BatchStore batches, BatchStatusReader reader, CancellationToken stop) =>
        await batches.FindAsync(id, stop) is { } batch ? TypedResults.Ok(await reader.ReadAsync(batch, stop)) : Problems.NoBatch(id);

    internal static async Task<Results<Ok<UndoPreviewEntry>, ProblemHttpResult>> PreviewUndo(
        [Description("Number of the batch")] string id, BatchStore batches, CancellationToken stop) =>
        await batches.FindAsync(id, stop) is { } batch && await batches.PreviewUndoAsync(batch.Id, stop) is { } preview
            ? TypedResults.Ok(UndoPreviewEntry.Of(preview))
            : Problems.NoBatch(id);

    internal static async Task<Results<Accepted<BatchEntry>, ProblemHttpResult>> Check(
        [Description("Number of the batch")] string id, SignedRequest? signed, BatchStore batches, ImportQueue queue, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        if (batch.State is BatchState.Parsing or BatchState.Committed or BatchState.Undone || queue.ProgressOf(batch.Id) is not null)
            return Problems.Refused(new(
                $"批次 {id} 正在读取，或已入库、已撤销，不能重新核查。",
                $"Batch {id} is being read, or was committed or undone; it cannot be read again."));
        queue.Add(batch.Id, signed?.By);
        return TypedResults.Accepted($"/v1/batches/{batch.Id}", BatchEntry.Of(batch));
    }

    internal static async Task<Results<Ok<BatchEntry>, ProblemHttpResult>> Commit(
        [Description("Number of the batch")] string id, SignedRequest? signed, BatchStore batches, RegistryDatabase database, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        var outcome = await new BatchStore(database.As(signed?.By)).CommitAsync(batch.Id, stop);
        return outcome.Batch is { } committed ? TypedResults.Ok(BatchEntry.Of(committed)) : Problems.Refused(outcome.Refusal!);
    }

    internal static async Task<Results<Ok<BatchEntry>, ProblemHttpResult, ValidationProblem>> Undo(
        [Description("Number of the batch")] string id, ReasonedRequest? signed, BatchStore batches, RegistryDatabase database, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        var refusals = new Refusals();
        refusals.Signature(signed?.By, signed?.Reason);
        if (!refusals.None) return refusals.ToProblem();
        var outcome = await new BatchStore(database.As(signed!.By)).UndoAsync(batch.Id, signed.Reason, stop);
        return outcome.Batch is { } undone ? TypedResults.Ok(BatchEntry.Of(undone)) : Problems.Refused(outcome.Refusal!);
    }

    /// <summary>The batch of a number written in an address; null when it is no number or there is no such batch.</summary>
    internal static async Task<Batch?> FindAsync(this BatchStore batches, string id, CancellationToken stop) =>
        long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? await batches.FindAsync(number, stop)
            : null;

    private static ValidationProblem NoFile(Refusals refusals, string? contentType)
    {
        var said = contentType is { Length: > 120 } ? contentType[..120] + "…" : contentType;
        refusals.Add("file", said, new(
            "应为 multipart/form-data 表单（boundary 不超过 70 个字符），其中 file 部分为文件。",
            "a multipart/form-data form with a file in its part \"file\" is expected, its boundary of 70 characters at most."));
        return refusals.ToProblem();
    }
}

using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Api.Batches;

/// <summary>The copy of a delivered file with the verdicts beside each row.</summary>
internal sealed class AnnotatedCopy(
    BatchStore batches, VerdictStore verdicts, RoundStore rounds, QueryStore queries, AuditStore audit, CheckCatalogue catalogue)
{
    /// <summary>File name of the copy: the delivered name with a word added.</summary>
    public string NameFor(Batch batch) =>
        Path.GetFileNameWithoutExtension(batch.FileName) + "-annotated"
        + AnnotatedFile.ExtensionFor(batches.OriginalPath(batch), ReadAs(batch));

    /// <summary>A batch that is no delivery has no file to write beside.</summary>
    public static Refusal NoFile(Batch batch) => new(
        $"批次 {batch.Id} 是冲销，没有送报文件。", $"Batch {batch.Id} takes something back; no file was delivered with it.");

    /// <summary>Why a copy is usually made.</summary>
    public const string UsualReason = "annotated copy for the sender";

    /// <summary>Writes the copy to a file. It has the names and numbers of the delivered file: who makes it is in the audit before.</summary>
    public async Task WriteAsync(Batch batch, Stream file, IdentifiersReader reader, CancellationToken stop)
    {
        audit.IdentifiersRead(new("annotated-copy", reader.By, reader.Reason, batch.Counts.RowsRead, BatchId: batch.Id));
        var found = await verdicts.OfBatchAsync(batch.Id, new VerdictFilter(), stop);
        var (_, confirmed) = await queries.ListAsync(new(BatchId: batch.Id, State: QueryState.Confirmed), stop);
        var annotation = new Annotation
        {
            Verdicts = found,
            Confirmed = [.. confirmed.Select(query => (query.Verdict, query.Confirmation!))],
            Fates = await rounds.FatesAsync(batch.Id, stop),
            Marker = AnnotationMarker.Of(batch),
        };
        AnnotatedFile.Write(batches.OriginalPath(batch), ReadAs(batch), annotation, catalogue, file);
    }

    /// <summary>Sends the copy. It is written to a file first, because an answer may only be written without blocking.</summary>
    public async Task SendAsync(Batch batch, Stream answer, IdentifiersReader reader, CancellationToken stop)
    {
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await WriteAsync(batch, file, reader, stop);
        file.Position = 0;
        await file.CopyToAsync(answer, stop);
    }

    private ReadingOptions ReadAs(Batch batch) => new()
    {
        Registry = batch.Registry,
        FileName = batch.FileName,
        Profile = ImportRequest.Of(batches.RequestOf(batch.Id)).Profile(),
    };
}

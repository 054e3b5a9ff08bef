using System.Text.RegularExpressions;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Updating;

/// <summary>The earlier batch that a delivery corrects.</summary>
/// <param name="Batch">The latest round so far.</param>
/// <param name="IsByNameOnly">True when nothing but the file name speaks for it: then the rows must bear it out.</param>
internal sealed record EarlierRound(Batch Batch, bool IsByNameOnly);

/// <summary>Recognises a delivery that corrects an earlier one.</summary>
/// <remarks>
/// What the sender says goes first, then the mark of a batch in an annotated copy, then the same registry and file name. But for what
/// the sender says, the earlier delivery must have had returned rows or queries: else there is nothing to correct.
/// </remarks>
internal sealed partial class RoundRecognition(RoundStore rounds, BatchStore batches)
{
    /// <summary>The round before, or null when the delivery is a first one.</summary>
    /// <exception cref="BatchRefusedException">The sender names a batch that cannot be the round before.</exception>
    public async Task<EarlierRound?> FindAsync(Batch batch, string registry, ImportRequest request, BatchFile file, CancellationToken stop)
    {
        if (request.RoundOf is { } named) return new(await NamedAsync(batch, registry, named, stop), IsByNameOnly: false);
        if (await CopiedAsync(file, stop) is { } original && original.Registry == registry && IsBefore(original, batch))
            return await LastAsync(original, batch, stop) is { } last && AsksForMore(last) ? new(last, IsByNameOnly: false) : null;
        var namesake = (await rounds.EarlierAsync(registry, batch.Id, stop)).FirstOrDefault(earlier => Stem(earlier.FileName) == Stem(batch.FileName));
        return namesake is not null && AsksForMore(namesake) ? new(await LastAsync(namesake, batch, stop) ?? namesake, IsByNameOnly: true) : null;
    }

    /// <summary>The batch whose file, or annotated copy of it, is delivered again; null when it is neither.</summary>
    /// <remarks>Of several that delivered the same bytes the first: what came after it is newer than the file. A copy goes before: whoever
    /// sent it first, its content is that of the batch it was made of.</remarks>
    public async Task<DeliveredBefore?> DeliveredBeforeAsync(Batch batch, string registry, BatchFile file, CancellationToken stop)
    {
        var sameBytes = await rounds.FirstOfFileAsync(batch, registry, stop);
        var copied = await CopiedAsync(file, stop) is { } original && original.Registry == registry && IsBefore(original, batch) ? original : null;
        return (copied ?? sameBytes) is not { } first ? null
            : new(first, new(sameBytes?.Id, copied?.Id), await rounds.ChainAsync(first.Id, stop));
    }

    /// <summary>The batch of this database whose annotated copy a file is, by the mark in it; else null.</summary>
    public async Task<Batch?> CopiedAsync(BatchFile file, CancellationToken stop) =>
        file.CopyOf is { } marker && await batches.FindAsync(marker.BatchId, stop) is { } copied && marker.IsOf(copied) ? copied : null;

    /// <summary>Name of a delivery without its ending and without what copies add to it.</summary>
    public static string Stem(string fileName) => Additions().Replace(Path.GetFileNameWithoutExtension(fileName), "").ToLowerInvariant();

    private async Task<Batch> NamedAsync(Batch batch, string registry, long named, CancellationToken stop)
    {
        var found = await batches.FindAsync(named, stop);
        if (found is not null && IsBefore(found, batch) && found.Registry == registry && WasRead(found))
            return await LastAsync(found, batch, stop) ?? found;
        throw new BatchRefusedException(new(
            $"批次 {named} 不能作为上一轮：它不存在、未读完、晚于本批次，或属于另一登记处。",
            $"Batch {named} cannot be the round before: it does not exist, was not read to its end, is later, or belongs to another registry."));
    }

    // A copy of an early round may come late: the delivery follows the last round there is.
    private async Task<Batch?> LastAsync(Batch one, Batch batch, CancellationToken stop) =>
        (await rounds.ChainAsync(one.Id, stop)).Where(round => IsBefore(round, batch) && WasRead(round)).MaxBy(round => round.Id);

    // A dry run comes after all batches, whatever its number.
    private static bool IsBefore(Batch earlier, Batch batch) => earlier.Id > 0 && (batch.Id < 0 || earlier.Id < batch.Id);

    private static bool WasRead(Batch batch) =>
        batch.Kind == BatchKind.Delivery && batch.State is BatchState.Checked or BatchState.Committed or BatchState.Undone;

    private static bool AsksForMore(Batch batch) => batch.Counts.Rejected > 0 || batch.Queried > 0;

    [GeneratedRegex(@"(?:-annotated|\s*[(（]\d{1,3}[)）])+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Additions();
}

using System.Text.RegularExpressions;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

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
        if (file.CopyOf is { } marker && await batches.FindAsync(marker.BatchId, stop) is { } original && marker.IsOf(original)
            && original.Registry == registry && IsBefore(original, batch))
            return await LastAsync(original, batch, stop) is { } last && AsksForMore(last) ? new(last, IsByNameOnly: false) : null;
        var namesake = (await rounds.EarlierAsync(registry, batch.Id, stop)).FirstOrDefault(earlier => Stem(earlier.FileName) == Stem(batch.FileName));
        return namesake is not null && AsksForMore(namesake) ? new(namesake, IsByNameOnly: true) : null;
    }

    /// <summary>A verdict when the delivery is the file, or the annotated copy, of a batch that a later round has corrected since; else null.</summary>
    public async Task<Verdict?> OldRoundAsync(Batch batch, BatchFile file, CancellationToken stop)
    {
        var of = batch.SameFileAs ?? (file.CopyOf is { } marker && await batches.FindAsync(marker.BatchId, stop) is { } copied && marker.IsOf(copied) ? (long?)copied.Id : null);
        if (of is not { } id) return null;
        var chain = await rounds.ChainAsync(id, stop);
        var latest = chain.LastOrDefault(round => IsBefore(round, batch) && round.State is BatchState.Checked or BatchState.Committed);
        return latest is null || latest.Id <= id ? null
            : FileVerdict.Query("F-RND-1", FormattableString.Invariant($"{chain.First(round => round.Id == id).Round}|{id}|{latest.Id}"));
    }

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
        (await rounds.ChainAsync(one.Id, stop)).LastOrDefault(round => IsBefore(round, batch) && WasRead(round));

    // A dry run comes after all batches, whatever its number.
    private static bool IsBefore(Batch earlier, Batch batch) => earlier.Id > 0 && (batch.Id < 0 || earlier.Id < batch.Id);

    private static bool WasRead(Batch batch) =>
        batch.Kind == BatchKind.Delivery && batch.State is BatchState.Checked or BatchState.Committed or BatchState.Undone;

    private static bool AsksForMore(Batch batch) => batch.Counts.Rejected > 0 || batch.Queried > 0;

    [GeneratedRegex(@"(?:-annotated|\s*[(（]\d{1,3}[)）])+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Additions();
}

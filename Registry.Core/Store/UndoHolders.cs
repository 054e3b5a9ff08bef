using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>The later batches that build on a batch.</summary>
/// <remarks>A later batch holds an earlier one when the undo would leave the later one with rows that are not in the data: it
/// replaced, withdrew or relies on its rows, registered cases from its death certificates, took its deaths to cases, followed a case
/// that is in the data only by it, or brought a record anew that it had withdrawn. A mere repetition holds nothing: its rows go with the file that brought them.</remarks>
internal static class UndoHolders
{
    private sealed record Later
    {
        public required long BatchId { get; init; }
        public required long Updated { get; init; }
        public required long Unchanged { get; init; }
        public required long ChangedData { get; init; }
    }

    private sealed record BatchCount
    {
        public required long BatchId { get; init; }
        public required long RowCount { get; init; }
    }

    private sealed record DeathKey
    {
        public required string Registry { get; init; }
        public required string Number { get; init; }
    }

    /// <summary>Those that hold it, and those that only repeated it, each in the order of their numbers.</summary>
    public static (IReadOnlyList<LaterBatch> HeldBy, IReadOnlyList<LaterBatch> RepeatedBy) Of(
        SqliteConnection connection, string path, Batch batch)
    {
        var later = connection.Query<Later>(SqlText.Query("undo_later"), new { batchId = batch.Id }).ToLookup(l => l.ChangedData > 0);
        var heldBy = new SortedDictionary<long, LaterBatch>(
            later[true].ToDictionary(l => l.BatchId, l => new LaterBatch(l.BatchId, l.Updated, l.Unchanged)));
        foreach (var (id, cases) in Certificates(connection, path, batch.Id))
            heldBy[id] = Held(heldBy, id) with { Certificates = cases };
        foreach (var followed in connection.Query<BatchCount>(SqlText.Query("undo_followed"), new { batchId = batch.Id }))
            heldBy[followed.BatchId] = Held(heldBy, followed.BatchId) with { FollowUps = followed.RowCount };
        foreach (var applied in connection.Query<BatchCount>(SqlText.Query("undo_applied"), new { batchId = batch.Id }))
            heldBy[applied.BatchId] = Held(heldBy, applied.BatchId) with { AppliedDeaths = applied.RowCount };
        if (batch.Withdrawn > 0)
            foreach (var anew in connection.Query<BatchCount>(SqlText.Query("undo_anew"), new { batchId = batch.Id }))
                heldBy[anew.BatchId] = Held(heldBy, anew.BatchId) with { BroughtAnew = anew.RowCount };
        return ([.. heldBy.Values], [.. later[false].Where(l => !heldBy.ContainsKey(l.BatchId)).Select(l => new LaterBatch(l.BatchId, l.Updated, l.Unchanged))]);
    }

    private static LaterBatch Held(SortedDictionary<long, LaterBatch> heldBy, long id) => heldBy.GetValueOrDefault(id) ?? new(id, 0, 0);

    private static IEnumerable<(long BatchId, int Cases)> Certificates(SqliteConnection connection, string path, long batchId)
    {
        var deaths = connection.Query<DeathKey>(SqlText.Query("undo_certificates"), new { batchId }).ToList();
        if (deaths.Count == 0) return [];
        using var versions = new VersionReader(connection.Handle!, path);
        return [.. deaths.Select(death => versions.CertificateCase(death.Registry, CertificateCase.NumberOf(death.Number)))
            .OfType<long>().CountBy(id => id).Select(cases => (cases.Key, cases.Value))];
    }
}

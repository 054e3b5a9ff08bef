namespace Registry.Core.Store;

/// <summary>What the digest of a row of the audit is taken over.</summary>
internal static class AuditDigest
{
    /// <summary>What stands before the first row.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Digest of the row that the statement stands on (columns of query/audit_rows), after the row before.</summary>
    /// <param name="rows">A statement of query/audit_rows on a row.</param>
    /// <param name="before">Digest of the row before.</param>
    /// <param name="changesDigest">Digest of the changes as it is to stand in the row.</param>
    public static string OfRow(Statement rows, string before, string? changesDigest)
    {
        using var digest = new CanonicalDigest();
        digest.Add(before).Add(rows.Number(AuditColumn.Id));
        AddText(digest, rows, AuditColumn.At);
        digest.Add(rows.IsNull(AuditColumn.BatchId) ? null : rows.Number(AuditColumn.BatchId));
        AddText(digest, rows, AuditColumn.Event);
        AddText(digest, rows, AuditColumn.Actor);
        digest.Add(rows.IsNull(AuditColumn.DataVersion) ? null : rows.Number(AuditColumn.DataVersion));
        AddText(digest, rows, AuditColumn.Detail);
        return digest.Add(changesDigest).Take();
    }

    /// <summary>Digest of a row that is being written: the same values in the same order.</summary>
    public static string OfRow(string before, long id, string at, AuditEntry entry, long dataVersion)
    {
        using var digest = new CanonicalDigest();
        return digest.Add(before).Add(id).Add(at).Add(entry.BatchId).Add(entry.Event).Add(entry.Actor).Add(dataVersion)
            .Add(entry.Detail).Add(entry.ChangesDigest).Take();
    }

    /// <summary>Digest of what a batch changes, read from the table; null when it changes nothing.</summary>
    /// <param name="changes">A statement of query/audit_changes_of.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="count">Number of the changes.</param>
    public static string? OfChanges(Statement changes, long batchId, out long count)
    {
        using var seal = new ChangeSeal();
        count = 0;
        changes.Bind(0, batchId);
        for (; changes.Read(); count++) seal.Add(changes.Number(0), changes.Number(1), changes.Number(2), changes.Utf8(3));
        changes.Reset();
        return seal.Take();
    }

    private static void AddText(CanonicalDigest digest, Statement rows, int column)
    {
        if (rows.IsNull(column)) digest.Add((long?)null);
        else digest.AddText(rows.Utf8(column));
    }
}

/// <summary>Columns of query/audit_rows.</summary>
internal static class AuditColumn
{
    public const int Id = 0, At = 1, BatchId = 2, Event = 3, Actor = 4, DataVersion = 5, Detail = 6, ChangesDigest = 7, Digest = 8, Seals = 9;
}

/// <summary>A row to write.</summary>
/// <param name="BatchId">The batch it is about, or null.</param>
/// <param name="Event">What happened, in one word.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Detail">JSON, or null.</param>
/// <param name="ChangesDigest">Digest of the changes it is about, or null.</param>
internal readonly record struct AuditEntry(long? BatchId, string Event, string Actor, string? Detail, string? ChangesDigest = null);

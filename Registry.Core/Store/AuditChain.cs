using System.Globalization;
using Dapper;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Adds rows to the audit, each with the digest over itself and the row before.</summary>
/// <remarks>Call it within the write transaction of what the row tells: then the two happen together or not at all, and no
/// other program can write between the row before and this one.</remarks>
internal static class AuditChain
{
    private static readonly string[] Commits = ["committed", "compensated"];

    private readonly record struct Sealed(long Id, string? ChangesDigest, string Digest);

    /// <summary>Writes a row. One that tells a commit seals what the batch changes.</summary>
    public static void Append(RegistryDatabase database, sqlite3 connection, AuditEntry entry)
    {
        if (entry.BatchId < 0) return;                       // a dry run leaves no trace
        if (entry.BatchId is { } batchId && Commits.Contains(entry.Event))
            entry = entry with { ChangesDigest = SealOf(connection, database.FilePath, batchId) };
        var (number, before, version) = End(connection, database.FilePath);
        var (id, at) = (number + 1, database.Now());
        var digest = AuditDigest.OfRow(before, id, at, entry, version);
        using var insert = new Statement(connection, "audit_insert", database.FilePath);
        insert.Bind(0, id);
        insert.Bind(1, at);
        insert.Bind(2, entry.BatchId);
        insert.Bind(3, entry.Event);
        insert.Bind(4, entry.Actor);
        insert.Bind(5, version);
        insert.Bind(6, entry.Detail);
        insert.Bind(7, entry.ChangesDigest);
        insert.Bind(8, digest);
        insert.Run();
        MoveHead(connection, database.FilePath, id, digest);
    }

    /// <summary>Chains the rows of a store that is older than the chain, once, and says so in a row of its own. What was done to
    /// them before cannot be known; from here on they are protected like all others.</summary>
    public static void SealOlder(RegistryDatabase database)
    {
        using var connection = database.OpenConnection();
        if (connection.QuerySingle<long>(SqlText.Query("audit_unsealed")) == 0) return;
        database.Write(connection, c =>
        {
            if (c.QuerySingle<long>(SqlText.Query("audit_unsealed")) == 0) return 0;     // another program was faster
            var rows = Chain(c.Handle!, database.FilePath);
            using var seal = new Statement(c.Handle!, "audit_seal", database.FilePath);
            foreach (var row in rows)
            {
                seal.Bind(0, row.ChangesDigest);
                seal.Bind(1, row.Digest);
                seal.Bind(2, row.Id);
                seal.Run();
            }
            MoveHead(c.Handle!, database.FilePath, rows[^1].Id, rows[^1].Digest);
            var detail = string.Create(CultureInfo.InvariantCulture, $$"""{"rows":{{rows.Count}}}""");
            Append(database, c.Handle!, new(BatchId: null, AuditEvents.AuditChained, database.Actor, detail));
            return rows.Count;
        });
    }

    // A staged batch was digested while it was staged; its commit must not take longer the larger it is.
    private static string? SealOf(sqlite3 connection, string path, long batchId)
    {
        using var staged = new Statement(connection, "audit_changes_sealed", path);
        staged.Bind(0, batchId);
        if (staged.Read())
        {
            var seal = staged.Text(0);
            staged.Reset();
            return seal;
        }
        using var changes = new Statement(connection, "audit_changes_of", path);
        return AuditDigest.OfChanges(changes, batchId, out _);
    }

    private static List<Sealed> Chain(sqlite3 connection, string path)
    {
        using var rows = new Statement(connection, "audit_rows", path);
        using var changes = new Statement(connection, "audit_changes_of", path);
        var (chained, before) = (new List<Sealed>(), AuditDigest.Beginning);
        while (rows.Read())
        {
            var sealing = rows.Number(AuditColumn.Seals) == 1
                ? AuditDigest.OfChanges(changes, rows.Number(AuditColumn.BatchId), out _)
                : null;
            before = AuditDigest.OfRow(rows, before, sealing);
            chained.Add(new(rows.Number(AuditColumn.Id), sealing, before));
        }
        rows.Reset();
        return chained;
    }

    private static (long Number, string Digest, long Version) End(sqlite3 connection, string path)
    {
        using var end = new Statement(connection, "audit_end", path);
        if (!end.Read())
            throw new RegistryStoreException(
                $"{path}：审计记录的链头缺失，有人改动过审计表；未写入任何内容。请运行 registry audit verify，并从备份恢复。",
                $"{path}: the head of the audit is missing, somebody changed the tables of the audit; nothing was written. "
                + "Run registry audit verify and restore the database from a backup.");
        var found = (end.Number(0), end.Text(1)!, end.Number(2));
        end.Reset();
        return found;
    }

    private static void MoveHead(sqlite3 connection, string path, long number, string digest)
    {
        using var move = new Statement(connection, "audit_head_move", path);
        move.Bind(0, number);
        move.Bind(1, digest);
        move.Run();
    }
}

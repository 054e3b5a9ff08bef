using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Cube;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>The blocks of the cells: written with the cells of a batch, read when the counts are loaded.</summary>
internal static class CellBlocks
{
    private const int BatchesOfOneTransaction = 200;

    /// <summary>Keeps the block of a batch. Inside the caller's transaction.</summary>
    public static void Write(sqlite3 connection, string path, long batchId, long lastPlace, byte[] block)
    {
        using var insert = new Statement(connection, "cell_block_insert", path);
        insert.Bind(0, batchId);
        insert.Bind(1, lastPlace);
        insert.BindBlob(2, block);
        insert.Run();
    }

    /// <summary>The blocks of all committed batches.</summary>
    public static IEnumerable<(long BatchId, long LastPlace, byte[] Bytes)> Read(SqliteConnection connection, string path)
    {
        using var blocks = new Statement(connection.Handle!, "cell_block_list", path);
        while (blocks.Read()) yield return (blocks.Number(0), blocks.Number(1), blocks.Utf8(2).ToArray());
    }

    /// <summary>Writes the blocks of batches that were committed before there were any, whose cells the database made (a compensation), or whose block a program
    /// of another version wrote.</summary>
    public static void WriteMissing(RegistryDatabase database)
    {
        using var connection = database.OpenConnection();
        foreach (var some in Missing(connection, database.FilePath).Chunk(BatchesOfOneTransaction))
            database.Write(connection, c =>
            {
                // Another program may have been faster.
                var missing = Missing(c, database.FilePath).ToHashSet();
                foreach (var batchId in some.Where(missing.Contains)) WriteBlock(c, database.FilePath, batchId);
                return some.Length;
            });
    }

    /// <summary>Cells in which a block differs from the rows it was made of: in the rows less in the block.</summary>
    public static IReadOnlyList<CubeCell> Differences(RegistryDatabase database)
    {
        using var connection = database.OpenConnection();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var differences = new List<CubeCell>();
        foreach (var (batchId, lastPlace, bytes) in Read(connection, database.FilePath).Where(block => CellBlock.IsKnown(block.Bytes)).ToList())
        {
            var sums = new CellSums();
            foreach (var cell in CubeCells.OfBatch(connection, database.FilePath, batchId, lastPlace, sign: 1, _ => { })) sums.Add(KeyOf(cell), CountsOf(cell));
            foreach (var cell in CellBlock.Cells(bytes)) sums.Add(KeyOf(cell), -CountsOf(cell));
            differences.AddRange(sums.Cells.Select(CubeCells.Of));
        }
        return differences;
    }

    private static void WriteBlock(SqliteConnection connection, string path, long batchId)
    {
        long last = 0;
        var cells = CubeCells.OfBatch(connection, path, batchId, long.MaxValue, sign: 1, place => last = Math.Max(last, place))
            .Select(cell => (KeyOf(cell), CountsOf(cell))).ToList();
        connection.Execute(SqlText.Query("staged_block_delete"), new { batchId });
        Write(connection.Handle!, path, batchId, last, CellBlock.Of(cells));
    }

    private static List<long> Missing(SqliteConnection connection, string path) =>
        [.. connection.Query<long>(SqlText.Query("cell_block_missing")), .. OfAnotherVersion(connection, path)];

    // Of each block one byte is read; a query would take in all of them whenever a database is opened.
    private static List<long> OfAnotherVersion(SqliteConnection connection, string path)
    {
        var (database, others, first) = (connection.Handle!, new List<long>(), new byte[1]);
        sqlite3_blob? block = null;
        try
        {
            foreach (var batchId in connection.Query<long>(SqlText.Query("cell_block_batches")).ToList())
            {
                var code = block is null ? raw.sqlite3_blob_open(database, "main", "cell_block", "bytes", batchId, 0, out block) : raw.sqlite3_blob_reopen(block, batchId);
                if (code == raw.SQLITE_OK) code = raw.sqlite3_blob_read(block, first, 0);
                if (code != raw.SQLITE_OK) throw WriteTransaction.Fault(database, code, path);
                if (!CellBlock.IsKnown(first)) others.Add(batchId);
            }
            return others;
        }
        finally
        {
            block?.Dispose();
        }
    }

    private static CellKey KeyOf(CubeCell cell) => new(cell.Registry, cell.Year, cell.Sex, cell.AgeGroup, cell.Icd);

    private static CellCounts CountsOf(CubeCell cell) => new(cell.Cases, cell.Deaths, cell.MorphologicallyVerified, cell.DeathCertificateOnly,
        cell.UnspecifiedMorphology, cell.UnspecifiedSubsite, cell.WithOpenQuery, cell.UnknownBasis);
}

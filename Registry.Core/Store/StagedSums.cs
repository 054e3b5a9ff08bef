using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Writes at the end of a staging what was summed up on the way.</summary>
internal static class StagedSums
{
    /// <summary>Cells of the counts, registries of the batch, batches it builds on. Inside the caller's
    /// transaction.</summary>
    public static void Write(StagingSession session)
    {
        WriteCells(session);
        WriteRegistries(session);
        WriteBases(session);
    }

    private static void WriteCells(StagingSession session)
    {
        TakeChanges(session);
        using var insert = session.Prepare("cell_insert");
        var cells = session.Cells.Cells.ToList();
        if (cells.Count == 0) return;
        foreach (var (cell, counts) in cells)
        {
            insert.Bind(0, session.BatchId);
            insert.Bind(1, cell.Registry);
            insert.Bind(2, cell.Year);
            insert.Bind(3, cell.Sex);
            insert.Bind(4, cell.AgeGroup);
            insert.Bind(5, cell.Icd10Cube);
            insert.Bind(6, counts.Cases);
            insert.Bind(7, counts.Deaths);
            insert.Bind(8, counts.Verified);
            insert.Bind(9, counts.DeathCertificateOnly);
            insert.Bind(10, counts.UnspecifiedMorphology);
            insert.Bind(11, counts.UnspecifiedSubsite);
            insert.Bind(12, counts.WithOpenQuery);
            insert.Bind(13, counts.UnknownBasis);
            insert.Run();
        }
        CellBlocks.Write(session.Database, session.Path, session.BatchId, raw.sqlite3_last_insert_rowid(session.Database), CellBlock.Of(cells));
    }

    // What commits and undos of others changed in the marks of staged rows while the batch was read stands as cells of it already.
    private static void TakeChanges(StagingSession session)
    {
        using (var changes = session.Prepare("staged_cell_changes"))
        {
            changes.Bind(0, session.BatchId);
            while (changes.Read())
                session.Cells.Add(
                    new(changes.Text(0)!, (int)changes.Number(1), (int)changes.Number(2), changes.NumberOrNull(3), changes.Text(4)!),
                    default(CellCounts) with { WithOpenQuery = (int)changes.Number(5) });
        }
        using var delete = session.Prepare("staged_cell_delete");
        delete.Bind(0, session.BatchId);
        delete.Run();
    }

    private static void WriteRegistries(StagingSession session)
    {
        using var insert = session.Prepare("batch_registry_insert");
        foreach (var registry in session.Registries)
        {
            insert.Bind(0, session.BatchId);
            insert.Bind(1, registry);
            insert.Run();
        }
    }

    private static void WriteBases(StagingSession session)
    {
        using var insert = session.Prepare("batch_base_insert");
        foreach (var (baseId, counts) in session.Bases)
        {
            insert.Bind(0, session.BatchId);
            insert.Bind(1, baseId);
            insert.Bind(2, counts.Updated);
            insert.Bind(3, counts.Unchanged);
            insert.Run();
        }
    }
}

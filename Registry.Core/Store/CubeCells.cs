using Microsoft.Data.Sqlite;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Streams the cells of the counts: millions of rows with a few thousand different codes in them.</summary>
internal static class CubeCells
{
    /// <summary>Every cell of the committed batches, from their blocks as far as these go.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="last">Told the place of each cell.</param>
    public static IEnumerable<CubeCell> Read(SqliteConnection connection, string path, Action<long> last)
    {
        foreach (var block in CellBlocks.Read(connection, path))
        {
            last(block.LastPlace);
            var cellsOfBlock = CellBlock.IsKnown(block.Bytes) ? CellBlock.Cells(block.Bytes) : OfBatch(connection, path, block.BatchId, block.LastPlace, sign: 1, last);
            foreach (var cell in cellsOfBlock) yield return cell;
        }
        using var cells = new Statement(connection.Handle!, "cube_cells", path);
        foreach (var cell in Rows(cells, sign: 1, last)) yield return cell;
    }

    /// <summary>Cells of a batch up to a place, with the sign of what became of it.</summary>
    public static IEnumerable<CubeCell> OfBatch(SqliteConnection connection, string path, long batchId, long upTo, int sign, Action<long> last)
    {
        using var cells = new Statement(connection.Handle!, "cube_cells_of_batch", path);
        cells.Bind(0, batchId);
        cells.Bind(1, upTo);
        foreach (var cell in Rows(cells, sign, last)) yield return cell;
    }

    /// <summary>Cells behind a place that were added to batches which counted already.</summary>
    public static IEnumerable<CubeCell> Added(SqliteConnection connection, string path, long behind, long version, Action<long> last)
    {
        using var cells = new Statement(connection.Handle!, "cube_cells_added", path);
        cells.Bind(0, behind);
        cells.Bind(1, version);
        foreach (var cell in Rows(cells, sign: 1, last)) yield return cell;
    }

    /// <summary>The cells of an earlier data state.</summary>
    public static IEnumerable<CubeCell> ReadAt(SqliteConnection connection, string path, long state)
    {
        using var cells = new Statement(connection.Handle!, "cube_cells_at", path);
        cells.Bind(0, state);
        foreach (var cell in Rows(cells, sign: 1, _ => { })) yield return cell;
    }

    /// <summary>What takes a tumour out of the counts.</summary>
    public static CubeCell Without(TumourOfSeveral tumour) => Of((tumour.Cell, -tumour.Counts));

    /// <summary>A cell of the store as the cube takes it.</summary>
    public static CubeCell Of((CellKey Key, CellCounts Counts) cell) => new()
    {
        Registry = cell.Key.Registry,
        Year = cell.Key.Year,
        Sex = cell.Key.Sex,
        AgeGroup = cell.Key.AgeGroup,
        Icd = cell.Key.Icd10Cube,
        Cases = cell.Counts.Cases,
        Deaths = cell.Counts.Deaths,
        MorphologicallyVerified = cell.Counts.Verified,
        DeathCertificateOnly = cell.Counts.DeathCertificateOnly,
        UnspecifiedMorphology = cell.Counts.UnspecifiedMorphology,
        UnspecifiedSubsite = cell.Counts.UnspecifiedSubsite,
        WithOpenQuery = cell.Counts.WithOpenQuery,
        UnknownBasis = cell.Counts.UnknownBasis,
    };

    private static IEnumerable<CubeCell> Rows(Statement cells, int sign, Action<long> last)
    {
        var codes = new Dictionary<ulong, string>();
        while (cells.Read())
        {
            last(cells.Number(13));
            yield return new()
            {
                Registry = Code(cells, 0, codes),
                Year = (int)cells.Number(1),
                Sex = (int)cells.Number(2),
                AgeGroup = cells.NumberOrNull(3),
                Icd = Code(cells, 4, codes),
                Cases = sign * (int)cells.Number(5),
                Deaths = sign * (int)cells.Number(6),
                MorphologicallyVerified = sign * (int)cells.Number(7),
                DeathCertificateOnly = sign * (int)cells.Number(8),
                UnspecifiedMorphology = sign * (int)cells.Number(9),
                UnspecifiedSubsite = sign * (int)cells.Number(10),
                WithOpenQuery = sign * (int)cells.Number(11),
                UnknownBasis = sign * (int)cells.Number(12),
            };
        }
    }

    // A code of up to eight bytes is its own number, so that a text is made once for each code and not once for each
    // cell.
    private static string Code(Statement cells, int column, Dictionary<ulong, string> codes)
    {
        var utf8 = cells.Utf8(column);
        if (utf8.Length > sizeof(ulong)) return cells.Text(column)!;
        ulong number = 0;
        foreach (var letter in utf8) number = number << 8 | letter;
        return codes.TryGetValue(number, out var known) ? known : codes[number] = cells.Text(column)!;
    }
}

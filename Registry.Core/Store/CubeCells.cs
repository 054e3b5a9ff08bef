using Microsoft.Data.Sqlite;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>Streams the cells of the counts: millions of rows with a few thousand different codes in them.</summary>
internal static class CubeCells
{
    public static IEnumerable<CubeCell> Read(SqliteConnection connection, string path)
    {
        using var cells = new Statement(connection.Handle!, "cube_cells", path);
        foreach (var cell in Read(cells)) yield return cell;
    }

    /// <summary>The cells of an earlier data state.</summary>
    public static IEnumerable<CubeCell> ReadAt(SqliteConnection connection, string path, long state)
    {
        using var cells = new Statement(connection.Handle!, "cube_cells_at", path);
        cells.Bind(0, state);
        foreach (var cell in Read(cells)) yield return cell;
    }

    private static IEnumerable<CubeCell> Read(Statement cells)
    {
        var codes = new Dictionary<ulong, string>();
        while (cells.Read())
            yield return new()
            {
                Registry = Code(cells, 0, codes),
                Year = (int)cells.Number(1),
                Sex = (int)cells.Number(2),
                AgeGroup = cells.NumberOrNull(3),
                Icd = Code(cells, 4, codes),
                Cases = (int)cells.Number(5),
                Deaths = (int)cells.Number(6),
                MorphologicallyVerified = (int)cells.Number(7),
                DeathCertificateOnly = (int)cells.Number(8),
                UnspecifiedMorphology = (int)cells.Number(9),
                UnspecifiedSubsite = (int)cells.Number(10),
                WithOpenQuery = (int)cells.Number(11),
            };
    }

    /// <summary>What takes a tumour out of the counts.</summary>
    public static CubeCell Without(TumourOfSeveral tumour)
    {
        var (cell, less) = (tumour.Cell, -tumour.Counts);
        return new()
        {
            Registry = cell.Registry,
            Year = cell.Year,
            Sex = cell.Sex,
            AgeGroup = cell.AgeGroup,
            Icd = cell.Icd10Cube,
            Cases = less.Cases,
            MorphologicallyVerified = less.Verified,
            DeathCertificateOnly = less.DeathCertificateOnly,
            UnspecifiedMorphology = less.UnspecifiedMorphology,
            UnspecifiedSubsite = less.UnspecifiedSubsite,
            WithOpenQuery = less.WithOpenQuery,
        };
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

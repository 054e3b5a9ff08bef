namespace Registry.Import.Reading;

/// <summary>A table of markup: its rows come with all their cells, and the columns that are wanted are picked out of them.</summary>
internal static class GridTable
{
    /// <summary>Most columns that a table may have: what a worksheet can.</summary>
    public const int MostColumns = 16_384;

    /// <summary>Most rows that a table may have: what a worksheet can.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>Most tables that a file may have.</summary>
    public const int MostTables = 255;

    /// <summary>Makes the table; <paramref name="rows"/> reads it from its beginning at each call.</summary>
    public static Table Make(string name, IReadOnlyList<TableRow> first, ReadMeter meter, Func<ReadMeter?, IEnumerable<TableRow>> rows) =>
        new(name, IsSheet: true, columns => columns is null ? rows(null) : Picked(rows(meter), columns), new(first)) { Meter = meter };

    /// <summary>Refuses a table that is larger than a worksheet can be.</summary>
    /// <exception cref="FileLimitException">It is.</exception>
    public static void MustFit(long rows, long columns)
    {
        if (rows > MostRows) throw new FileLimitException($"一个表超过{MostRows}行", $"a table of more than {MostRows} rows");
        if (columns > MostColumns) throw new FileLimitException($"一行超过{MostColumns}列", $"a row of more than {MostColumns} columns");
    }

    /// <summary>The cells of a row up to the last that holds something.</summary>
    public static string?[] Trimmed(List<string?> cells) => [.. cells.GetRange(0, cells.FindLastIndex(cell => cell is not null) + 1)];

    private static IEnumerable<TableRow> Picked(IEnumerable<TableRow> rows, TableColumns columns)
    {
        foreach (var row in rows)
            if (row.Row > columns.HeaderRow && Pick(row, columns) is { IsBlank: false } picked) yield return picked;
    }

    private static TableRow Pick(TableRow row, TableColumns columns)
    {
        var (values, numbers) = (new string?[columns.Indexes.Length], NumberCells.None);
        List<(string CheckId, int Position, string? Arguments)>? faults = null;
        for (var position = 0; position < values.Length; position++)
        {
            var column = columns.Indexes[position];
            if (column >= row.Values.Length || row.Values[column] is not { } text) continue;
            values[position] = text;
            if (row.NumberCells.Has(column)) numbers = numbers.With(position);
            if (CellText.IsGarbled(text)) (faults ??= []).Add(("F-ENC-2", position, null));
        }
        return new(row.Row, values) { NumberCells = numbers, Faults = faults ?? [] };
    }
}

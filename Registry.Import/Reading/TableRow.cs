namespace Registry.Import.Reading;

/// <summary>A row of cells before anything is known about the columns.</summary>
/// <param name="Row">Row number, 1 for the first row of the file or sheet.</param>
/// <param name="Values">Texts of the columns asked for, or of all; null when empty.</param>
internal sealed record TableRow(int Row, string?[] Values)
{
    /// <summary>Which values came from a number cell.</summary>
    public NumberCells NumberCells { get; init; }

    /// <summary>What went wrong in the row: check id, place in <see cref="Values"/> or -1, arguments of the message.</summary>
    public IReadOnlyList<(string CheckId, int Position, string? Arguments)> Faults { get; init; } = [];

    /// <summary>True when the record could not be taken apart.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>True when no cell holds anything.</summary>
    public bool IsBlank => !IsMalformed && Array.TrueForAll(Values, value => value is null);
}

/// <summary>One table of a file, whatever the format.</summary>
/// <param name="Name">Sheet name or file name.</param>
/// <param name="IsSheet">True for a worksheet: columns are named by letters.</param>
/// <param name="Read">
/// The rows from the first; with columns, only those (null marks every word for missing), without, every cell as written.
/// </param>
/// <param name="FirstRows">The first rows that hold anything, at most <see cref="HeaderMatch.SearchedRows"/>; read once.</param>
internal sealed record Table(
    string Name, bool IsSheet, Func<TableColumns?, IEnumerable<TableRow>> Read, Lazy<IReadOnlyList<TableRow>> FirstRows)
{
    /// <summary>How far the columns of the table have been read.</summary>
    public required ReadMeter Meter { get; init; }

    /// <summary>The rows in which the header is looked for.</summary>
    public static IReadOnlyList<TableRow> FirstOf(IEnumerable<TableRow> rows) => [.. rows.Where(row => !row.IsBlank).Take(HeaderMatch.SearchedRows)];

    /// <summary>Letter of a worksheet column, or the header of a text column.</summary>
    public string LabelOf(int column, string header) => IsSheet || header.Length == 0 ? Letters(column) : header;

    /// <summary>A, B … Z, AA …</summary>
    public static string Letters(int column) =>
        (column < 26 ? "" : Letters(column / 26 - 1)) + (char)('A' + column % 26);
}

/// <summary>The columns to read of a table.</summary>
/// <param name="Indexes">Places of the columns, in the order in which the values are wanted.</param>
/// <param name="IsDate">For each: true when number cells hold dates.</param>
/// <param name="HeaderRow">Row of the header; only later rows are read.</param>
/// <param name="Width">Number of columns with a header; a text record must have as many.</param>
/// <param name="Cells">Number of cells of the header row; cells beyond must be empty.</param>
internal sealed record TableColumns(int[] Indexes, bool[] IsDate, int HeaderRow, int Width, int Cells);

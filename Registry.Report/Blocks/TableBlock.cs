namespace Registry.Report.Blocks;

/// <summary>A table with caption, typed cells and footnotes.</summary>
/// <param name="Caption">Number and words.</param>
/// <param name="Columns">The columns from left to right.</param>
/// <param name="Groups">Row groups from top to bottom; a plain table has one without a label.</param>
/// <param name="Footnotes">Notes under the table.</param>
public sealed record TableBlock(
    Caption Caption, IReadOnlyList<Column> Columns, IReadOnlyList<RowGroup> Groups, IReadOnlyList<Bilingual> Footnotes)
        : Block
{
    /// <summary>What the group labels are, for formats that need a column of them; null when the table has one
    /// group.</summary>
    public Bilingual? GroupName { get; init; }

    /// <summary>Too wide for an upright page.</summary>
    public bool IsWide { get; init; }

    /// <summary>Every row of every group.</summary>
    public IEnumerable<Row> Rows => Groups.SelectMany(g => g.Rows);
}

/// <summary>A column head.</summary>
/// <param name="Head">The words, with the unit.</param>
/// <param name="Over">A head that spans this and its neighbours with the same words, or null.</param>
/// <param name="IsText">Words instead of numbers: set left.</param>
public sealed record Column(Bilingual Head, Bilingual? Over = null, bool IsText = false)
{
    /// <summary>The head with the one over it, on one line.</summary>
    public Bilingual FullHead => Over is null ? Head : new($"{Over.Zh}·{Head.Zh}", $"{Over.En}: {Head.En}");
}

/// <summary>Rows under a common label.</summary>
/// <param name="Label">The label, or null.</param>
/// <param name="Rows">The rows.</param>
public sealed record RowGroup(Bilingual? Label, IReadOnlyList<Row> Rows);

/// <summary>A row; its first cell is its head.</summary>
/// <param name="Cells">As many as the table has columns.</param>
/// <param name="IsTotal">A total, set apart.</param>
public sealed record Row(IReadOnlyList<Cell> Cells, bool IsTotal = false);

/// <summary>What stands in a cell: words, a number at full precision, or a mark.</summary>
public sealed record Cell
{
    private Cell() { }

    /// <summary>Words, or null.</summary>
    public Bilingual? Words { get; private init; }

    /// <summary>Number at full precision, or null.</summary>
    public double? Value { get; private init; }

    /// <summary>What the number is.</summary>
    public NumberKind Kind { get; private init; }

    /// <summary>The mark that stands for a missing number, or null.</summary>
    public Mark? Mark { get; private init; }

    /// <summary>The cell as printed.</summary>
    public Bilingual Text =>
        Words ?? Bilingual.Same(Value is { } value ? Numbers.Text(value, Kind) : Mark is { } mark
            ? Numbers.Text(mark) : "");

    /// <summary>Words.</summary>
    public static Cell Of(Bilingual words) => new() { Words = words };

    /// <summary>The same words in both languages.</summary>
    public static Cell Of(string words) => Of(Bilingual.Same(words));

    /// <summary>A number, or the mark "not available" when there is none.</summary>
    public static Cell Of(double? value, NumberKind kind) =>
        value is null ? Of(Report.Mark.NotAvailable, kind) : new() { Value = value, Kind = kind };

    /// <summary>A mark.</summary>
    public static Cell Of(Mark mark, NumberKind kind = NumberKind.Count) => new() { Mark = mark, Kind = kind };

    /// <summary>An empty cell.</summary>
    public static Cell Empty { get; } = new() { Words = Bilingual.Same("") };

    /// <summary>A count.</summary>
    public static Cell Count(double? value) => Of(value, NumberKind.Count);

    /// <summary>A rate per 100 000.</summary>
    public static Cell Rate(double? per100k) => Of(per100k, NumberKind.Rate);

    /// <summary>A percentage, 0 to 100.</summary>
    public static Cell Percent(double? percent) => Of(percent, NumberKind.Percent);

    /// <summary>A ratio.</summary>
    public static Cell Ratio(double? ratio) => Of(ratio, NumberKind.Ratio);
}

using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>One row of a part as it stands in the file: trimmed text by item, nothing interpreted.</summary>
/// <remarks>Immutable and independent of the reader: a row stays valid while it waits in a chunk or on another thread.</remarks>
public sealed class FileRow
{
    private readonly PartLayout _layout;
    private readonly string?[] _values;
    private readonly NumberCells _numberCells;

    /// <summary>Makes a row from the values of the layout's items, in the order of <see cref="PartLayout.Items"/>.</summary>
    /// <exception cref="ArgumentException">There are not as many values as items.</exception>
    public FileRow(PartLayout layout, int row, string?[] values, IReadOnlyList<Verdict>? problems = null)
        : this(layout, row, values, NumberCells.None, problems)
    {
    }

    /// <summary>Makes a row, some values of which came from number cells.</summary>
    internal FileRow(PartLayout layout, int row, string?[] values, NumberCells numberCells, IReadOnlyList<Verdict>? problems = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != layout.Items.Count)
            throw new ArgumentException($"{values.Length} values for {layout.Items.Count} items.", nameof(values));
        (_layout, Row, _values, _numberCells, Problems) = (layout, row, values, numberCells, problems ?? []);
    }

    /// <summary>Row number as the file's program shows it: in a worksheet the row of the sheet; in a text file the record, the header being row 1.</summary>
    public int Row { get; }

    /// <summary>What already went wrong while reading this row: a malformed record (F-ROW-1, F-ROW-2), a damaged number (F-NUM-1), garbled text (F-ENC-2).</summary>
    /// <remarks>A row with an error here is a row read and rejected; the values of a malformed record are all null.</remarks>
    public IReadOnlyList<Verdict> Problems { get; }

    /// <summary>True when the record could not be taken apart, so that none of its values is known.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>True when the row is one of several equal events of which the file has only the number: it names nobody, and nothing can be asked about it.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The layout this row was read with.</summary>
    public PartLayout Layout => _layout;

    /// <summary>
    /// Text of an item, trimmed; null when the part has no such column or the cell is empty. A word for missing
    /// (<see cref="MissingValue"/>) stays: judging takes it for no value and counts it. Dates of date cells are yyyy-MM-dd; whole
    /// numbers have no exponent and no decimal point.
    /// </summary>
    public string? this[Item item] => _layout.PositionOf(item) is var position and >= 0 ? _values[position] : null;

    /// <summary>True when the value came from a number cell of a workbook (leading zeros may be lost); never for text files.</summary>
    public bool IsNumberCell(Item item) => _layout.PositionOf(item) is var position and >= 0 && _numberCells.Has(position);
}

using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>One row before it is laid out: the text of each item, dates as yyyyMMdd with 00 for unknown parts.</summary>
internal sealed class InventedRow
{
    private static readonly int ItemCount = Enum.GetValues<Item>().Length;
    private readonly string?[] _values;

    public InventedRow() => _values = new string?[ItemCount];

    private InventedRow(string?[] values) => _values = values;

    /// <summary>The error planted in this row, or null.</summary>
    public (ErrorKind Kind, string What)? Planted { get; set; }

    /// <summary>Site group whose rates brought the case; empty for other rows.</summary>
    public string Group { get; init; } = "";

    public string? this[Item item]
    {
        get => _values[(int)item];
        set => _values[(int)item] = value;
    }

    public void Set(Item item, int? value) => this[item] = value?.ToString(CultureInfo.InvariantCulture);

    public void Set(Item item, DateOnly? value) => this[item] = value?.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public InventedRow Copy() => new((string?[])_values.Clone());
}

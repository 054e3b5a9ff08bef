using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Which items have a column in a part, and what the column is called for the person who reads a message.</summary>
public sealed class PartLayout
{
    private readonly int[] _positions = new int[Enum.GetValues<Item>().Length];
    private readonly List<Item> _items = [];
    private readonly List<PartColumn> _columns = [];

    /// <summary>Makes a layout of the columns that carry an item.</summary>
    /// <exception cref="ArgumentException">Two columns carry the same item.</exception>
    public PartLayout(IEnumerable<PartColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Array.Fill(_positions, -1);
        foreach (var column in columns)
        {
            if (_positions[(int)column.Item] >= 0) throw new ArgumentException($"Two columns for {column.Item}.", nameof(columns));
            _positions[(int)column.Item] = _items.Count;
            _items.Add(column.Item);
            _columns.Add(column);
        }
        NumberingPositions = [.. Enumerable.Range(0, _items.Count).Where(position => ItemCatalogue.Of(_items[position]).Kind == ItemKind.Id)];
    }

    /// <summary>The items that have a column, in the order of the file.</summary>
    public IReadOnlyList<Item> Items => _items;

    /// <summary>The columns that carry an item, in the order of the file.</summary>
    public IReadOnlyList<PartColumn> Columns => _columns;

    /// <summary>Places in <see cref="Items"/> of the numbers that only name something: IDs, case and certificate numbers.</summary>
    internal IReadOnlyList<int> NumberingPositions { get; }

    /// <summary>True when the part has a column for the item: only then may a check ask for it.</summary>
    public bool Has(Item item) => _positions[(int)item] >= 0;

    /// <summary>Place of an item in <see cref="Items"/>, or -1.</summary>
    public int PositionOf(Item item) => _positions[(int)item];

    /// <summary>Column of an item for a verdict: a letter for a worksheet, the header for a text file; null when it has none.</summary>
    public string? ColumnOf(Item item) => PositionOf(item) is var position and >= 0 ? _columns[position].Label : null;
}

/// <summary>A column that carries an item.</summary>
/// <param name="Item">What it carries.</param>
/// <param name="Index">Place in the file, counted from 0.</param>
/// <param name="Header">Header as written in the file; empty for a wide population table.</param>
/// <param name="Label">Letter for a worksheet, header for a text file.</param>
public sealed record PartColumn(Item Item, int Index, string Header, string Label);

using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>The header of a table: where it stands and which column carries which item.</summary>
/// <param name="Row">Row of the header.</param>
/// <param name="Columns">The columns that carry an item.</param>
/// <param name="Unknown">Headers that name no item, with their labels.</param>
/// <param name="Twice">Headers of known items that stand more than once.</param>
/// <param name="Width">Number of columns up to the last one with a header.</param>
/// <param name="Cells">Number of cells of the header row, empty ones at the end included.</param>
internal sealed record HeaderMatch(
    int Row, IReadOnlyList<PartColumn> Columns, IReadOnlyList<(string Label, string Header)> Unknown, IReadOnlyList<string> Twice, int Width, int Cells)
{
    /// <summary>How many of the first rows may come before the header.</summary>
    public const int SearchedRows = 20;

    /// <summary>Places of the columns that an annotated copy added.</summary>
    public IReadOnlyCollection<int> Added { get; private init; } = [];

    /// <summary>The batch whose annotated copy the table is, or null.</summary>
    public AnnotationMarker? Marker { get; private init; }

    /// <summary>True when a column carries the item.</summary>
    public bool Has(Item item) => Columns.Any(column => column.Item == item);

    /// <summary>The row among the first that names the most items, two at least; null when there is none.</summary>
    public static HeaderMatch? Find(Table table, ColumnProfile? profile)
    {
        HeaderMatch? best = null;
        foreach (var row in table.FirstRows.Value)
            if (!row.IsMalformed && Of(row, table, profile) is var match && match.Columns.Count >= 2 && match.Columns.Count > (best?.Columns.Count ?? 0))
                best = match;
        return best;
    }

    /// <summary>How many items a row names, for choosing a separator.</summary>
    public static int Score(TableRow row, ColumnProfile? profile) =>
        row.Values.Select(cell => cell is null ? null : ItemOf(cell, profile)?.Item).Where(item => item is not null).Distinct().Count();

    /// <summary>A row for a message: its number of cells and, behind '|', the headers among them. Without a header the first row is a
    /// person, so nothing else of it is named.</summary>
    public static string Describe(TableRow row, ColumnProfile? profile)
    {
        var headers = row.Values.OfType<string>().Where(cell => ItemOf(cell, profile) is not null).Take(12).ToList();
        return headers.Count == 0 ? $"{row.Values.Length}" : $"{row.Values.Length}|{FileVerdict.List(headers)}";
    }

    private static HeaderMatch Of(TableRow row, Table table, ColumnProfile? profile)
    {
        var best = new Dictionary<Item, (int Index, int Rank)>();
        var (unknown, twice) = (new List<(string Label, string Header)>(), new List<string>());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < row.Values.Length; index++)
        {
            if (row.Values[index] is not { } header || AnnotationColumns.IsOne(header)) continue;
            if (ItemOf(header, profile) is not var (item, rank)) unknown.Add((table.LabelOf(index, header), header));
            else if (!seen.Add(Header.Normalise(header))) twice.Add(header);
            else if (!best.TryGetValue(item, out var other)) best[item] = (index, rank);
            else
            {
                var worse = rank < other.Rank ? other.Index : index;
                if (rank < other.Rank) best[item] = (index, rank);
                unknown.Add((table.LabelOf(worse, row.Values[worse]!), row.Values[worse]!));
            }
        }
        var columns = best.OrderBy(entry => entry.Value.Index)
            .Select(entry => new PartColumn(entry.Key, entry.Value.Index, row.Values[entry.Value.Index]!, table.LabelOf(entry.Value.Index, row.Values[entry.Value.Index]!)));
        return new(row.Row, [.. columns], unknown, twice, Array.FindLastIndex(row.Values, cell => cell is not null) + 1, row.Values.Length)
        {
            Added = AnnotationColumns.In(row),
            Marker = AnnotationColumns.MarkerIn(row),
        };
    }

    private static (Item Item, int Rank)? ItemOf(string header, ColumnProfile? profile)
    {
        var normal = Header.Normalise(header);
        foreach (var (theirs, item) in profile?.Columns ?? new Dictionary<string, string>())
            if (Header.Normalise(theirs) == normal) return (ItemCatalogue.Find(item)!.Item, -1);
        return ItemCatalogue.FindHeader(header);
    }
}

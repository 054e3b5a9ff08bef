using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Exporting;

/// <summary>The CSV files of one part: all records in one, but for those that must have no column for an item of the others.</summary>
/// <remarks>Two passes over the records: the first tells the columns of each file, the second writes the rows.</remarks>
internal sealed class CsvTables(PartKind part, ExportSource source, Item[] always)
{
    private readonly ReturnedIfEmpty _returnedIfEmpty = new(part, source.Registry, source.Today);
    private readonly Dictionary<(UInt128 Low, UInt128 High), Table> _tables = [];

    private sealed class Table
    {
        public required ItemSet LeftOut { get; init; }

        public ItemSet Used;

        public Item[] Columns { get; set; } = [];

        public ExportFile? File { get; set; }
    }

    /// <summary>Writes the records.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Name of the file without its ending; that of a further file says what it has no column for.</param>
    /// <param name="records">The records, read anew with each call: first uncounted (null), then counted with the items that are carried.</param>
    public void Write(ExportFolder folder, string name, Func<ItemSet?, IEnumerable<ExportedRecord>> records)
    {
        foreach (var record in records(null)) Collect(record);
        foreach (var table in _tables.Values) Begin(folder, table, name);
        foreach (var record in records(ItemSet.Of(ItemNames.All)))
        {
            var table = _tables[_returnedIfEmpty.Of(record.Texts).Bits];
            table.File!.Write(table.Columns.Select(item => record[item]));
        }
    }

    private void Collect(ExportedRecord record)
    {
        var leftOut = _returnedIfEmpty.Of(record.Texts);
        if (!_tables.TryGetValue(leftOut.Bits, out var table)) _tables[leftOut.Bits] = table = new() { LeftOut = leftOut };
        foreach (var item in ItemNames.All)
            if (record[item] is not null) table.Used.Add(item);
    }

    private void Begin(ExportFolder folder, Table table, string name)
    {
        table.Columns = [.. CsvExport.Order.Where(item => table.Used.Contains(item) || always.Contains(item))];
        table.File = folder.Begin($"{name}{(_tables.Count == 1 ? "" : EndingOf(table.LeftOut))}.csv", TextForm.Spreadsheet);
        table.File.WriteHeader(table.Columns.Select(CsvExport.HeaderOf));
    }

    // What describes the tumour goes by what is there, the rest by what is not.
    private static string EndingOf(ItemSet leftOut)
    {
        var tumour = (leftOut.Contains(Item.Topography), leftOut.Contains(Item.Morphology)) switch
        {
            (true, true) => "_icd10",
            (false, true) => "_topo",
            (true, false) => "_morp",
            _ => "",
        };
        var others = ItemNames.All.Where(leftOut.Contains).Except([Item.Topography, Item.Morphology, Item.Behaviour]).ToList();
        return tumour + string.Concat(others.Select(item => $"_no_{CsvExport.HeaderOf(item)}"));
    }
}

using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>Recognises the tables of a CanReg5 export and joins them into one part: a row for each tumour, with its patient and its sources.</summary>
internal sealed class CanRegTables
{
    private const int FewestVariables = 4;

    private readonly Dictionary<CanRegTable, CanRegHeader> _tables;

    private CanRegTables(Dictionary<CanRegTable, CanRegHeader> tables) => _tables = tables;

    /// <summary>The table of a CanReg5 export that a table is, or null. Only a table with record numbers is one; a wide file of CanReg is read like any other.</summary>
    public static CanRegHeader? Recognise(Table table)
    {
        foreach (var row in table.FirstRows.Value)
        {
            var variables = row.Values.Select(header => header is null ? null : CanRegVariables.Find(header)).ToArray();
            if (variables.Count(variable => variable is not null) < FewestVariables) continue;
            bool Has(string name) => Array.Exists(variables, variable => variable?.ShortName == name);
            CanRegTable? kind = Has("TumourIDSourceTable") ? CanRegTable.Source
                : Has("TumourID") && (Has("PatientRecordIDTumourTable") || Has("PatientIDTumourTable")) && !Has("Sex") ? CanRegTable.Tumour
                : Has("PatientRecordID") && !Has("Top") ? CanRegTable.Patient
                : null;
            return kind is { } known ? new(known, table, row.Row, row, variables) : null;
        }
        return null;
    }

    /// <summary>The part, or the verdicts that say why there is none.</summary>
    public static PartOfTable Join(IReadOnlyList<CanRegHeader> tables)
    {
        var twice = tables.GroupBy(table => table.Kind).Where(kind => kind.Count() > 1).SelectMany(kind => kind.Select(table => table.Table.Name)).ToList();
        if (twice.Count > 0) return new(null, [FileVerdict.Error("F-SHT-4", PartKind.Incidence, FileVerdict.List(twice))], HowRead.Same("CanReg5"));
        var byKind = tables.ToDictionary(table => table.Kind);
        var missing = new[] { CanRegTable.Patient, CanRegTable.Tumour }.Where(kind => !byKind.ContainsKey(kind)).ToList();
        if (missing.Count > 0)
            return new(null, [FileVerdict.Error("F-JOIN-1", PartKind.Incidence, $"{FileVerdict.List(missing.Select(kind => kind.ToString()))}|{FileVerdict.List(tables.Select(table => table.Table.Name))}")], HowRead.Same("CanReg5"));
        return new CanRegTables(byKind).Part();
    }

    private PartOfTable Part()
    {
        var columns = _tables.Values.SelectMany(table => table.Columns()).ToList();
        var items = columns.Select(column => column.Item).ToHashSet();
        if (items.Contains(Item.LastContactDate) && items.Contains(Item.VitalStatus)) columns.Add(new(Item.DeathDate, -1, "DLC", "DLC"));
        if (items.Contains(Item.HouseholdAreaCode)) columns.Add(new(Item.HouseholdAddress, -1, "Addr", "Addr"));
        if (_tables.ContainsKey(CanRegTable.Source)) columns.Add(new(Item.OtherSources, -1, "Source", "Source"));
        var missing = RequiredColumns.Missing(PartKind.Incidence, item => columns.Exists(column => column.Item == item));
        var tumours = _tables[CanRegTable.Tumour].Table;
        var readAs = new HowRead($"CanReg5，表 {string.Join("、", _tables.Keys.Order())}", $"CanReg5, tables {string.Join(", ", _tables.Keys.Order())}");
        if (missing.Count > 0) return new(null, [FileVerdict.Error("F-HDR-1", PartKind.Incidence, $"{FileVerdict.Clean(tumours.Name)}|{string.Join("; ", missing)}")], readAs);
        var layout = new PartLayout(columns);
        var unknown = _tables.Values.SelectMany(table => table.Unknown())
            .Select(header => FileVerdict.Info("F-HDR-2", PartKind.Incidence, FileVerdict.Clean(header), FileVerdict.Clean(header)));
        var part = new FilePart(PartKind.Incidence, tumours.Name, layout, part => new CanRegRows(part, _tables).Rows())
        {
            HeaderRow = _tables[CanRegTable.Tumour].Row, Meter = tumours.Meter,
        };
        return new(part, [.. unknown], readAs);
    }
}

/// <summary>A table of a CanReg5 export with its variables.</summary>
/// <param name="Kind">Which one it is.</param>
/// <param name="Table">The table.</param>
/// <param name="Row">Row of the header.</param>
/// <param name="Header">The header.</param>
/// <param name="Variables">The variable of each column, or null.</param>
internal sealed record CanRegHeader(CanRegTable Kind, Table Table, int Row, TableRow Header, CanRegVariable?[] Variables)
{
    /// <summary>Columns that carry an item of this table, one for each.</summary>
    public IEnumerable<PartColumn> Columns() =>
        Variables.Select((variable, index) => (Variable: variable, Index: index))
            .Where(column => column.Variable is { Item: not null and not Item.RecordStatus } variable && variable.Table == Kind)
            .DistinctBy(column => column.Variable!.Item)
            .Select(column => new PartColumn(column.Variable!.Item!.Value, column.Index, column.Variable.ShortName, column.Variable.ShortName));

    /// <summary>Headers that no variable of the training registry has.</summary>
    public IEnumerable<string> Unknown() => Header.Values.Where((header, index) => header is not null && Variables[index] is null).Select(header => header!);

    /// <summary>Place of a variable among the columns, or -1.</summary>
    public int IndexOf(string shortName) => Array.FindIndex(Variables, variable => variable?.ShortName == shortName);

    /// <summary>The rows with every cell under the header.</summary>
    public IEnumerable<TableRow> Rows() => Table.Read(All());

    private TableColumns All()
    {
        var width = Array.FindLastIndex(Header.Values, header => header is not null) + 1;
        return new([.. Enumerable.Range(0, width)], new bool[width], Row, width, Header.Values.Length);
    }
}

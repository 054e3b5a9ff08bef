using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The rows of a joined CanReg5 export. Patients and sources are kept in memory, tumours stream.</summary>
internal sealed class CanRegRows
{
    private readonly FilePart _part;
    private readonly Dictionary<CanRegTable, CanRegHeader> _tables;
    private readonly Dictionary<string, string?[]> _patients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CanRegSource>> _sources = new(StringComparer.Ordinal);
    private readonly (PartColumn Column, CanRegTable Table)[] _columns;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private int _unconfirmed, _twice, _withoutTumour;

    public CanRegRows(FilePart part, Dictionary<CanRegTable, CanRegHeader> tables)
    {
        (_part, _tables) = (part, tables);
        _columns = [.. tables.SelectMany(table => table.Value.Columns().Select(column => (column, table.Key)))];
    }

    private CanRegHeader Tumours => _tables[CanRegTable.Tumour];

    /// <summary>A row for each confirmed tumour.</summary>
    public IEnumerable<FileRow> Rows()
    {
        ReadPatients();
        ReadSources();
        var (status, obsolete) = (Tumours.IndexOf("RecS"), Tumours.IndexOf("ObsoleteFlagTumourTable"));
        foreach (var row in Tumours.Rows())
        {
            if (At(row.Values, status) is "0" or "2" || At(row.Values, obsolete) == "1") _unconfirmed++;
            else yield return Joined(row);
        }
        Report("F-REC-1", _unconfirmed);
        Report("F-JOIN-3", _patients.Count - _used.Count);
        Report("F-JOIN-4", _withoutTumour + _sources.Count);
        if (_twice > 0) _part.Report(new("F-JOIN-5", Severity.Query, _part.Kind, 0, null, null, null, Text(_twice)));
    }

    private void Report(string check, int count)
    {
        if (count > 0) _part.Report(FileVerdict.Info(check, _part.Kind, arguments: Text(count)));
    }

    private void ReadPatients()
    {
        var table = _tables[CanRegTable.Patient];
        var (record, number, obsolete) = (table.IndexOf("PatientRecordID"), table.IndexOf("RegNo"), table.IndexOf("ObsoleteFlagPatientTable"));
        foreach (var row in table.Rows())
        {
            if (row.IsMalformed || At(row.Values, obsolete) == "1" || (At(row.Values, record) ?? At(row.Values, number)) is not { } key) continue;
            if (!_patients.TryAdd(key, row.Values)) _twice++;
        }
    }

    private void ReadSources()
    {
        if (_tables.GetValueOrDefault(CanRegTable.Source) is not { } table) return;
        var tumour = table.IndexOf("TumourIDSourceTable");
        foreach (var row in table.Rows())
        {
            string? Of(string name) => At(row.Values, table.IndexOf(name));
            if (row.IsMalformed || At(row.Values, tumour) is not { } key)
            {
                _withoutTumour++;
                continue;
            }
            if (!_sources.TryGetValue(key, out var sources)) _sources[key] = sources = [];
            sources.Add(new(Of("Hosp"), Of("Unit"), Of("LabNo"), Of("CasNo")));
        }
    }

    private FileRow Joined(TableRow row)
    {
        var values = new string?[_part.Layout.Items.Count];
        if (row.IsMalformed) return new(_part.Layout, row.Row, values, Faults(row)) { IsMalformed = true };
        List<Verdict> problems = [.. Faults(row)];
        var patient = PatientOf(row);
        if (patient is null) problems.Add(new("F-JOIN-2", Severity.Error, _part.Kind, row.Row, "PatientRecordIDTumourTable", null, null));
        var sources = SourcesOf(row);
        foreach (var (column, table) in _columns)
        {
            var text = table switch
            {
                CanRegTable.Tumour => At(row.Values, column.Index),
                CanRegTable.Patient => patient is null ? null : At(patient, column.Index),
                _ => OfSource(column.Item, sources),
            };
            if (text is not null) Set(values, column, text, row.Row, problems);
        }
        Complete(values, row, sources);
        return new(_part.Layout, row.Row, values, problems);
    }

    private string?[]? PatientOf(TableRow row)
    {
        foreach (var name in (string[])["PatientRecordIDTumourTable", "PatientIDTumourTable"])
            if (At(row.Values, Tumours.IndexOf(name)) is { } key && _patients.TryGetValue(key, out var patient))
            {
                _used.Add(key);
                return patient;
            }
        return null;
    }

    private List<CanRegSource> SourcesOf(TableRow row) =>
        At(row.Values, Tumours.IndexOf("TumourID")) is { } key && _sources.Remove(key, out var sources) ? sources : [];

    private static string? OfSource(Item item, List<CanRegSource> sources) =>
        sources.Count == 0 ? null : item switch
        {
            Item.Hospital => sources[0].Hosp,
            Item.Department => sources[0].Unit,
            Item.PathologyNumber => sources[0].LabNo,
            _ => sources[0].CasNo,
        };

    private void Set(string?[] values, PartColumn column, string text, int row, List<Verdict> problems)
    {
        var known = MissingValue.Find(text) is null ? CanRegCodes.Read(column.Item, text) : text;
        if (known is null && column.Item == Item.HouseholdAreaCode) Put(values, Item.HouseholdAddress, text);
        else if (known is null)
            problems.Add(new("F-MAP-1", Severity.Query, _part.Kind, row, column.Label, column.Item, null, $"{FileVerdict.Clean(text)}|{column.Header}"));
        else Put(values, column.Item, known);
    }

    private void Complete(string?[] values, TableRow row, List<CanRegSource> sources)
    {
        string? Of(Item item) => _part.Layout.PositionOf(item) is var position and >= 0 ? values[position] : null;
        if (Of(Item.VitalStatus) == "2") Put(values, Item.DeathDate, Of(Item.LastContactDate));
        if (Of(Item.FirstNames) is { } firstNames && Of(Item.Name) is { } surname) Put(values, Item.Name, CanRegCodes.FullName(surname, firstNames));
        if (sources.Count > 1) Put(values, Item.OtherSources, CanRegSource.Join(sources.GetRange(1, sources.Count - 1)));
        if (Of(Item.TumourNumber) is null && _part.Layout.Has(Item.TumourNumber)) Put(values, Item.TumourNumber, PlaceOf(row));
    }

    // The record number of a tumour is that of its patient record and two digits more.
    private string? PlaceOf(TableRow row)
    {
        var (tumour, patient) = (At(row.Values, Tumours.IndexOf("TumourID")), At(row.Values, Tumours.IndexOf("PatientRecordIDTumourTable")));
        return tumour is not null && patient is not null && tumour.Length == patient.Length + 2 && tumour.StartsWith(patient, StringComparison.Ordinal)
            ? tumour[^2..].TrimStart('0') : null;
    }

    private void Put(string?[] values, Item item, string? text)
    {
        if (_part.Layout.PositionOf(item) is var position and >= 0) values[position] = text;
    }

    private List<Verdict> Faults(TableRow row) =>
        [.. row.Faults.Select(fault => new Verdict(
            fault.CheckId, fault.CheckId == "F-ENC-2" ? Severity.Query : Severity.Error, _part.Kind, row.Row,
            fault.Position < 0 ? null : Tumours.Header.Values[fault.Position], fault.Position < 0 ? null : Tumours.Variables[fault.Position]?.Item, null, fault.Arguments))];

    private static string? At(string?[] values, int index) => index >= 0 && index < values.Length ? values[index] : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

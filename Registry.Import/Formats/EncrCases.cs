using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Formats;

/// <summary>The incidence file of the JRC-ENCR protocol as cases: codes put into the form of ours, dates of month and year, ICD-10 left to the conversion.</summary>
internal sealed class EncrCases
{
    private readonly FilePart _part;
    private readonly EncrHeader _file;
    private int _shortened;

    private EncrCases(FilePart part, EncrHeader file) => (_part, _file) = (part, file);

    /// <summary>The part of an incidence file, or the verdict that says which columns it lacks.</summary>
    public static PartOfTable Part(EncrHeader file)
    {
        var layout = new PartLayout(Columns(file));
        var missing = RequiredColumns.Missing(PartKind.Incidence, layout.Has);
        if (missing.Count > 0)
            return new(null, [FileVerdict.Error("F-HDR-1", PartKind.Incidence, $"{FileVerdict.Clean(file.Table.Name)}|{string.Join("; ", missing)}")], new("JRC-ENCR 发病", "JRC-ENCR incidence"));
        var part = new FilePart(PartKind.Incidence, file.Table.Name, layout, part => new EncrCases(part, file).Rows())
        {
            HeaderRow = file.Header.Row, Meter = file.Table.Meter, AddedColumns = AnnotationColumns.In(file.Header), Marker = AnnotationColumns.MarkerIn(file.Header),
        };
        return new(part, [], new("JRC-ENCR 发病", "JRC-ENCR incidence"));
    }

    // A date of two columns stands under its year.
    private static IEnumerable<PartColumn> Columns(EncrHeader file)
    {
        (string Column, Item? Item)[] given =
        [
            ("PAT", Item.CaseNumber), ("TUM", Item.TumourNumber), .. EncrCodes.Columns[EncrFile.Incidence].Where(column => column.Item is not Item.CaseNumber),
            ("Geo_Code", Item.HouseholdAreaCode), ("YoF", Item.DeathDate),
        ];
        return given.Where(column => column.Item is not null && file.IndexOf(column.Column) >= 0)
            .GroupBy(column => column.Item!.Value).Select(item => file.Column(item.Key, item.Last().Column));
    }

    private IEnumerable<FileRow> Rows()
    {
        foreach (var row in _file.Rows())
            if (row.IsMalformed) yield return new(_part.Layout, row.Row, new string?[_part.Layout.Items.Count], _file.Faults(row, _part.Kind)) { IsMalformed = true };
            else yield return Read(row);
        if (_shortened > 0) _part.Report(FileVerdict.Info("F-MAP-2", _part.Kind, arguments: _shortened.ToString(CultureInfo.InvariantCulture)));
    }

    private FileRow Read(TableRow row)
    {
        var values = new string?[_part.Layout.Items.Count];
        var problems = _file.Faults(row, _part.Kind);
        for (var place = 0; place < values.Length; place++)
        {
            var column = _part.Layout.Columns[place];
            var (value, hasCounterpart) = Value(column.Item, row, _file.Text(row, column.Header));
            values[place] = value;
            if (hasCounterpart) continue;
            var shown = $"{Shown(column, row)}|{column.Header}";
            problems.Add(new(value is null ? "F-MAP-1" : "F-MAP-3", Severity.Query, _part.Kind, row.Row, column.Label, column.Item, null, value is null ? shown : $"{shown}|{value}"));
        }
        return new(_part.Layout, row.Row, values, problems);
    }

    private string Shown(PartColumn column, TableRow row) => FileVerdict.Clean(MaskedValue.Of(column.Item, _file.Text(row, column.Header)) ?? "");

    private (string? Value, bool HasCounterpart) Value(Item item, TableRow row, string? text)
    {
        string? Of(string column) => _file.Text(row, column);
        return item switch
        {
            Item.CaseNumber => (EncrCodes.CaseNumber(text, Of("TUM")), true),
            Item.TumourNumber => (EncrCodes.TumourNumber(text), true),
            Item.BirthDate => (EncrCodes.Date(Of("MoB"), text), true),
            Item.IncidenceDate => (EncrCodes.Date(Of("MoI"), text), true),
            Item.LastContactDate => (EncrCodes.Date(Of("MoF"), text), true),
            Item.DeathDate => (Of("Vit_stat") == "2" ? EncrCodes.Date(Of("MoF"), text) : null, true),
            Item.UnderlyingCause => (EncrCodes.ReadCause(text, Of("ICD")), true),
            Item.CauseIcdEdition => (text == "99" ? null : text, true),
            Item.HouseholdAreaCode => (text is not null && Area.IsWellFormed(text) ? text : null, true),
            Item.GeoCode => (text is not null && Area.IsWellFormed(text) ? null : text, true),
            _ => text is null ? (null, true) : Coded(item, text),
        };
    }

    private (string? Value, bool HasCounterpart) Coded(Item item, string text)
    {
        var isShortened = false;
        var value = item switch
        {
            Item.Sex => EncrCodes.ReadSex(text, out _),
            Item.Grade when text == "0" => "9",
            Item.VitalStatus => EncrCodes.ReadVitalStatus(text),
            Item.Stage => text == "9" ? null : EncrCodes.ReadStage(text, out isShortened),
            >= Item.ClinicalT and <= Item.PathologicalM => EncrCodes.ReadCategory(text, out isShortened),
            _ when EncrCodes.IsKept(item) && text == EncrCodes.Unknown(item) => null,
            _ => text,
        };
        if (isShortened && value is not null) _shortened++;
        return (value, item switch
        {
            Item.Sex => text != "3",
            Item.Stage => value is not null || text == "9",
            >= Item.ClinicalT and <= Item.PathologicalM => value is not null,
            _ => true,
        });
    }
}

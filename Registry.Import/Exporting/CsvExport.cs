using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Exporting;

/// <summary>FB, SW and POP as CSV: every item that has a value, under the headers that registries use.</summary>
/// <remarks>Cases without topography or morphology stand in files of their own: where there is a column, a row must have a value.</remarks>
internal static class CsvExport
{
    private static readonly (Item Item, string Header)[] Headers =
    [
        (Item.CaseNumber, "registr"), (Item.TumourNumber, "tumour_number"), (Item.CertificateNumber, "certificate_number"), (Item.IdNumber, "id"),
        (Item.Name, "name"), (Item.Sex, "sex"), (Item.Age, "age"), (Item.BirthDate, "birthda"), (Item.IncidenceDate, "inciden"),
        (Item.Topography, "topo"), (Item.Morphology, "morp"), (Item.Behaviour, "beha"), (Item.Grade, "grad"), (Item.Basis, "basi"),
        (Item.Icd10, "icd10"), (Item.DeathDate, "deathda"), (Item.UnderlyingCause, "underlying_cause"), (Item.MultiplePrimary, "mult"),
        (Item.Ethnicity, "trib"), (Item.MaritalStatus, "marri"), (Item.LastContactDate, "lastcontact"), (Item.VitalStatus, "status"),
        (Item.CauseOfDeathCategory, "caus"),
    ];

    private static readonly Item[] Order = [.. Headers.Select(header => header.Item), .. ItemNames.All.Except(Headers.Select(header => header.Item))];
    private static readonly ItemSet Every = ItemSet.Of(ItemNames.All);

    private static readonly Item[] OfCases = [Item.CaseNumber, Item.Sex, Item.BirthDate, Item.IncidenceDate, Item.Basis, Item.Icd10];
    private static readonly Item[] OfDeaths = [Item.CertificateNumber, Item.Sex, Item.BirthDate, Item.DeathDate, Item.UnderlyingCause];

    /// <summary>Writes the files of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        WriteCases(source, folder);
        WriteDeaths(source, folder);
        WritePopulation(source, folder);
    }

    /// <summary>The header under which an item is written.</summary>
    public static string HeaderOf(Item item) =>
        Array.Find(Headers, header => header.Item == item).Header ?? ItemNames.Name(item);

    private static void WriteCases(ExportSource source, ExportFolder folder)
    {
        var used = new Dictionary<string, ItemSet>(StringComparer.Ordinal);
        foreach (var record in source.Cases(carried: null)) Collect(used, KindOf(record), record);
        var files = used.ToDictionary(kind => kind.Key, kind => (Columns: ColumnsOf(kind.Value, OfCases), File: (ExportFile?)null));
        foreach (var kind in used.Keys.ToList())
        {
            var ending = used.Count == 1 || kind.Length == 0 ? "" : "_" + kind;
            files[kind] = files[kind] with { File = Begin(folder, $"{source.Registry}_FB{ending}.csv", files[kind].Columns) };
        }
        foreach (var record in source.Cases(Every))
            if (files[KindOf(record)] is var (columns, file)) file!.Write(columns.Select(item => record[item]));
    }

    private static void WriteDeaths(ExportSource source, ExportFolder folder)
    {
        var used = new Dictionary<string, ItemSet>(StringComparer.Ordinal);
        foreach (var record in source.Deaths(carried: null)) Collect(used, "", record);
        if (used.Count == 0) return;
        var columns = ColumnsOf(used[""], OfDeaths);
        var file = Begin(folder, $"{source.Registry}_SW.csv", columns);
        foreach (var record in source.Deaths(Every)) file.Write(columns.Select(item => record[item]));
    }

    private static void WritePopulation(ExportSource source, ExportFolder folder)
    {
        ExportFile? file = null;
        foreach (var count in source.Population())
        {
            if (file is null)
            {
                file = folder.Begin($"{source.Registry}_POP.csv", TextForm.Spreadsheet);
                file.WriteHeader(["year", "sex", "agegroup", "popu", "death"]);
            }
            file.Write(
            [
                Text(count.Year), Text((int)count.Sex), AgeScheme.Cn19.Labels[count.AgeGroup],
                count.Persons.ToString("R", CultureInfo.InvariantCulture), count.AllCauseDeaths is { } deaths ? Text(deaths) : null,
            ]);
        }
    }

    private static string KindOf(ExportedRecord record) =>
        (record[Item.Topography], record[Item.Morphology]) switch
        {
            (null, null) => "icd10",
            (_, null) => "topo",
            (null, _) => "morp",
            _ => "",
        };

    private static void Collect(Dictionary<string, ItemSet> used, string kind, ExportedRecord record)
    {
        var items = used.GetValueOrDefault(kind);
        foreach (var item in ItemNames.All)
            if (record[item] is not null) items.Add(item);
        used[kind] = items;
    }

    private static Item[] ColumnsOf(ItemSet used, Item[] always) => [.. Order.Where(item => used.Contains(item) || always.Contains(item))];

    private static ExportFile Begin(ExportFolder folder, string name, Item[] columns)
    {
        var file = folder.Begin(name, TextForm.Spreadsheet);
        file.WriteHeader(columns.Select(HeaderOf));
        return file;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

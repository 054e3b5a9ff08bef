using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Exporting;

/// <summary>FB, SW, SF and POP as CSV: every item that has a value, under the headers that registries use.</summary>
/// <remarks>Records that lack an item, such as cases without topography or morphology or the dead without an underlying cause, stand in files of their
/// own (<see cref="CsvTables"/>): where there is a column, a row must have a value.</remarks>
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

    /// <summary>Every item, in the order of the columns.</summary>
    public static readonly Item[] Order = [.. Headers.Select(header => header.Item), .. ItemNames.All.Except(Headers.Select(header => header.Item))];

    private static readonly Item[] OfCases = [Item.CaseNumber, Item.Sex, Item.BirthDate, Item.IncidenceDate, Item.Basis, Item.Icd10];
    private static readonly Item[] OfDeaths = [Item.CertificateNumber, Item.Sex, Item.BirthDate, Item.DeathDate, Item.UnderlyingCause];
    private static readonly Item[] OfFollowUps = [Item.CaseNumber, Item.TumourNumber, Item.VitalStatus, Item.FollowUpDate, Item.LastContactDate];

    /// <summary>Writes the files of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        new CsvTables(PartKind.Incidence, source, OfCases).Write(folder, $"{source.Registry}_FB", source.Cases);
        new CsvTables(PartKind.Death, source, OfDeaths).Write(folder, $"{source.Registry}_SW", source.Deaths);
        new CsvTables(PartKind.FollowUp, source, OfFollowUps).Write(folder, $"{source.Registry}_SF", source.FollowUps);
        WritePopulation(source, folder);
    }

    /// <summary>The header under which an item is written.</summary>
    public static string HeaderOf(Item item) =>
        Array.Find(Headers, header => header.Item == item).Header ?? ItemNames.Name(item);

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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

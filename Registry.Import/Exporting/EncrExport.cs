using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;

namespace Registry.Import.Exporting;

/// <summary>The four files of the JRC-ENCR protocol, separated by semicolons: incidence, mortality, population, life table.</summary>
/// <remarks>Persons and tumours have the numbers of the store, a list leads back. Dates have month and year. Ages of the counts are the lower ends of
/// the 19 groups, of the life table single years.</remarks>
internal static class EncrExport
{
    private const char Separator = ';';

    /// <summary>The items that have a column; others have none in ENCR.</summary>
    public static ItemSet CarriedOfCases { get; } = ItemSet.Of(
        EncrCodes.Columns[EncrFile.Incidence].Select(column => column.Item).OfType<Item>().Append(Item.DeathDate).Append(Item.TumourNumber));

    /// <summary>What the counts of deaths are made of.</summary>
    public static ItemSet CarriedOfDeaths { get; } =
        ItemSet.Of([Item.CertificateNumber, Item.Sex, Item.Age, Item.BirthDate, Item.DeathDate, Item.UnderlyingCause]);

    /// <summary>Writes the files of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        WriteCases(source, folder);
        WriteDeaths(source, folder);
        var population = source.Population().Where(count => count.Sex is Sex.Male or Sex.Female).ToList();
        WritePopulation(source, folder, population);
        WriteLifeTable(source, folder, population);
    }

    /// <summary>The probability of dying within a year where the rate is the same for a whole age group: 1 - exp(-deaths / persons).</summary>
    public static double DeathProbability(double deaths, double persons) => persons > 0 ? 1 - Math.Exp(-deaths / persons) : 0;

    private static void WriteCases(ExportSource source, ExportFolder folder)
    {
        ExportFile? file = null, keys = null;
        foreach (var record in source.Cases(CarriedOfCases))
        {
            file ??= Begin(source, folder, EncrFile.Incidence, "incidence");
            keys ??= BeginKeys(source, folder);
            file.Write(EncrCodes.Columns[EncrFile.Incidence].Select(column => Field(column.Column, column.Item, record, source.Tally)));
            keys.Write([Text(record.Person), Text(record.Id), source.Registry, record[Item.CaseNumber], record[Item.TumourNumber]]);
        }
    }

    private static void WriteDeaths(ExportSource source, ExportFolder folder)
    {
        var counts = new SortedDictionary<(int Year, int Sex, int Age, string Cause), long>();
        foreach (var record in source.Deaths(CarriedOfDeaths))
        {
            var death = record.Death!;
            var age = CaseRecord.AgeAt(death.BirthDate, death.DeathDate, death.ReportedAge) is { } years and >= 0
                ? AgeScheme.Cn19.LowerBound(AgeScheme.Cn19.GroupOf(years)) : 999;
            var cell = (death.DeathDate.Year, SexOf(death.Sex), age, CanRegCodes.Icd10(death.UnderlyingCause.Code)!);
            counts[cell] = counts.GetValueOrDefault(cell) + 1;
        }
        if (counts.Count == 0) return;
        var file = Begin(source, folder, EncrFile.Mortality, "mortality");
        foreach (var ((year, sex, age, cause), deaths) in counts) file.Write([Text(year), Text(sex), Text(age), cause, Text(deaths)]);
    }

    private static void WritePopulation(ExportSource source, ExportFolder folder, List<PopulationCount> population)
    {
        if (population.Count == 0) return;
        var file = Begin(source, folder, EncrFile.Population, "population");
        foreach (var count in population)
            file.Write(
                [Text(count.Year), Text((int)count.Sex), Text(AgeScheme.Cn19.LowerBound(count.AgeGroup)), count.Persons.ToString("R", CultureInfo.InvariantCulture)]);
    }

    private static void WriteLifeTable(ExportSource source, ExportFolder folder, List<PopulationCount> population)
    {
        const int LastAge = 99;
        ExportFile? file = null;
        foreach (var count in population.Where(count => count is { AllCauseDeaths: not null, Persons: > 0 }))
        {
            file ??= Begin(source, folder, EncrFile.LifeTable, "lifetable");
            var first = AgeScheme.Cn19.LowerBound(count.AgeGroup);
            var last = AgeScheme.Cn19.WidthYears(count.AgeGroup) is { } width ? first + width - 1 : LastAge;
            var probability = DeathProbability(count.AllCauseDeaths!.Value, count.Persons).ToString("R", CultureInfo.InvariantCulture);
            for (var age = first; age <= last; age++) file.Write([Text(count.Year), Text((int)count.Sex), Text(age), probability]);
        }
    }

    private static ExportFile Begin(ExportSource source, ExportFolder folder, EncrFile kind, string name)
    {
        var file = folder.Begin($"{source.Registry}_ENCR_{name}.csv", TextForm.Program(Separator));
        file.WriteHeader(EncrCodes.Columns[kind].Select(column => column.Column));
        return file;
    }

    private static ExportFile BeginKeys(ExportSource source, ExportFolder folder)
    {
        var keys = folder.Begin($"{source.Registry}_ENCR_record_keys.csv", TextForm.Spreadsheet);
        keys.WriteHeader(["PAT", "TUM", "registry", "registr", "tumour_number"]);
        return keys;
    }

    private static string? Field(string column, Item? item, ExportedRecord record, ExportTally tally)
    {
        var @case = record.Case!;
        var end = @case.VitalStatus == 2 ? @case.DeathDate : @case.LastContactDate;
        return column switch
        {
            "PAT" => Text(record.Person),
            "TUM" => Text(record.Id),
            "MoB" => EncrCodes.Month(@case.BirthDate),
            "YoB" => EncrCodes.Year(@case.BirthDate),
            "Age" => Text(@case.AgeAtIncidence ?? 999),
            "Sex" => Text(SexOf(@case.Sex)),
            "Geo_Code" => record[Item.GeoCode] ?? @case.HouseholdAreaCode ?? @case.Registry,
            "MoI" => EncrCodes.Month(@case.IncidenceDate),
            "YoI" => EncrCodes.Year(@case.IncidenceDate),
            "BoD" => Text((int)(@case.Basis ?? BasisOfDiagnosis.Unknown)),
            "Topo" => @case.Topography?.Code.Replace(".", "", StringComparison.Ordinal),
            "Vit_stat" => EncrCodes.VitalStatus(record[Item.VitalStatus]),
            "MoF" => EncrCodes.Month(end),
            "YoF" => EncrCodes.Year(end),
            "Surv_time" => SurvivalDays(@case, end) ?? record[Item.SurvivalDays],
            "ICD" => @case.VitalStatus != 2 ? null : record[Item.UnderlyingCause] is null ? "99" : record[Item.CauseIcdEdition] ?? "10",
            "CoD" => @case.VitalStatus != 2 ? null : CanRegCodes.Icd10(record[Item.UnderlyingCause]) ?? "R99",
            _ => Coded(item!.Value, record, tally),
        };
    }

    private static string? Coded(Item item, ExportedRecord record, ExportTally tally)
    {
        var text = record[item];
        if (EncrCodes.IsKept(item)) return text ?? EncrCodes.Unknown(item);
        if (text is null) return item == Item.Stage ? "9" : null;
        var code = item switch
        {
            Item.Stage => EncrCodes.Stage(text),
            >= Item.ClinicalT and <= Item.PathologicalM => EncrCodes.Category(item, text),
            _ => text,
        };
        if (code is null) tally.Lose(item);
        return code;
    }

    private static string? SurvivalDays(CaseRecord @case, PartialDate? end) =>
        end is { IsComplete: true } last && @case.IncidenceDate.IsComplete && last.Earliest >= @case.IncidenceDate.Earliest
            ? Text(last.Earliest.DayNumber - @case.IncidenceDate.Earliest.DayNumber) : null;

    private static int SexOf(Sex sex) => sex is Sex.Male or Sex.Female ? (int)sex : 9;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Formats;

namespace Registry.Import.Exporting;

/// <summary>Fixed-width text for three programs of IARCcrgTools, with the parameter line that names its columns, and a list that leads from the record
/// numbers back to the registration numbers.</summary>
/// <remarks>Layout as the R package iarccrgtools writes it: columns of fixed width with a semicolon between, numbers filled with zeros, texts with blanks before
/// them, an empty column at the end. Both numbers are those of the store, so that nobody is named; unknown parts of dates are 99, an unknown age is 999.</remarks>
internal static class IarcExport
{
    private static readonly Program[] Programs =
    [
        new("check", "frm", "1 15 17 17 19 23 25 28 30 30 32 32 34 34 54 56 45 52 0 36 43 0 5 6 7 7 1 2 57 590 1",
            ["record_id", "sex", "icdo3_topography", "icdo3_histology", "icdo3_behavior", "icdo3_grade", "basis", "dg_date", "bi_date", "dg_age"]),
        new("multiple_primary", "mpr", "1 15 33 35 37 37 39 43 45 48 50 50 52 59 0 1 2 1 1 1 60 620",
            ["subject_id", "record_id", "record_order", "sex", "icdo3_topography", "icdo3_histology", "icdo3_behavior", "dg_date"]),
        new("icdo3_to_icd10", "dfi", "1 15 17 17 19 23 25 28 30 30 32 32 1 2 33 350 0 1",
            ["record_id", "sex", "icdo3_topography", "icdo3_histology", "icdo3_behavior", "icdo3_grade"]),
    ];

    private static readonly Dictionary<string, int> Widths =
        FormatTable.Read("iarccrgtools.csv").ToDictionary(row => row["column"], row => int.Parse(row["width"], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private sealed record Program(string Name, string ParameterEnding, string Parameters, string[] Columns);

    /// <summary>The items that have a column.</summary>
    public static ItemSet Carried { get; } = ItemSet.Of(
    [
        Item.CaseNumber, Item.TumourNumber, Item.Sex, Item.Topography, Item.Morphology, Item.Behaviour, Item.Grade, Item.Basis, Item.IncidenceDate,
        Item.BirthDate, Item.Age,
    ]);

    /// <summary>Writes the files of a registry.</summary>
    public static void Write(ExportSource source, ExportFolder folder)
    {
        ExportFile[]? files = null;
        ExportFile? keys = null;
        var (person, order) = (0L, 0);
        foreach (var record in source.CasesByPerson(Carried))
        {
            files ??= [.. Programs.Select(program => Begin(source, folder, program))];
            keys ??= Keys(source, folder);
            (person, order) = (record.Person, record.Person == person ? order + 1 : 1);
            for (var program = 0; program < Programs.Length; program++) files[program].WriteLine(Line(Programs[program], record, order));
            keys.Write([Number(record.Id, 15), source.Registry, record[Item.CaseNumber], record[Item.TumourNumber]]);
        }
    }

    private static ExportFile Begin(ExportSource source, ExportFolder folder, Program program)
    {
        folder.Begin($"{source.Registry}_{program.Name}.{program.ParameterEnding}", TextForm.Program(';')).WriteLine(program.Parameters);
        return folder.Begin($"{source.Registry}_{program.Name}.txt", TextForm.Program(';'));
    }

    private static ExportFile Keys(ExportSource source, ExportFolder folder)
    {
        var keys = folder.Begin($"{source.Registry}_record_keys.csv", TextForm.Spreadsheet);
        keys.WriteHeader(["record_id", "registry", "registr", "tumour_number"]);
        return keys;
    }

    private static string Line(Program program, ExportedRecord record, int order)
    {
        var line = new StringBuilder();
        foreach (var column in program.Columns) line.Append(Value(column, Widths[column], record, order)).Append(';');
        return line.ToString();
    }

    private static string Value(string column, int width, ExportedRecord record, int order) =>
        column switch
        {
            "subject_id" => Number(record.Person, width),
            "record_id" => Number(record.Id, width),
            "record_order" => Number(order, width),
            "sex" => record[Item.Sex] is "1" or "2" ? record[Item.Sex]! : "9",
            "icdo3_topography" => Text(record.Case!.Topography?.Code, width),
            "icdo3_histology" => Text(record.Case!.Morphology?.Histology.ToString(), width),
            "icdo3_behavior" => Text(record[Item.Behaviour], width),
            "icdo3_grade" => record[Item.Grade] ?? "9",
            "basis" => record[Item.Basis] ?? "9",
            "dg_date" => CanRegCodes.Date(record[Item.IncidenceDate]) ?? "99999999",
            "bi_date" => CanRegCodes.Date(record[Item.BirthDate]) ?? "99999999",
            "dg_age" => Number(record.Case!.AgeAtIncidence ?? 999, width),
            _ => throw new InvalidOperationException($"There is no column {column}."),
        };

    private static string Number(long number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static string Text(string? text, int width) => (text ?? "").PadLeft(width);
}

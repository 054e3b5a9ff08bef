using System.Diagnostics;
using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Bench;

/// <summary>Measures reading types and judging alone: rows of text stand ready in memory.</summary>
internal static class JudgeBench
{
    private const int Distinct = 20_000;
    private static readonly Item[] Columns =
    [
        Item.CaseNumber, Item.IdNumber, Item.Name, Item.Sex, Item.Age, Item.BirthDate, Item.Ethnicity, Item.MaritalStatus,
        Item.Occupation, Item.HouseholdAddress, Item.HouseholdAreaCode, Item.IncidenceDate, Item.Topography, Item.Morphology,
        Item.Behaviour, Item.Grade, Item.Laterality, Item.Basis, Item.Icd10, Item.MultiplePrimary, Item.Hospital, Item.ReportDate,
        Item.LastContactDate, Item.VitalStatus, Item.DeathDate,
    ];
    private static readonly (string Site, string Histology, string Icd10)[] Tumours =
    [
        ("C34.1", "8140", "C34.1"), ("C16.3", "8140", "C16.3"), ("C18.7", "8140", "C18.7"), ("C22.0", "8170", "C22.0"),
        ("C15.4", "8070", "C15.4"), ("C73.9", "8260", "C73"), ("C67.2", "8120", "C67.2"), ("C25.0", "8140", "C25.0"),
    ];

    /// <summary>Judges the rows three times and prints the best.</summary>
    /// <param name="arguments">Number of rows, a million when not given.</param>
    public static int Run(string[] arguments)
    {
        var rows = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var layout = new PartLayout(Columns.Select((item, i) => new PartColumn(item, i, item.ToString(), item.ToString())));
        string[] clean = ["cases of 25 columns without a fault", "cases, every one with a wrong sex and a late birth"];
        for (var faults = 0; faults < clean.Length; faults++)
        {
            var texts = Enumerable.Range(0, Distinct).Select(number => Row(number, faults == 1)).ToArray();
            var numbers = Enumerable.Range(0, rows).Select(number => number.ToString("D15", CultureInfo.InvariantCulture)).ToArray();
            var best = Enumerable.Range(0, 3).Select(_ => Judge(layout, texts, numbers)).MinBy(run => run.Seconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rows:N0} {clean[faults]}: {best.Seconds * 1e6 / rows:F2} µs and {best.Bytes / rows} bytes a row, {rows / best.Seconds:N0} rows/s of one core; {best.Accepted:N0} accepted, {best.Verdicts:N0} verdicts"));
        }
        return 0;
    }

    private static (double Seconds, long Bytes, int Accepted, long Verdicts) Judge(PartLayout layout, string?[][] texts, string[] numbers)
    {
        var part = new FilePart(PartKind.Incidence, "bench", layout, _ => numbers.Select((number, i) =>
        {
            var values = (string?[])texts[i % Distinct].Clone();
            values[0] = number;
            return new FileRow(layout, i + 2, values);
        }));
        var context = new JudgingContext { Registry = "330106", Checks = CheckCatalogue.Load(), Today = new(2026, 11, 1) };
        var (accepted, verdicts, bytes, before) = (0, 0L, GC.GetAllocatedBytesForCurrentThread(), ProcessorSeconds());
        foreach (var row in ImportPipeline.Judge(part, context))
        {
            if (row.IsAccepted) accepted++;
            verdicts += row.Verdicts.Count;
        }
        return (ProcessorSeconds() - before, GC.GetAllocatedBytesForCurrentThread() - bytes, accepted, verdicts);
    }

    // Processor time, so that a busy machine does not count.
    private static double ProcessorSeconds() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static string?[] Row(int number, bool hasFaults)
    {
        var random = new Random(number);
        var birth = new DateOnly(1930, 1, 1).AddDays(random.Next(20_000));
        var incidence = new DateOnly(2023, 1, 1).AddDays(random.Next(365));
        var sex = random.Next(1, 3);
        var (site, histology, icd10) = Tumours[random.Next(Tumours.Length)];
        var digits = string.Create(CultureInfo.InvariantCulture, $"330106{birth:yyyyMMdd}{random.Next(500) * 2 + sex % 2:D3}");
        var age = new PartialDate(birth.Year, birth.Month, birth.Day)
            .CompletedYearsUntil(new(incidence.Year, incidence.Month, incidence.Day)).Lowest;
        return
        [
            null, digits + ResidentId.CheckCharacter(digits), "某某", (hasFaults ? 3 : sex).ToString(CultureInfo.InvariantCulture),
            age.ToString(CultureInfo.InvariantCulture), Text(hasFaults ? incidence.AddDays(1) : birth), "01", "20", "27",
            "某省某市某区某路", "330106", Text(incidence), site, histology, "3", "9", "9", "7", icd10, "0", "某市第一人民医院",
            Text(incidence.AddDays(20)), Text(incidence.AddDays(400)), "1", null,
        ];
    }

    private static string Text(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

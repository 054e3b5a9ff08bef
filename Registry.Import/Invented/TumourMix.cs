using Registry.Core.Coding;

namespace Registry.Import.Invented;

/// <summary>A tumour as it will be coded.</summary>
/// <param name="Site">ICD-O-3 topography.</param>
/// <param name="Morphology">ICD-O-3 morphology with behaviour.</param>
/// <param name="Grade">Grade 1-9.</param>
/// <param name="Icd10">ICD-10 code by the conversion.</param>
internal sealed record InventedTumour(Topography Site, Morphology Morphology, int Grade, IcdCode Icd10);

/// <summary>Which topographies and morphologies a site group is made of (tumours.csv).</summary>
internal sealed class TumourMix
{
    private static readonly WeightedChoice<int> SolidGrades = new([(1, 6), (2, 26), (3, 22), (9, 46)]);
    private static readonly Dictionary<(string Group, bool Microscopic), List<Pattern>> Patterns = Load();
    private static readonly Dictionary<(string, bool, Sex, int), WeightedChoice<Pattern>> Choices = LoadChoices();

    /// <summary>Draws a tumour of a group for a person.</summary>
    /// <param name="group">Code of the cn26 scheme, or 900.</param>
    /// <param name="microscopic">Seen under the microscope; else the morphology is one that needs no microscope.</param>
    /// <param name="sex">Male or female.</param>
    /// <param name="age">Completed years at incidence.</param>
    /// <param name="chance">Source of chance.</param>
    /// <returns>The tumour, or null when the group has none for this sex and age.</returns>
    public static InventedTumour? Draw(string group, bool microscopic, Sex sex, int age, Chance chance)
    {
        var choice = Choices[(group, microscopic, sex, Math.Min(age, 120))];
        if (choice.IsEmpty) return null;
        var pattern = choice.Draw(chance);
        var (site, morphology) = (pattern.Sites.Draw(chance), pattern.Morphologies.Draw(chance));
        var code = IcdConversion.FromIcdO3(site, morphology, sex)
            ?? throw new InvalidOperationException($"tumours.csv: {morphology} at {site} has no ICD-10 code.");
        return new(site, morphology, GradeOf(pattern.Grade, morphology, chance), code);
    }

    private static int GradeOf(string grade, Morphology morphology, Chance chance) => grade switch
    {
        "solid" => SolidGrades.Draw(chance),
        "lymphoblastic" => morphology.Histology.Number == 9837 ? 5 : 6,
        _ => (int)InventedTables.Number(grade),
    };

    private static Dictionary<(string, bool), List<Pattern>> Load() =>
        InventedTables.Read("tumours.csv")
            .GroupBy(r => (r["group"], r["kind"] == "micro"))
            .ToDictionary(g => g.Key, g => g.Select(ReadPattern).ToList());

    private static Dictionary<(string, bool, Sex, int), WeightedChoice<Pattern>> LoadChoices()
    {
        var choices = new Dictionary<(string, bool, Sex, int), WeightedChoice<Pattern>>();
        foreach (var (key, patterns) in Patterns)
            foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
                for (var age = 0; age <= 120; age++)
                    choices[(key.Group, key.Microscopic, sex, age)] =
                        new(patterns.Where(p => p.Suits(sex, age)).Select(p => (p, p.Weight)));
        return choices;
    }

    private static Pattern ReadPattern(Dictionary<string, string> row) => new(
        (Sex)(int)InventedTables.Number(row["sex"]),
        (int)InventedTables.Number(row["from_age"]),
        (int)InventedTables.Number(row["to_age"]),
        InventedTables.Number(row["weight"]),
        new(Weighted(row["topographies"]).Select(w => (ReadSite(w.Code), w.Weight))),
        new(Weighted(row["morphologies"]).Select(w => (ReadMorphology(w.Code), w.Weight))),
        row["grade"]);

    private static IEnumerable<(string Code, double Weight)> Weighted(string list) =>
        from part in list.Split(' ')
        let at = part.IndexOf(':', StringComparison.Ordinal)
        select (part[..at], InventedTables.Number(part[(at + 1)..]));

    private static Topography ReadSite(string code) =>
        Topography.TryParse(code) ?? throw new InvalidOperationException($"tumours.csv: no topography {code}.");

    private static Morphology ReadMorphology(string code) =>
        Histology.TryParse(code.AsSpan(0, 4)) is { } histology
            ? new(histology, (Behaviour)(code[5] - '0'))
            : throw new InvalidOperationException($"tumours.csv: no morphology {code}.");

    private sealed record Pattern(
        Sex Sex, int FromAge, int ToAge, double Weight,
        WeightedChoice<Topography> Sites, WeightedChoice<Morphology> Morphologies, string Grade)
    {
        public bool Suits(Sex sex, int age) => (Sex == Sex.Unknown || Sex == sex) && age >= FromAge && age <= ToAge;
    }
}

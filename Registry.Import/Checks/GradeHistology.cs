using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Grades that a histology does not have. The rows: tables/grade_histology.csv.</summary>
internal static class GradeHistology
{
    private const int NotDetermined = 9;
    private const int Behaviours = 5;
    private const int AnyGrade = ~0;
    private const int AllGrades = 0b11_1111_1110;
    // The grades of a set in words: 5, 9.
    private static readonly string[] Described =
        [.. Enumerable.Range(0, AllGrades + 1).Select(set => string.Join(", ", Enumerable.Range(1, 9).Where(grade => (set >> grade & 1) != 0)))];

    private static readonly int[] AllowedByIarc = LoadIarc();
    private static readonly int[] AllowedByEncr = LoadEncr();
    private static readonly List<IReadOnlyDictionary<string, string>> AtSites = Rows("X-GRD-5");
    private static readonly RowBits AtSitesCodes = new(AtSites, unknownMatches: false);
    private static readonly ulong[] AtSitesRowsByGrade = [.. Enumerable.Range(0, 10).Select(RowsAllowing)];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-GRD-1", [Item.Grade, Item.Morphology], f => f.Grade is < NotDetermined && f.BehaviourDigit is 0 or 1 or 2),
        new("X-GRD-2", [Item.Grade, Item.Morphology], f => f.BehaviourDigit == 3 && f.Lacks(Item.Grade)),
        new("X-GRD-3", [Item.Grade, Item.Morphology], f => f.Grade is { } grade && (AllowedByIarc[f.HistologyNumber] >> grade & 1) == 0)
            { Arguments = f => Described[AllowedByIarc[f.HistologyNumber] & AllGrades] },
        new("X-GRD-4", [Item.Grade, Item.Morphology], f => f.Grade is { } grade && (AllowedByEncr[Index(f)] >> grade & 1) == 0)
            { Arguments = f => Described[AllowedByEncr[Index(f)] & AllGrades] },
        new("X-GRD-5", [Item.Grade, Item.Morphology, Item.Topography],
            f => f.Grade is { } grade && Matching(f) is not 0 and var rows && (rows & AtSitesRowsByGrade[grade]) == 0)
            { Arguments = f => Described[AllowedAt(Matching(f))] },
    ];

    private static ulong Matching(RowFacts facts) => AtSitesCodes.Matching(facts.SiteNumber, facts.HistologyNumber, facts.BehaviourDigit);

    private static int AllowedAt(ulong rows) =>
        Enumerable.Range(0, AtSites.Count).Where(row => (rows >> row & 1) != 0)
            .Aggregate(0, (allowed, row) => allowed | RowBits.Digits(AtSites[row]["grades_allowed"]));

    private static ulong RowsAllowing(int grade) =>
        Enumerable.Range(0, AtSites.Count).Where(row => (RowBits.Digits(AtSites[row]["grades_allowed"]) >> grade & 1) != 0)
            .Aggregate(0UL, (rows, row) => rows | 1UL << row);

    private static int Index(RowFacts facts) => facts.HistologyNumber * Behaviours + Math.Min(facts.BehaviourDigit, Behaviours - 1);

    // Every row that names the histology must allow the grade.
    private static int[] LoadIarc()
    {
        var allowed = new int[10_000];
        Array.Fill(allowed, AnyGrade);
        foreach (var row in Rows("X-GRD-3"))
            foreach (var (from, to) in NumberRanges.Read(row["histologies"]))
                for (var histology = from; histology <= to; histology++) allowed[histology] &= RowBits.Digits(row["grades_allowed"]);
        return allowed;
    }

    // A row of one histology counts before a row of a range, a range of a part before the general rows. The last behaviour of each
    // histology stands for an unknown one: what one behaviour allows, it allows.
    private static int[] LoadEncr()
    {
        var allowed = new int[10_000 * Behaviours];
        foreach (var row in Rows("X-GRD-4").OrderByDescending(Breadth))
        {
            var grades = RowBits.Digits(row["grades_allowed"]);
            var behaviours = row["behaviours"].Length == 0 ? ~0 : RowBits.Digits(row["behaviours"]);
            foreach (var (from, to) in NumberRanges.Read(row["histologies"]))
                for (var i = from * Behaviours; i < (to + 1) * Behaviours; i++)
                    if ((behaviours >> i % Behaviours & 1) != 0) allowed[i] = grades;
        }
        for (var i = 0; i < allowed.Length; i += Behaviours)
        {
            allowed[i + Behaviours - 1] = 0;
            for (var behaviour = 0; behaviour < Behaviours - 1; behaviour++)
            {
                if (allowed[i + behaviour] == 0) allowed[i + behaviour] = AnyGrade;
                allowed[i + Behaviours - 1] |= allowed[i + behaviour];
            }
        }
        return allowed;
    }

    private static int Breadth(IReadOnlyDictionary<string, string> row) =>
        row["rule"] == "general" ? 2 : row["histologies"].Length > 4 ? 1 : 0;

    private static List<IReadOnlyDictionary<string, string>> Rows(string check) =>
        [.. CheckTable.Read("grade_histology.csv").Where(row => row["check"] == check)];
}

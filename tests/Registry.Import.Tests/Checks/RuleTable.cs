using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Checks;

/// <summary>The rule tables read a second time, slowly and row by row, and the conditions put to one tumour at a time.</summary>
internal static class RuleTable
{
    public static readonly int[] Histologies = [.. Histology.All.Select(histology => histology.Number)];
    public static readonly Topography[] Sites = [.. Topography.All];
    private static readonly int[] SiteNumbers = [.. Sites.Select(site => site.Number)];
    private static readonly ILookup<string, Func<RowFacts, bool>> Conditions = CheckPlan.AllChecks.ToLookup(check => check.Id, check => check.FailsWhen);

    /// <summary>The rows of a table that belong to a check.</summary>
    public static List<IReadOnlyDictionary<string, string>> Rows(string table, string? check = null) =>
        [.. CheckTable.Read(table).Where(row => check is null || row["check"] == check)];

    /// <summary>Facts of a row that says nothing.</summary>
    public static RowFacts Facts() =>
        new(PartKind.Incidence, new PartLayout([]), ExamplePart.Context())
        {
            SiteNumber = SiteSet.Unknown,
            HistologyNumber = RowBits.UnknownHistology,
            BehaviourDigit = RowBits.UnknownBehaviour,
            LowestAge = AgeSiteHistology.Unknown,
            HighestAge = AgeSiteHistology.Unknown,
        };

    /// <summary>The only condition of a check.</summary>
    public static Func<RowFacts, bool> Condition(string check) => Conditions[check].Single();

    /// <summary>The histologies of a list, out of those that exist.</summary>
    public static HashSet<int> HistologiesOf(string list, string except = "") =>
        list.Length == 0
            ? [.. Histologies.Except(Numbers(except))]
            : [.. Histologies.Where(Numbers(list).ToHashSet().Contains).Except(Numbers(except))];

    /// <summary>The numbers of the sites of a list, out of those that exist.</summary>
    public static HashSet<int> SitesOf(string list) =>
        list.Length == 0
            ? [.. SiteNumbers]
            : [.. SiteNumbers.Where(number => list.Split(' ').Any(part => Lies(number, part)))];

    /// <summary>The digits of a list; empty is every digit.</summary>
    public static HashSet<int> DigitsOf(string list) =>
        list.Length == 0 ? [.. Enumerable.Range(0, 10)] : [.. list.Split(' ').Select(Number)];

    public static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static IEnumerable<int> Numbers(string list) =>
        from part in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let ends = part.Split('-')
        from number in Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1)
        select number;

    // C18-C20 holds 180 to 209, C75.4-C75.9 holds 754 to 759, C53 holds 530 to 539.
    private static bool Lies(int site, string part)
    {
        var ends = part.Split('-');
        var from = ends[0].Replace("C", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).PadRight(3, '0');
        var to = ends[^1].Replace("C", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).PadRight(3, '9');
        return site >= Number(from) && site <= Number(to);
    }
}

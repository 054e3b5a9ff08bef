using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Which years of a population part are complete and belong to the cases.</summary>
internal static class PopulationYears
{
    private const double DominantPercent = 90;
    private static readonly Sex[] Sexes = [Sex.Male, Sex.Female];

    /// <summary>The year of a sheet without a year column: the year of the delivery, else that of nearly all of its cases.</summary>
    public static int? OfSheetWithoutYear(PartLayout layout, JudgingContext context) =>
        layout.Has(Item.Year) ? null
        : context.Years.Count == 1 ? context.Years[0]
        : context.Years.Count == 0 && YearOfCases(context) is { SharePercent: >= DominantPercent } ofCases ? ofCases.Year
        : null;

    /// <summary>The year taken from the cases and its share of them, when the cases have others too and a registrar must confirm it; else null.</summary>
    public static string? DominantYear(PartLayout layout, JudgingContext context) =>
        context is { Years.Count: 0, CaseYears.Count: > 1 } && OfSheetWithoutYear(layout, context) is not null
        && YearOfCases(context) is var (year, share)
            ? Text($"{year}|{share:F1}")
            : null;

    /// <summary>The most frequent year of the accepted cases with its share in percent; null when there are no cases.</summary>
    private static (int Year, double SharePercent)? YearOfCases(JudgingContext context)
    {
        if (context.CaseYears.Count == 0) return null;
        var most = context.CaseYears.MaxBy(year => year.Value);
        return (most.Key, 100.0 * most.Value / context.CaseYears.Values.Sum());
    }

    /// <summary>Judges the years and names those that are returned.</summary>
    public static HashSet<int> Judge(
        IReadOnlyList<PopulationCell> cells, JudgingContext context, Action<string, Item?, string> fail)
    {
        var byYear = cells.Select(cell => cell.Count).OfType<PopulationCount>().ToLookup(count => count.Year);
        var returned = new HashSet<int>();
        if (cells.Any(cell => cell.Count is null && cell.IsWithoutError)) fail("N-POP-10", null, List(context.CaseYears.Keys));
        foreach (var year in byYear.OrderBy(group => group.Key))
            if (MissingCells(year) is { Count: > 0 } missing)
            {
                returned.Add(year.Key);
                fail("N-POP-1", Item.Population, Text($"{year.Key}|{missing.Count}|{string.Join(", ", missing)}"));
            }
        CompareWithCases([.. byYear.Select(group => group.Key).Order()], context, returned, fail);
        return returned;
    }

    private static void CompareWithCases(
        List<int> years, JudgingContext context, HashSet<int> returned, Action<string, Item?, string> fail)
    {
        var caseYears = context.CaseYears.Keys;
        if (years.Count == 0 || caseYears.Count == 0) return;
        if (!years.Exists(caseYears.Contains))
        {
            returned.UnionWith(years);
            fail("N-POP-2", Item.Year, $"{List(years)}|{List(caseYears)}");
            return;
        }
        foreach (var year in caseYears.Except(years))
            fail("N-POP-7", Item.Year, Text($"{year}|{context.CaseYears[year]}"));
    }

    private static List<string> MissingCells(IEnumerable<PopulationCount> year)
    {
        var there = year.Select(count => (count.Sex, count.AgeGroup)).ToHashSet();
        return
        [
            .. from sex in Sexes
               from @group in Enumerable.Range(0, AgeScheme.Cn19.Count)
               where !there.Contains((sex, @group))
               select Text($"{(int)sex}:{AgeScheme.Cn19.Labels[@group]}"),
        ];
    }

    private static string List(IEnumerable<int> years) =>
        string.Join(", ", years.Select(year => year.ToString(CultureInfo.InvariantCulture)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

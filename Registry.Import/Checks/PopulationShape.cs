using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Import.Checks;

/// <summary>Whether the numbers of a population part are plausible: sex ratio and change from year to year.</summary>
/// <remarks>Limits: thresholds.csv. Women outlive men, so the lower limit is wider from 80 years on; cells
/// under a hundred persons are left alone.</remarks>
internal static class PopulationShape
{
    private const int FirstOldGroup = 17;
    private const double FewestPersons = 100;

    /// <summary>Puts a query at the men's cell of an implausible ratio and at a cell that jumps.</summary>
    public static void Judge(IReadOnlyList<PopulationCell> cells, CheckThresholds limits, Action<PopulationCell, string, string> fail)
    {
        var byKey = new Dictionary<(int Year, Sex Sex, int Group), PopulationCell>();
        foreach (var cell in cells)
            if (cell.Count is { Persons: >= FewestPersons } count)
                byKey.TryAdd((count.Year, count.Sex, count.AgeGroup), cell);
        foreach (var ((year, sex, group), cell) in byKey)
        {
            var persons = cell.Count!.Persons;
            var label = AgeScheme.Cn19.Labels[group];
            if (sex == Sex.Male && byKey.TryGetValue((year, Sex.Female, group), out var women)
                && IsImplausible(persons / women.Count!.Persons, group, limits))
                fail(cell, "N-POP-3", Text($"{year}|{label}|{persons / women.Count.Persons:F2}|{limits.LowestSexRatio}-{limits.HighestSexRatio}|{limits.LowestSexRatioOfTheOld}-{limits.HighestSexRatio}"));
            if (byKey.TryGetValue((year - 1, sex, group), out var before)
                && Math.Abs(persons / before.Count!.Persons - 1) * 100 > limits.PopulationChangePercent)
                fail(cell, "N-POP-11", Text($"{year}|{label}|{(persons / before.Count.Persons - 1) * 100:+0;-0}|{limits.PopulationChangePercent}"));
        }
    }

    private static bool IsImplausible(double ratio, int group, CheckThresholds limits) =>
        ratio > limits.HighestSexRatio || ratio < (group >= FirstOldGroup ? limits.LowestSexRatioOfTheOld : limits.LowestSexRatio);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

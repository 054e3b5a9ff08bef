using System.Globalization;
using Registry.Analytics.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Populations;

/// <summary>A population against another.</summary>
/// <param name="Registry">Registry of the version asked about.</param>
/// <param name="Before">Version compared with.</param>
/// <param name="BeforeDate">Its day.</param>
/// <param name="After">Version asked about.</param>
/// <param name="AfterDate">Its day.</param>
/// <param name="Limits">Edition of the limits.</param>
/// <param name="Alarms">Lines beyond their limit.</param>
/// <param name="Changes">Everybody, each sex, each age group of a sex.</param>
internal sealed record PopulationChanges(
    string Registry, string Before, string BeforeDate, string After, string AfterDate, string Limits, int Alarms, IReadOnlyList<PopulationChangeEntry> Changes)
{
    /// <summary>Heads of the columns of <see cref="Lines"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["registry", "before", "before_date", "after", "after_date", "sex", "age_group", "persons_before", "persons_after", "percent", "alarm"];

    /// <summary>Compares two versions, on the 19 groups where both have them, else on groups that both have.</summary>
    /// <returns>Null when no age group is common to both.</returns>
    public static PopulationChanges? Of(PopulationVersion before, PopulationVersion after)
    {
        var common = Bounds(before).Intersect(Bounds(after)).Intersect(Bounds(AgeScheme.Cn19)).Order().ToList();
        if (common.Count < 2) return null;
        var ages = AgeScheme.Of(common);
        var changes = PopulationComparison.Of(
            before.Counts.Each(counts => counts.MergeTo(ages)), after.Counts.Each(counts => counts.MergeTo(ages)));
        return new(
            after.Registry, before.Label, Day(before), after.Label, Day(after), PopulationLimit.All[0].Edition, changes.Count(change => change.IsAlarm),
            [
                .. changes.Select(change => new PopulationChangeEntry(
                    change.Sex is { } sex ? (int)sex : 0, change.AgeGroup is { } age ? ages.Labels[age] : "ALL", change.Before, change.After,
                    change.Percent, change.IsAlarm)),
            ]);
    }

    /// <summary>CSV lines.</summary>
    public IEnumerable<IEnumerable<object?>> Lines() => Changes.Select(change => (object?[])
        [Registry, Before, BeforeDate, After, AfterDate, change.Sex, change.AgeGroup, change.Before, change.After, change.Percent, change.IsAlarm ? "yes" : "no"]);

    private static string Day(PopulationVersion version) => version.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<int> Bounds(PopulationVersion version) => Bounds(version.Counts.Ages);

    private static IEnumerable<int> Bounds(AgeScheme ages) => Enumerable.Range(0, ages.Count).Select(ages.LowerBound);
}

/// <summary>One line of a comparison.</summary>
/// <param name="Sex">0 both, 1 men, 2 women.</param>
/// <param name="AgeGroup">Age group, or ALL.</param>
/// <param name="Before">People before.</param>
/// <param name="After">People after.</param>
/// <param name="Percent">Change in percent; null when there was nobody.</param>
/// <param name="IsAlarm">True when it is beyond the limit.</param>
internal sealed record PopulationChangeEntry(int Sex, string AgeGroup, double Before, double After, double? Percent, bool IsAlarm);

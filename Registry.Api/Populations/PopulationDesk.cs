using Registry.Analytics.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Populations;

/// <summary>What is asked and done about populations; the API and the command line ask in the same way.</summary>
internal sealed class PopulationDesk(PopulationVersionStore store)
{
    /// <summary>Every version, delivered ones included, by registry, day and label.</summary>
    public async Task<IReadOnlyList<PopulationEntry>> ListAsync(PopulationFilter filter, CancellationToken stop)
    {
        var (stored, delivered, uses) = (await store.ListAsync(filter, stop), await store.DeliveredAsync(filter, stop), await store.UsesAsync(stop));
        return [.. delivered.Concat(stored).OrderBy(version => version.Registry, StringComparer.Ordinal).ThenBy(version => version.Date)
            .Select(version => PopulationEntry.Of(version, uses))];
    }

    /// <summary>A version with its people; null when there is none of the name.</summary>
    public async Task<PopulationDocument?> ShowAsync(string name, CancellationToken stop) =>
        await store.FindAsync(name, stop) is { } version ? PopulationDocument.Of(version, await store.UsesAsync(stop)) : null;

    /// <summary>Stores a version that was counted.</summary>
    public async Task<PopulationEntry> AddAsync(PopulationVersion version, CancellationToken stop) =>
        PopulationEntry.Of(store.Add(version), await store.UsesAsync(stop));

    /// <summary>Works a version out of others and stores it.</summary>
    /// <returns>The new version, or why there is none.</returns>
    public async Task<(PopulationEntry? Entry, Bilingual? Refusal)> DeriveAsync(DerivationOrder order, CancellationToken stop)
    {
        if (PopulationMethods.Find(order.Method ?? "") is not { } method || method.IsCount())
            return (null, new($"“{order.Method}”不是推算方法；可用的有 {Ways}。", $"\"{order.Method}\" is no way to work a population out; known are {Ways}."));
        var named = (order.Of ?? []).Concat(order.Reference is { } reference ? [reference] : []).ToList();
        var versions = new List<PopulationVersion>();
        foreach (var name in named)
            if (await store.FindAsync(name, stop) is { } found) versions.Add(found);
            else return (null, new($"没有人口版本 {name}。", $"There is no population version {name}."));
        var date = string.IsNullOrEmpty(order.Date) ? null : CountDate.Read(order.Date, PopulationMethod.Linear);
        if (order.Date is { Length: > 0 } && date is null) return (null, CountDate.Expected);
        var ages = string.IsNullOrEmpty(order.Ages) ? AgeScheme.Cn19 : AgeScheme.Find(order.Ages);
        if (ages is null) return (null, new($"年龄组“{order.Ages}”应为 cn19 或 to85。", $"Age groups \"{order.Ages}\": cn19 or to85 is expected."));
        var derived = DerivedPopulation.From(new(
            method, order.Reference is null ? versions : versions.SkipLast(1).ToList(), date, ages, order.Reference is null ? null : versions[^1]));
        if (derived.Version is not { } version) return (null, derived.Refusal);
        return (await AddAsync(string.IsNullOrWhiteSpace(order.By) ? version : version with { MadeBy = order.By.Trim() }, stop), null);
    }

    /// <summary>Compares two versions.</summary>
    /// <returns>The changes, or why there are none.</returns>
    public async Task<(PopulationChanges? Changes, Bilingual? Refusal)> CompareAsync(string before, string after, CancellationToken stop)
    {
        var found = (Before: await store.FindAsync(before, stop), After: await store.FindAsync(after, stop));
        if (found is not ({ } first, { } second))
        {
            var missing = found.Before is null ? before : after;
            return (null, new($"没有人口版本 {missing}。", $"There is no population version {missing}."));
        }
        return PopulationChanges.Of(first, second) is { } changes ? (changes, null)
            : (null, new("两个版本没有共同的年龄组。", "The two versions have no age groups in common."));
    }

    /// <summary>The population that a registry and year is divided by, against the year before and every other version of the year.</summary>
    public async Task<IReadOnlyList<PopulationChanges>> CompareYearAsync(string registry, int year, CancellationToken stop)
    {
        if (await InUseAsync(registry, year, stop) is not { } used) return [];
        var others = (await store.ListAsync(new(registry, year), stop)).Concat(await store.DeliveredAsync(new(registry, year), stop))
            .Where(version => version.Label != used.Label && version.IsMidYear);
        var before = await InUseAsync(registry, year - 1, stop);
        return [.. (before is null ? [] : new[] { before }).Concat(others).Select(other => PopulationChanges.Of(other, used)).OfType<PopulationChanges>()];
    }

    /// <summary>The same of every registry that has a population of the year.</summary>
    public async Task<IReadOnlyList<PopulationChanges>> CompareYearAsync(int year, CancellationToken stop)
    {
        var changes = new List<PopulationChanges>();
        foreach (var registry in (await ListAsync(new(null, year), stop)).Select(entry => entry.Registry).Distinct())
            changes.AddRange(await CompareYearAsync(registry, year, stop));
        return changes;
    }

    /// <summary>Why a year cannot be compared: there is no population of it; null when there is one.</summary>
    /// <param name="registry">Of this registry only; null: of any.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<Bilingual?> WhyNoYearAsync(string? registry, int year, CancellationToken stop)
    {
        var filter = new PopulationFilter(registry, null);
        List<int> years = [.. (await store.ListAsync(filter, stop)).Concat(await store.DeliveredAsync(filter, stop)).Select(version => version.Date.Year).Distinct().Order()];
        if (years.Contains(year)) return null;
        var known = years.Count == 0 ? new Bilingual("一个也没有。", "there is none at all.") : new Bilingual($"现有 {KnownYears.Text(years)} 年。", $"there are of {KnownYears.Text(years)}.");
        return new Bilingual("没有该年份的人口；", "there is no population of this year; ") + known;
    }

    private async Task<PopulationVersion?> InUseAsync(string registry, int year, CancellationToken stop)
    {
        var decided = (await store.UsesAsync(stop)).FirstOrDefault(use => use.Registry == registry && use.Year == year);
        return await store.FindAsync(decided?.Version ?? PopulationVersion.DeliveredName(registry, year), stop);
    }

    private static string Ways { get; } = string.Join(", ", Enum.GetValues<PopulationMethod>().Where(method => !method.IsCount()).Select(method => method.Word()));
}

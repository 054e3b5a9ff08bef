using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Survival;

/// <summary>Reads what survival and prevalence are made of: the registered cases with their follow-up, and life tables.</summary>
internal sealed class CaseSurvival(FollowUpStore followUps, LifeTableStore lifeTables, RegistryStore registries)
{
    /// <summary>The cases of some registries (none named: all) and years of diagnosis as they are known on a closing date.</summary>
    public Task<RegisteredPatients> PatientsAsync(IReadOnlyCollection<string> registries, int fromYear, int toYear, DateOnly closing, CancellationToken stop) =>
        Task.Run(() => RegisteredPatients.Of(Cases(registries, fromYear, toYear, stop), closing), stop);

    /// <summary>A stored life table; null when there is none of the name.</summary>
    public async Task<MortalityTable?> LifeTableAsync(string name, CancellationToken stop) => LifeTableFile.FromStore(await lifeTables.RowsAsync(name, stop));

    /// <summary>The only stored life table when there is one; null otherwise.</summary>
    public async Task<string?> OnlyLifeTableAsync(CancellationToken stop) => await lifeTables.ListAsync(stop) is [var only] ? only.Name : null;

    /// <summary>Why the cases of some registries cannot be asked for: there are no data of one of them; null when there are of all.</summary>
    /// <param name="asked">Codes; none asks for all.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<UnknownRegistries?> UnknownAsync(IReadOnlyCollection<string> asked, CancellationToken stop)
    {
        if (asked.Count == 0) return null;
        var known = (await registries.RegistriesAsync(stop)).Select(registry => registry.Code).ToList();
        return asked.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown ? new(unknown, known) : null;
    }

    /// <summary>The years that there are cases of some registries (none named: of all) of, ascending.</summary>
    public Task<IReadOnlyList<int>> YearsAsync(IReadOnlyCollection<string> registries, CancellationToken stop) =>
        Task.Run<IReadOnlyList<int>>(() => [.. Cases(registries, 0, 9999, stop).Select(status => status.IncidenceDate.Year).Distinct().Order()], stop);

    private IEnumerable<CaseStatus> Cases(IReadOnlyCollection<string> registries, int fromYear, int toYear, CancellationToken stop)
    {
        foreach (var registry in registries.Count == 0 ? [null] : registries.Cast<string?>())
            foreach (var status in followUps.Current(registry, fromYear, toYear))
            {
                stop.ThrowIfCancellationRequested();
                yield return status;
            }
    }
}

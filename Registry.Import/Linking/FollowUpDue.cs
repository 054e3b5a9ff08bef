using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>The cases whose follow-up is due: alive, or never followed, and last seen longer ago than allowed.</summary>
/// <remarks>The deaths are looked at before anybody is called: whoever is dead by a linked death, may be by one that nobody has decided, or
/// has another case that is known to have died is told apart. The lost are not due.</remarks>
public sealed class FollowUpDue(RegistryDatabase database)
{
    private readonly FollowUpStore _store = new(database);

    /// <summary>The cases that are due, registry by registry in the order of their numbers.</summary>
    /// <param name="registry">Registry of the cases; all when null.</param>
    /// <param name="date">The day for which the list is made.</param>
    /// <param name="months">Most months since the last contact.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The cases as they are read, whatever their number; ask for them once.</returns>
    /// <remarks>The cases are read twice: whoever is known to have died by another case may come after the case that is due.</remarks>
    public async Task<IEnumerable<DueCase>> StreamAsync(string? registry, DateOnly date, int months, CancellationToken stop) =>
        Stream(registry, date, months, await KnownDeaths.LoadAsync(database, stop), stop);

    private IEnumerable<DueCase> Stream(string? registry, DateOnly date, int months, KnownDeaths deaths, CancellationToken stop)
    {
        var dead = new HashSet<long>();
        foreach (var status in _store.Current(registry))
        {
            stop.ThrowIfCancellationRequested();
            if (status.Status == VitalStatus.Dead) dead.Add(deaths.RootOf(status.PersonId));
        }
        foreach (var status in _store.Current(registry))
        {
            stop.ThrowIfCancellationRequested();
            if (status.Status is not (VitalStatus.Dead or VitalStatus.Lost) && status.LastKnownDate.Latest.AddMonths(months) < date)
                yield return Judge(status, date, deaths, dead);
        }
    }

    private static DueCase Judge(CaseStatus status, DateOnly date, KnownDeaths deaths, HashSet<long> dead)
    {
        var root = deaths.RootOf(status.PersonId);
        var months = MonthsBetween(status.LastKnownDate.Latest, date);
        if (deaths.LinkedTo(root) is [var linked, ..]) return new(status, months, DueState.DeadInDeathFile, linked);
        if (dead.Contains(root)) return new(status, months, DueState.DeadByAnotherCase, null);
        return deaths.UndecidedOf(root) is { } undecided
            ? new(status, months, DueState.DeathToDecide, undecided)
            : new(status, months, DueState.Due, null);
    }

    private static int MonthsBetween(DateOnly from, DateOnly to) =>
        (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
}

using Registry.Analytics.LifeTables;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Survival;

/// <summary>Gathers what the survival chapter of the annual report is made from.</summary>
internal static class ReportSurvival
{
    private const int MostYears = 5;

    /// <summary>The cases of all years up to the data year, followed to a closing date.</summary>
    /// <param name="followUps">The store of the cases.</param>
    /// <param name="cube">Counts of the data state, for the population.</param>
    /// <param name="year">Data year.</param>
    /// <param name="closing">Closing date.</param>
    /// <param name="lifeTable">The life table with its name; null for observed survival only.</param>
    /// <param name="weighting">How net survival is standardised for age.</param>
    /// <param name="stop">Stops the reading.</param>
    public static async Task<SurvivalInput> OfAsync(
        FollowUpStore followUps, CountCube cube, int year, DateOnly closing, (MortalityTable? Table, string? Name) lifeTable, AgeWeighting weighting,
        CancellationToken stop)
    {
        var counts = new Dictionary<string, FollowUpCounts>(StringComparer.Ordinal);
        var patients = await Task.Run(() => RegisteredPatients.Of(Counted(followUps, year, closing, counts, stop), closing), stop);
        var first = patients.All.Count == 0 ? year : patients.All.Min(p => p.Patient.Diagnosis.Year);
        var scheme = cube.Sites(SiteScheme.Cn26);
        string[] registries = [.. cube.Registries.Select(r => r.Code)];
        var (table, period) = (cube.Tabulate(scheme, registries, year, year), cube.Tabulate(scheme, registries, first, year));
        var years = Math.Clamp(closing.Year - first, 1, MostYears);
        return new()
        {
            Patients = patients,
            Diagnosed = patients,
            FromYear = first,
            ToYear = year,
            Closing = closing,
            Question = new() { Scheme = scheme, LifeTable = lifeTable.Table, Weighting = weighting, Years = [.. new[] { 1, 3, years }.Where(y => y <= years).Distinct()] },
            LifeTable = lifeTable is { Table: not null, Name: { } name } ? Bilingual.Same(name) : null,
            FollowUp = counts,
            People = (group, sex) => table.PersonYears(group, sex).Total is > 0 and var people ? people : null,
            Incidence = (group, sex) => PrevalenceAsked.Incidence(period, group, sex),
        };
    }

    // The cases on their way to the patients: each is read once, and counted by registry as it goes by.
    private static IEnumerable<CaseStatus> Counted(
        FollowUpStore followUps, int year, DateOnly closing, Dictionary<string, FollowUpCounts> counts, CancellationToken stop)
    {
        foreach (var status in followUps.Current(null, 0, year))
        {
            stop.ThrowIfCancellationRequested();
            counts[status.Registry] = counts.GetValueOrDefault(status.Registry, FollowUpCounts.None) + FollowUpCompleteness.At(status, closing);
            yield return status;
        }
    }
}

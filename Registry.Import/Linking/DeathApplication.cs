using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>Takes linked deaths to the cases of their persons (RULES L-LNK-4): writes a follow-up sheet and sends it the way of every
/// other file, so that it is checked, counted and undone like one.</summary>
/// <remarks>What is known already is not written again: applying twice changes nothing the second time. A death of several persons and a
/// person with deaths of different dates (L-LNK-5) are told and left alone.</remarks>
public sealed class DeathApplication(RegistryDatabase database, BatchImport import)
{
    private readonly FollowUpStore _store = new(database);
    private readonly PersonStore _persons = new(database);
    private readonly BatchStore _batches = new(database);

    /// <summary>Tells what would be applied and what the checks would say of it, and leaves nothing behind.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<DeathApplicationOutcome> PreviewAsync(ClearanceScope scope, CancellationToken stop)
    {
        var found = await FindAsync(scope, stop);
        var judged = new List<JudgedDeaths>();
        foreach (var (registry, deaths) in ByRegistry(found))
        {
            var run = await WithSheetAsync(registry, deaths, sheet => import.DryRunAsync(sheet, RequestOf(registry), progress: null, stop), stop);
            judged.Add(JudgedDeaths.Of(registry, run.Outcome.Batch, run.Verdicts, deaths));
        }
        return found with { Judged = judged };
    }

    /// <summary>Applies the deaths, one batch a registry of the cases; rows that the checks return stay out, as always.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="stop">Ends the work between two registries.</param>
    public async Task<DeathApplicationOutcome> RunAsync(ClearanceScope scope, string by, CancellationToken stop)
    {
        var found = await FindAsync(scope, stop);
        var (batches, judged) = (new List<BatchOutcome>(), new List<JudgedDeaths>());
        foreach (var (registry, deaths) in ByRegistry(found))
        {
            var outcome = await WithSheetAsync(registry, deaths, sheet => ImportAsync(sheet, registry, deaths, stop), stop);
            if (outcome.Batch.State == BatchState.Committed)
                new AuditStore(database).Append(
                    outcome.Batch.Id, AuditEvents.DeathsApplied, new { cases = outcome.Batch.Counts.Inserted + outcome.Batch.Counts.Updated }, by);
            batches.Add(outcome);
            judged.Add(JudgedDeaths.Of(
                registry, outcome.Batch, await new VerdictStore(database).OfBatchAsync(outcome.Batch.Id, new VerdictFilter(), stop), deaths));
        }
        return found with { Judged = judged, Batches = batches };
    }

    private async Task<DeathApplicationOutcome> FindAsync(ClearanceScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        new RecordStore(database).PreparePersons();
        var deaths = await KnownDeaths.LoadAsync(database, stop);
        var findings = deaths.Contradictions().ToList();
        var contradicted = findings.Select(finding => (finding.Registry, finding.DeathNumber)).ToHashSet();
        var doubtful = findings.Select(finding => finding.PersonId).ToHashSet();
        var (applied, already) = (new List<DeathOfCase>(), 0);
        foreach (var root in deaths.LinkedRoots.Where(root => !doubtful.Contains(root)))
        {
            var death = deaths.LinkedTo(root)[0];
            if (contradicted.Contains((death.Registry, death.DeathNumber)) || !IsIn(scope, death)) continue;
            foreach (var status in await CasesOfAsync(root, stop))
                if (IsKnown(status, death)) already++;
                else applied.Add(new(status, death));
        }
        return new(
            applied, already, [], [],
            [.. findings.Where(finding => scope.Registry is null || finding.Registry == scope.Registry), .. await UnlinkedDeaths.FindAsync(database, scope, stop)]);
    }

    private static IEnumerable<(string Registry, IReadOnlyList<DeathOfCase> Deaths)> ByRegistry(DeathApplicationOutcome found) =>
        found.Applied.GroupBy(death => death.Case.Registry).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<DeathOfCase>)[.. group]));

    private async Task<List<CaseStatus>> CasesOfAsync(long root, CancellationToken stop)
    {
        var cases = new List<CaseStatus>();
        foreach (var member in await _persons.MembersAsync(root, stop)) cases.AddRange(await _store.OfPersonAsync(member, stop));
        return cases;
    }

    // What the batch takes to which case is kept with it before anything of it is read.
    private async Task<BatchOutcome> ImportAsync(string sheet, string registry, IReadOnlyList<DeathOfCase> deaths, CancellationToken stop)
    {
        var batch = await _batches.CreateAppliedAsync(sheet, registry, deaths, stop);
        var found = await import.CheckAsync(batch.Id, RequestOf(registry), progress: null, stop);
        return found.Batch.State == BatchState.Checked ? await import.CommitAsync(found.Batch.Id, stop) : found;
    }

    private static async Task<T> WithSheetAsync<T>(
        string registry, IReadOnlyList<DeathOfCase> deaths, Func<string, Task<T>> work, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("registry-deaths-").FullName;
        try
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{registry}_SF_linked.csv"));
            await File.WriteAllTextAsync(path, FollowUpSheet.Write(deaths), stop);
            return await work(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImportRequest RequestOf(string registry) => new() { Registry = registry };

    private static bool IsIn(ClearanceScope scope, DeathLink death) =>
        (scope.Registry is null || death.Registry == scope.Registry) && death.DeathDate.Year >= scope.FromYear && death.DeathDate.Year <= scope.ToYear;

    private static bool IsKnown(CaseStatus status, DeathLink death) =>
        status.Contact is { Status: VitalStatus.Dead } known && known.Date == death.DeathDate
        && known.UnderlyingCause?.Code == death.UnderlyingCause.Code;
}

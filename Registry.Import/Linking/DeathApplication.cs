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

    /// <summary>Tells what would be applied and writes nothing.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<DeathApplicationOutcome> PreviewAsync(ClearanceScope scope, CancellationToken stop)
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
        return new(applied, already, [], [.. findings.Where(finding => scope.Registry is null || finding.Registry == scope.Registry)]);
    }

    /// <summary>Applies the deaths, one batch a registry of the cases; rows that the checks return stay out, as always.</summary>
    /// <param name="scope">Which deaths.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="stop">Ends the work between two registries.</param>
    public async Task<DeathApplicationOutcome> RunAsync(ClearanceScope scope, string by, CancellationToken stop)
    {
        var preview = await PreviewAsync(scope, stop);
        var batches = new List<BatchOutcome>();
        foreach (var registry in preview.Applied.GroupBy(death => death.Case.Registry).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var batch = await ImportAsync(registry.Key, registry, stop);
            if (batch.Batch.State == BatchState.Committed)
                new AuditStore(database).Append(batch.Batch.Id, AuditEvents.DeathsApplied, new { cases = batch.Batch.Counts.Inserted + batch.Batch.Counts.Updated }, by);
            batches.Add(batch);
        }
        return preview with { Batches = batches };
    }

    private async Task<List<CaseStatus>> CasesOfAsync(long root, CancellationToken stop)
    {
        var cases = new List<CaseStatus>();
        foreach (var member in await _persons.MembersAsync(root, stop)) cases.AddRange(await _store.OfPersonAsync(member, stop));
        return cases;
    }

    private async Task<BatchOutcome> ImportAsync(string registry, IEnumerable<DeathOfCase> deaths, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("registry-deaths-").FullName;
        try
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{registry}_SF_linked.csv"));
            await File.WriteAllTextAsync(path, FollowUpSheet.Write(deaths), stop);
            var found = await import.CheckAsync(path, new() { Registry = registry }, progress: null, stop);
            return found.Batch.State == BatchState.Checked ? await import.CommitAsync(found.Batch.Id, stop) : found;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsIn(ClearanceScope scope, DeathLink death) =>
        (scope.Registry is null || death.Registry == scope.Registry) && death.DeathDate.Year >= scope.FromYear && death.DeathDate.Year <= scope.ToYear;

    private static bool IsKnown(CaseStatus status, DeathLink death) =>
        status.Contact is { Status: VitalStatus.Dead } known && known.Date == death.DeathDate
        && known.UnderlyingCause?.Code == death.UnderlyingCause.Code;
}

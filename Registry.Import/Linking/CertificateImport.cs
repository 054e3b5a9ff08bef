using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What became of the deaths of which the trace-back found nothing, in one registry.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Batch">The batch of the cases, checked or committed; null when there was none to make.</param>
/// <param name="Cases">Cases made.</param>
/// <param name="NotCoded">Deaths whose cause a coder must decide, by their numbers.</param>
public sealed record CertificateOutcome(string Registry, BatchOutcome? Batch, int Cases, IReadOnlyList<string> NotCoded);

/// <summary>Makes DCO cases: writes the case file and sends it the way of every other file, so that it is checked, counted and undone
/// like one.</summary>
public sealed class CertificateImport(RegistryDatabase database, BatchImport import)
{
    private readonly DeathClearanceStore _store = new(database);
    private readonly RecordStore _records = new(database);

    /// <summary>Makes a case of every death of the scope whose tracing found nothing, one batch a registry, whole or not at all.</summary>
    /// <remarks>The commit of a batch ends the tracings of its deaths with it, in the name of whom the database is opened for.</remarks>
    /// <param name="scope">Which deaths.</param>
    /// <param name="stop">Ends the work between two registries.</param>
    public async Task<IReadOnlyList<CertificateOutcome>> RunAsync(ClearanceScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var traces = await _store.TracesAsync(scope.Registry, TraceState.NothingFound, scope.FromYear, scope.ToYear, stop);
        var outcomes = new List<CertificateOutcome>();
        foreach (var registry in traces.GroupBy(t => t.Registry))
            outcomes.Add(await RunAsync(registry.Key, [.. registry], stop));
        return outcomes;
    }

    private async Task<CertificateOutcome> RunAsync(string registry, List<DeathTrace> traces, CancellationToken stop)
    {
        var deaths = new List<DeathRecord>();
        var notCoded = new List<string>();
        foreach (var trace in traces)
        {
            var death = (await _records.DeathAsync(trace.DeathId, stop))!.Record;
            if (CertificateCodes.Of(DeathCauses.CancerOf(death)) is null) notCoded.Add(death.DeathNumber);
            else deaths.Add(death);
        }
        if (deaths.Count == 0) return new(registry, null, 0, notCoded);
        var batch = await ImportAsync(registry, deaths, stop);
        return new(registry, batch, batch.Batch.State == BatchState.Committed ? deaths.Count : 0, notCoded);
    }

    private async Task<BatchOutcome> ImportAsync(string registry, IEnumerable<DeathRecord> deaths, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("registry-dco-").FullName;
        try
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{registry}_FB_DCO.csv"));
            await File.WriteAllTextAsync(path, CertificateCases.Write(deaths), stop);
            var checkedBatch = await import.CheckAsync(path, new() { Registry = registry, Atomic = true }, progress: null, stop);
            return checkedBatch.Batch is { State: BatchState.Checked, Counts.Rejected: 0 }
                ? await import.CommitAsync(checkedBatch.Batch.Id, stop)
                : checkedBatch;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

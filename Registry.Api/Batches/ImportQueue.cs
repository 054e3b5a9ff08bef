using System.Collections.Concurrent;
using System.Threading.Channels;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>Reads uploaded batches one after the other in the background and remembers how far each is, or why it could not be read.</summary>
internal sealed partial class ImportQueue(
    RegistryDatabase database, CheckCatalogue catalogue, TimeProvider clock, BatchStore batches, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<(long BatchId, string? By)> _waiting = Channel.CreateUnbounded<(long, string?)>();
    private readonly ConcurrentDictionary<long, ImportProgress> _progress = new();
    private readonly ConcurrentDictionary<long, Words> _failures = new();

    /// <summary>Puts a batch at the end of the queue, once.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="by">Who wants it read; whoever delivered it when null or blank.</param>
    public void Add(long batchId, string? by)
    {
        if (!_progress.TryAdd(batchId, new("waiting", 0, 0, null, null))) return;
        _failures.TryRemove(batchId, out _);
        _waiting.Writer.TryWrite((batchId, by));
    }

    /// <summary>How far a batch is, or null when it is neither waiting nor being read.</summary>
    public ProgressEntry? ProgressOf(long batchId) =>
        _progress.GetValueOrDefault(batchId) is { } p ? new(p.Phase, p.Rows, p.RowsPerSecond, p.Percent, p.SecondsLeft) : null;

    /// <summary>Why the last reading of a batch broke off, or null.</summary>
    public Words? FailureOf(long batchId) => _failures.GetValueOrDefault(batchId);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await AddLeftOversAsync(stoppingToken);
            await foreach (var (batchId, by) in _waiting.Reader.ReadAllAsync(stoppingToken)) await ReadAsync(batchId, by, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends; what waits is read when it starts again.
        }
    }

    // Files that came before the service last ended and were not read to their end. One whose reading ended a program once is read
    // again (the current may have failed); after the second time it is not: where the file is the reason, the service would end at every start.
    private async Task AddLeftOversAsync(CancellationToken stop)
    {
        if (database.IsReadOnly) return;                     // they wait for a service that may write
        try
        {
            var interrupted = await batches.InterruptedAsync(stop);
            foreach (var batch in (await batches.ListAsync(stop)).Where(batch => batch.State == BatchState.Uploaded).OrderBy(batch => batch.Id))
                if (interrupted.Contains(batch.Id)) GiveUp(batch.Id);
                else Add(batch.Id, by: null);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            LogLeftOvers(fault.GetType().Name);
        }
    }

    private void GiveUp(long batchId)
    {
        try
        {
            new BatchImport(database, catalogue, clock).GiveUp(batchId);
        }
        catch (Exception fault) when (fault is BatchRefusedException or RegistryStoreException)
        {
            LogFault(batchId, fault.GetType().Name);               // another program reads it
        }
    }

    // Whatever goes wrong ends this batch's turn, not the service. The batch stays and can be checked again. The log is told
    // no message: it may quote the file.
    private async Task ReadAsync(long batchId, string? by, CancellationToken stop)
    {
        try
        {
            var reader = string.IsNullOrWhiteSpace(by) ? await SenderAsync(batchId, stop) : by;
            await new BatchImport(database.As(reader), catalogue, clock).CheckAsync(batchId, new Latest(p => _progress[batchId] = p), stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            var reason = ReadingFault.Explain(fault);
            _failures[batchId] = new(reason.Zh, reason.En);
            LogFault(batchId, fault.GetType().Name);
        }
        finally
        {
            _progress.TryRemove(batchId, out _);
        }
    }

    private async Task<string?> SenderAsync(long batchId, CancellationToken stop) =>
        (await new AuditStore(database).FindAsync(new(batchId, Event: "uploaded"), stop)).Events is [.., var last] ? last.Actor : null;

    [LoggerMessage(LogLevel.Error, "Batch {BatchId} could not be read: {Fault}")]
    private partial void LogFault(long batchId, string fault);

    [LoggerMessage(LogLevel.Error, "The batches left from before could not be listed: {Fault}")]
    private partial void LogLeftOvers(string fault);

    private sealed class Latest(Action<ImportProgress> keep) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => keep(value);
    }
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Batches;

/// <summary>Reads uploaded batches one after the other in the background and remembers how far each is.</summary>
internal sealed partial class ImportQueue(BatchImport import, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<long> _waiting = Channel.CreateUnbounded<long>();
    private readonly ConcurrentDictionary<long, ImportProgress> _progress = new();

    /// <summary>Puts a batch at the end of the queue.</summary>
    public void Add(long batchId)
    {
        _progress[batchId] = new("waiting", 0, 0, null, null);
        _waiting.Writer.TryWrite(batchId);
    }

    /// <summary>How far a batch is, or null when it is neither waiting nor being read.</summary>
    public ProgressEntry? ProgressOf(long batchId) =>
        _progress.GetValueOrDefault(batchId) is { } p ? new(p.Phase, p.Rows, p.RowsPerSecond, p.Percent, p.SecondsLeft) : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var batchId in _waiting.Reader.ReadAllAsync(stoppingToken))
            await ReadAsync(batchId, stoppingToken);
    }

    // A fault of the store ends this batch's turn, not the queue: the batch stays uploaded and can be checked again.
    private async Task ReadAsync(long batchId, CancellationToken stop)
    {
        try
        {
            await import.CheckAsync(batchId, new Latest(p => _progress[batchId] = p), stop);
        }
        catch (Exception fault) when (fault is RegistryStoreException or IOException or InvalidOperationException)
        {
            LogFault(batchId, fault.Message);
        }
        finally
        {
            _progress.TryRemove(batchId, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "Batch {BatchId} could not be read and stays uploaded: {Reason}")]
    private partial void LogFault(long batchId, string reason);

    private sealed class Latest(Action<ImportProgress> keep) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => keep(value);
    }
}

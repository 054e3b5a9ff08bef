using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>Puts together what is known of a batch.</summary>
internal sealed class BatchStatusReader(VerdictStore verdicts, RoundStore rounds, CheckCatalogue catalogue, ImportQueue queue)
{
    /// <summary>The batch, its verdicts counted by check, and its progress while it is read.</summary>
    public async Task<BatchStatus> ReadAsync(Batch batch, CancellationToken stop) =>
        new(BatchEntry.Of(batch), CheckEntry.Of(await verdicts.SummaryAsync(batch.Id, stop), catalogue),
            RoundEntry.Of(await rounds.ChainAsync(batch.Id, stop)), queue.ProgressOf(batch.Id),
            batch.State == BatchState.Uploaded ? queue.FailureOf(batch.Id) : null);
}

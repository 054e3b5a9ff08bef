using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>The verdicts that a round has and the round before did not.</summary>
internal static class NewVerdicts
{
    /// <summary>Verdicts of a batch that are new against the round before, unpaged; null when it is a first round.</summary>
    public static async Task<IReadOnlyList<Verdict>?> OfAsync(
        Batch batch, VerdictFilter filter, VerdictStore verdicts, RoundStore rounds, CancellationToken stop)
    {
        if (await rounds.DifferenceAsync(batch, stop) is not { } difference) return null;
        var all = filter with { Skip = 0, Take = int.MaxValue };
        return [.. difference.OnlyNew(
            await verdicts.OfBatchAsync(batch.Id, all, stop), await verdicts.OfBatchAsync(difference.RoundOf, all, stop))];
    }
}

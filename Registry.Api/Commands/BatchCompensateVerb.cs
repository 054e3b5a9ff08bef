using System.CommandLine;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry batches compensate</c>: takes back what of a batch still stands, where later batches forbid its undo.</summary>
internal static class BatchCompensateVerb
{
    public static Command Create()
    {
        var act = new CompensationOptions();
        return BatchesVerb.OfOneBatch(
            "compensate", "Take back what of a batch still stands, as a new batch that can be undone itself; for batches that later ones build on",
            act.All, (call, database, batch, stop) => act.RunAsync(
                call,
                new($"冲销批次 {batch.Id}", $"compensation of batch {batch.Id}"),
                async () => (await new BatchStore(database).PreviewCompensationAsync(batch.Id, stop))!,
                (by, reason) => new BatchStore(database).CompensateAsync(batch.Id, by, reason, stop)));
    }
}

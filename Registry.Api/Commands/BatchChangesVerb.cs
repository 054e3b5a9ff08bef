using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Commands;

/// <summary><c>registry batches changes</c>: what a batch changes in stored records, before it is committed and after.</summary>
internal static class BatchChangesVerb
{
    public static Command Create()
    {
        var format = Options.Format();
        return BatchesVerb.OfOneBatch(
            "changes", "What a checked or committed batch changes in stored records, item by item, before and after", [format],
            async (call, database, batch, stop) =>
        {
            var changes = BatchChanges.Of(new RecordStore(database), batch.Id).Select(ChangeEntry.Of);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(changes, BatchesVerb.Json));
            else await ChangeEntry.WriteCsvAsync(output, changes);
            return CommandLine.Done;
        });
    }
}

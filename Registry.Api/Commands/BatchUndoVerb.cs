using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry batches undo</c>: takes a committed batch back as a whole, or says what that would do.</summary>
internal static class BatchUndoVerb
{
    public static Command Create()
    {
        var (by, lang, format) = (Options.By(), Options.Lang(), Options.OneOf("--format", "Of a preview: text for reading, or json", "text", "json"));
        var reason = Options.Words("--reason", "TEXT", "Why; kept in the audit");
        var preview = new Option<bool>("--preview") { Description = "Only say what would come and go, and what stands in the way" };
        return BatchesVerb.OfOneBatch("undo", "Take a committed batch back as a whole", [preview, format, by, reason, lang], async (call, opened, batch, stop) =>
        {
            var database = opened.As(call.GetValue(by));
            var output = call.InvocationConfiguration.Output;
            if (!call.GetValue(preview))
            {
                var undone = await UndoAsync(database, batch.Id, call.GetValue(reason), stop);
                if (undone.Refusal is { } refusal) return await CommandLine.EndAsync(call, refusal);
                await output.WriteLineAsync(UndoText.Of(undone).In(call.GetValue(lang)));
                return CommandLine.Done;
            }
            var found = (await new BatchStore(database).PreviewUndoAsync(batch.Id, stop))!;
            await output.WriteLineAsync(call.GetValue(format) == "json"
                ? JsonSerializer.Serialize(UndoPreviewEntry.Of(found), BatchesVerb.Json)
                : UndoText.Of(found).In(call.GetValue(lang)));
            return found.Refusal is null ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
    }

    // A step that the store refuses in its middle is answered like one it refuses at once.
    private static async Task<UndoOutcome> UndoAsync(RegistryDatabase database, long id, string? reason, CancellationToken stop)
    {
        try
        {
            return await new BatchStore(database).UndoAsync(id, reason, stop);
        }
        catch (BatchRefusedException refused)
        {
            return new(null, refused.Refusal);
        }
    }
}

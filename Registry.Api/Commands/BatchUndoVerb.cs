using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

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
                var (outcome, repeatedBy) = await UndoAsync(database, batch, call.GetValue(reason), stop);
                if (outcome.Refusal is { } refusal) return await CommandLine.EndAsync(call, refusal);
                await output.WriteLineAsync(ImportText.Of(outcome, batch.FileName).In(call.GetValue(lang)));
                foreach (var later in repeatedBy) await output.WriteLineAsync(ImportText.RowsGoneFrom(later).In(call.GetValue(lang)));
                return CommandLine.Done;
            }
            var found = (await new BatchStore(database).PreviewUndoAsync(batch.Id, stop))!;
            await output.WriteLineAsync(call.GetValue(format) == "json"
                ? JsonSerializer.Serialize(UndoPreviewEntry.Of(found), BatchesVerb.Json)
                : UndoText.Of(found).In(call.GetValue(lang)));
            return found.Refusal is null ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
    }

    private static async Task<(BatchOutcome Outcome, IReadOnlyList<LaterBatch> RepeatedBy)> UndoAsync(
        RegistryDatabase database, Batch batch, string? reason, CancellationToken stop)
    {
        IReadOnlyList<LaterBatch> repeatedBy = [];
        var outcome = await new FileImport(database, CheckCatalogue.Load()).TakeAsync(batch.Id, async () =>
        {
            var began = TimeProvider.System.GetTimestamp();
            var undone = await new BatchStore(database).UndoAsync(batch.Id, reason, stop);
            repeatedBy = undone.RepeatedBy;
            return new(
                undone.Batch ?? batch, await new VerdictStore(database).SummaryAsync(batch.Id, stop),
                TimeProvider.System.GetElapsedTime(began).TotalSeconds, undone.Refusal);
        }, stop);
        return (outcome, repeatedBy);
    }
}

using System.CommandLine;
using System.Text.Json;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary><c>registry import</c>: reads, checks and stores files; one batch each.</summary>
internal static class ImportVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Line(
        long? BatchId, string State, long RowsRead, long Inserted, long Updated, long Unchanged, long Rejected, long Held,
        double Seconds, string File);

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of files", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (ImportFiles.WhyNot(token.Value) is { } reason) result.AddError($"{token.Value}: {reason}");
        });
        var (db, lang, progress) = (Options.Db(), Options.Lang(), ProgressLine.Option());
        var asked = new ImportOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Check only; nothing is stored" };
        var json = new Option<bool>("--json") { Description = "One JSON object a file instead of text" };
        var verb = new Command("import", "Read, check and store files; rows without errors are accepted, the others returned")
        {
            paths, db, dryRun, json, lang, progress,
        };
        asked.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var database = RegistryDatabase.Open(call.GetRequiredValue(db));
            var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
            var worst = CommandLine.Done;
            foreach (var file in ImportFiles.Find(call.GetRequiredValue(paths)))
            {
                using var line = ProgressLine.For<ImportProgress>(call, progress, p => ImportText.Progress(file, p));
                var outcome = await RunAsync(import, file, asked.Of(call), call.GetValue(dryRun), line, stop);
                if (HasProblems(outcome)) worst = CommandLine.DataHaveProblems;
                await call.InvocationConfiguration.Output.WriteLineAsync(
                    call.GetValue(json)
                        ? JsonSerializer.Serialize(LineOf(outcome, file), Json)
                        : ImportText.Of(outcome, file).In(call.GetValue(lang)));
                await call.InvocationConfiguration.Output.FlushAsync(stop);
            }
            return worst;
        });
        return verb;
    }

    private static async Task<BatchOutcome> RunAsync(
        BatchImport import, string file, ImportRequest request, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        if (dryRun) return await import.DryRunAsync(file, request, progress, stop);
        var outcome = await import.CheckAsync(file, request, progress, stop);
        if (outcome.Batch.State != BatchState.Checked) return outcome;
        var committed = await import.CommitAsync(outcome.Batch.Id, stop);
        return committed with { Seconds = outcome.Seconds + committed.Seconds };
    }

    private static bool HasProblems(BatchOutcome outcome) =>
        outcome.Refusal is not null || outcome.Batch.State == BatchState.Unreadable || outcome.Batch.Counts.Rejected > 0
        || outcome.Checks.Any(check => check.Severity == Severity.Error);

    private static Line LineOf(BatchOutcome outcome, string file)
    {
        var (batch, counts) = (outcome.Batch, outcome.Batch.Counts);
        return new(
            batch.Id == 0 ? null : batch.Id, Batches.BatchEntry.Word(batch.State), counts.RowsRead, counts.Inserted, counts.Updated,
            counts.Unchanged, counts.Rejected, counts.Held, Math.Round(outcome.Seconds, 3), Path.GetFileName(file));
    }
}

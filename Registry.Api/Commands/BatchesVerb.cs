using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Api.Tables;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary><c>registry batches</c>: what became of each delivered file, and the way back.</summary>
internal static class BatchesVerb
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Header =
    [
        "batch_id", "state", "registry", "file_name", "rows_read", "inserted", "updated", "unchanged", "rejected", "held", "queried",
        "uploaded_at", "committed_at", "undone_at", "same_file_as", "round_of", "round", "atomic", "update", "read_as_zh", "read_as_en",
        "kind", "compensates", "compensated_by", "withdrawn", "made_by", "reason",
    ];

    public static Command Create() =>
        new("batches", "Delivered files: list, show, verdicts, changes, difference, annotated, check, commit, undo, compensate")
        {
            List(), Show(), Verdicts(), BatchChangesVerb.Create(), BatchDifferenceVerb.Create(), Annotated(),
            Check(),
            Commit(), BatchUndoVerb.Create(), BatchCompensateVerb.Create(),
        };

    private static Command List()
    {
        var (db, format) = (Options.ExistingDb(), TextFormat());
        var verb = new Command("list", "Batches, newest first") { db, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var entries = (await new BatchStore(database).ListAsync(stop)).Select(BatchEntry.Of).ToList();
            var output = call.InvocationConfiguration.Output;
            switch (call.GetValue(format))
            {
                case "json": await output.WriteLineAsync(JsonSerializer.Serialize(entries, Json)); break;
                case "csv": await CsvText.WriteAsync(output, Header, entries.Select(Row)); break;
                default:
                    foreach (var entry in entries) await output.WriteLineAsync(BatchText.Line(entry).In(CallLanguage.Of(call)));
                    break;
            }
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Show()
    {
        var (format, lang) = (Options.OneOf("--format", "text for reading, or json", "text", "json"), Options.Lang());
        return OfOneBatch("show", "State and row counts of a batch, and what its checks found", [format, lang],
            async (call, database, batch, stop) =>
        {
            var catalogue = CheckCatalogue.Load();
            var checks = CheckEntry.Of(await new VerdictStore(database).SummaryAsync(batch.Id, stop), catalogue);
            var rounds = RoundEntry.Of(await new RoundStore(database).ChainAsync(batch.Id, stop));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json")
                await output.WriteLineAsync(JsonSerializer.Serialize(new BatchStatus(BatchEntry.Of(batch), checks, rounds, null), Json));
            else
                await output.WriteLineAsync(BatchText.Of(BatchEntry.Of(batch), checks, rounds, call.GetValue(lang))
                    + UndoText.Fates(await new BatchStore(database).CompensatedAsync(batch.Id, stop)).In(call.GetValue(lang)));
            return CommandLine.Done;
        });
    }

    private static Command Verdicts()
    {
        var format = Options.Format();
        var severity = Options.OneOf("--severity", "Only these", "error", "query");
        var onlyNew = new Option<bool>("--only-difference") { Description = "Only what the round before did not have on the same row" };
        return OfOneBatch("verdicts", "Errors and queries with row, column, value, message and advice", [format, severity, onlyNew],
            async (call, database, batch, stop) =>
        {
            var (output, catalogue) = (call.InvocationConfiguration.Output, CheckCatalogue.Load());
            var filter = new VerdictFilter(call.GetValue(severity) is { } word ? VerdictEntry.SeverityOf(word) : null);
            var store = new VerdictStore(database);
            var found = call.GetValue(onlyNew)
                ? await NewVerdicts.OfAsync(batch, filter, store, new RoundStore(database), stop)
                : await store.OfBatchAsync(batch.Id, filter, stop);
            if (found is null) return BatchDifferenceVerb.FirstRound(call, batch);
            var entries = found.Select(v => VerdictEntry.Of(v, catalogue));
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(entries, Json));
            else await VerdictEntry.WriteCsvAsync(output, entries);
            return CommandLine.Done;
        });
    }

    private static Command Annotated()
    {
        var file = new Option<string?>("--out")
        {
            Description = "File to write; default: the delivered name with -annotated, here",
            HelpName = "FILE",
        };
        var (by, reason) = (Options.By(), Options.Words("--reason", "TEXT", "What for: the copy has the names of the file; kept in the audit"));
        reason.DefaultValueFactory = _ => AnnotatedCopy.UsualReason;
        return OfOneBatch("annotated", "Write a copy of the delivered file with the verdicts beside each row", [file, by, reason],
            async (call, database, batch, stop) =>
        {
            if (batch.Kind != BatchKind.Delivery) return CommandLine.Wrong(call, new(AnnotatedCopy.NoFile(batch).Zh, AnnotatedCopy.NoFile(batch).En));
            var copy = new AnnotatedCopy(
                new BatchStore(database), new VerdictStore(database), new RoundStore(database), new QueryStore(database), new AuditStore(database),
                CheckCatalogue.Load());
            var path = Path.GetFullPath(call.GetValue(file) ?? copy.NameFor(batch));
            var extension = Path.GetExtension(copy.NameFor(batch));
            if (!string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase))
                return CommandLine.Wrong(call, new(
                    $"--out {call.GetValue(file)}：该批次的批注副本是 {extension} 文件，请用这一扩展名。",
                    $"--out {call.GetValue(file)}: the copy of this batch is a {extension} file; give it that ending."));
            await using (var output = File.Create(path)) await copy.WriteAsync(
                batch, output, new(call.GetRequiredValue(by), call.GetRequiredValue(reason)), stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(path);
            return CommandLine.Done;
        });
    }

    // A batch is checked with the packs and settings it was checked with before, unless the call names others.
    private static Command Check()
    {
        var (by, lang, checks) = (Options.By(), Options.Lang(), new CheckOptions());
        var verb = OfOneBatch("check", "Read a batch again whose reading was broken off, or that is unreadable or checked", [by, lang],
            async (call, opened, batch, stop) =>
        {
            var database = opened.As(call.GetValue(by));
            var isOpen = batch.State is BatchState.Uploaded or BatchState.Unreadable or BatchState.Checked;
            var other = isOpen ? checks.Instead(ImportRequest.Of(batch.Request), call) : null;
            var outcome = await new FileImport(database, CheckCatalogue.Load()).CheckAgainAsync(batch, other, progress: null, stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(outcome.ToText().In(call.GetValue(lang)));
            return outcome.HasProblems ? CommandLine.DataHaveProblems : CommandLine.Done;
        });
        checks.AddTo(verb);
        return verb;
    }

    private static Command Commit()
    {
        var (by, lang) = (Options.By(), Options.Lang());
        return OfOneBatch("commit", "Make the accepted rows of a checked batch count", [by, lang], async (call, opened, batch, stop) =>
        {
            var database = opened.As(call.GetValue(by));
            var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
            var outcome = await new FileImport(database, CheckCatalogue.Load()).TakeAsync(batch.Id, () => import.CommitAsync(batch.Id, stop), stop);
            await call.InvocationConfiguration.Output.WriteLineAsync(ImportText.Of(outcome, batch.FileName).In(call.GetValue(lang)));
            return outcome.Refusal is null ? CommandLine.Done : CommandLine.DataHaveProblems;
        });
    }

    /// <summary>A verb about one batch, named by --batch.</summary>
    internal static Command OfOneBatch(
        string name, string description, IEnumerable<Option> options,
        Func<ParseResult, RegistryDatabase, Batch, CancellationToken, Task<int>> run)
    {
        var (db, id) = (Options.ExistingDb(), Options.Number("--batch", "ID", "Number of the batch", 1, long.MaxValue));
        id.Required = true;
        var verb = new Command(name, description) { db, id };
        foreach (var option in options) verb.Add(option);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            return await new BatchStore(database).FindAsync(call.GetValue(id), stop) is { } batch
                ? await run(call, database, batch, stop)
                : CommandLine.Wrong(call, new(
                    $"--batch {call.GetValue(id)}：没有该批次；registry batches list 列出全部批次。",
                    $"--batch {call.GetValue(id)}: there is no such batch; registry batches list names them all."));
        });
        return verb;
    }

    private static Option<string> TextFormat()
    {
        var format = Options.OneOf("--format", "text for reading, csv or json", "text", "csv", "json");
        format.DefaultValueFactory = _ => "text";
        return format;
    }

    private static IEnumerable<object?> Row(BatchEntry b) =>
    [
        b.BatchId, b.State, b.Registry, b.FileName, b.RowsRead, b.Inserted, b.Updated, b.Unchanged, b.Rejected, b.Held, b.Queried,
        b.UploadedAt.ToString("O"), b.CommittedAt?.ToString("O"), b.UndoneAt?.ToString("O"), b.SameFileAs, b.RoundOf, b.Round, b.Atomic, b.Update, b.ReadAs?.Zh, b.ReadAs?.En,
        b.Kind, b.Compensates, b.CompensatedBy, b.Withdrawn, b.MadeBy, b.Reason,
    ];
}

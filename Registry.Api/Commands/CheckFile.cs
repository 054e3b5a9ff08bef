using System.CommandLine;
using Registry.Api.Batches;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry checks test FILE</c>: what the checks say of a file; nothing is stored.</summary>
internal static class CheckFile
{
    private const string ReturnedWithTable = "N-POP-6";
    private static readonly Bilingual Answered = new("[已确认] ", "[confirmed] ");

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A delivery" };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var path] && !File.Exists(path.Value)) result.AddError(CallLanguage.Pack(WhyNot(path.Value)));
        });
        var (asked, checks, lang, progress) = (new ImportOptions(), new CheckOptions(), Options.Lang(), ProgressLine.Option());
        var format = Options.OneOf("--format", "text for reading, or csv", "text", "csv");
        var verb = new Command("test", "Check a file without a database and show every error and query") { file, format, lang, progress };
        asked.AddTo(verb);
        checks.AddTo(verb);
        verb.SetAction((call, stop) => RunAsync(
            call, call.GetRequiredValue(file), asked.Of(call), checks.Of(call), call.GetValue(format) == "csv", call.GetValue(lang),
            progress, stop));
        return verb;
    }

    private static Bilingual WhyNot(string path) => Directory.Exists(path)
        ? new($"{path}：是文件夹；checks test 一次核查一个文件，整个文件夹请用 registry import 文件夹 --db 新库 --dry-run。",
            $"{path}: is a folder; checks test takes one file. For a folder: registry import FOLDER --db NEW --dry-run, which stores nothing.")
        : new($"{path}：没有这个文件。", $"{path}: there is no such file.");

    // The file is checked in an empty database of its own, which is thrown away: the very path that an import takes.
    private static async Task<int> RunAsync(
        ParseResult call, string file, ImportRequest request, CheckCatalogue catalogue, bool csv, ReportLanguage lang, Option<bool> progress, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("registry-check-");
        try
        {
            using var database = call.OpenStore(Path.Combine(folder.FullName, "check.db"));
            using var line = ProgressLine.For<ImportProgress>(call, progress, p => ImportText.Progress(file, p));
            var (output, error) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            var outcome = await CheckAsync(
                database, file, request, catalogue, line,
                verdicts => csv ? VerdictEntry.WriteCsvAsync(output, verdicts.Of(null)) : WriteTextAsync(output, verdicts, lang), stop);
            if (!csv || outcome.Outcome is null) await (csv ? error : output).WriteLineAsync(outcome.ToText().In(lang));
            return outcome.HasProblems ? CommandLine.DataHaveProblems : CommandLine.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the checks say of a file in an empty database; the batch has no number, for it goes with the database.</summary>
    public static Task<FileOutcome> CheckAsync(
        RegistryDatabase database, string file, ImportRequest request, CheckCatalogue catalogue, IProgress<ImportProgress>? progress,
        Func<VerdictEntries, Task> tell, CancellationToken stop) =>
        FileImport.GuardedAsync(file, async () =>
        {
            var outcome = await new BatchImport(database, catalogue, TimeProvider.System) { ComparesWithStored = false }
                .CheckAsync(file, request, progress, stop);
            await tell(VerdictEntries.OfBatch(database, outcome.Batch.Id, catalogue));
            return new(file, outcome with { Batch = outcome.Batch with { Id = 0 } }, null, []);
        });

    /// <summary>Writes verdicts for a person, one line each; rows that are returned only because their table is are one line. What somebody has confirmed for
    /// these values is marked, and needs no advice.</summary>
    public static async Task WriteTextAsync(TextWriter output, VerdictEntries verdicts, ReportLanguage lang)
    {
        var together = verdicts.Of(ReturnedWithTable).ToLookup(v => v.Part);
        foreach (var v in verdicts.Of(null))
        {
            if (v.CheckId == ReturnedWithTable && together[v.Part].First() != v) continue;
            var rows = v.CheckId == ReturnedWithTable && together[v.Part].Count() > 1 ? Rows([.. together[v.Part].Select(other => other.Row).Order()]) : $"{v.Row}";
            await output.WriteLineAsync(
                $"{SpokenWords.Of(v.Severity).In(lang),-5} {v.CheckId,-12} {SpokenWords.Part(v.Part).In(lang)} {rows} {v.Column}  "
                + (v.IsConfirmed ? Answered + new Bilingual(v.Message.Zh, v.Message.En) : SpokenWords.Sentences(v.Message, v.Advice)).In(lang));
        }
    }

    // 2-19, 21: rows that follow each other are written as a stretch.
    private static string Rows(List<int> rows)
    {
        var stretches = new List<(int From, int To)>();
        foreach (var row in rows)
            if (stretches.Count > 0 && row <= stretches[^1].To + 1) stretches[^1] = (stretches[^1].From, row);
            else stretches.Add((row, row));
        return string.Join(", ", stretches.Select(stretch => stretch.From == stretch.To ? $"{stretch.From}" : $"{stretch.From}-{stretch.To}"));
    }
}

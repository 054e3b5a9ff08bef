using System.CommandLine;
using System.Globalization;
using Registry.Api.Batches;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Exporting;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry import</c>: reads, checks and stores files; one batch each.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var (paths, roundOf) = (Paths(), RoundOf());
        var (db, by, lang, progress) = (Options.Db(), Options.By(), Options.Lang(), ProgressLine.Option());
        var (asked, checks) = (new ImportOptions(), new CheckOptions());
        var dryRun = new Option<bool>("--dry-run") { Description = "Check only and show every error and query; nothing is stored" };
        var json = new Option<bool>("--json") { Description = "One JSON object a file instead of text" };
        var verb = new Command("import", "Read, check and store files; rows without errors are accepted, the others returned")
        {
            paths, db, by, dryRun, roundOf, json, lang, progress,
        };
        asked.AddTo(verb);
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var scratch = call.GetValue(dryRun) && !File.Exists(call.GetRequiredValue(db)) ? new ScratchFolder() : null;
            using var database = call.OpenStore(scratch?.PathOf("dry-run.db") ?? call.GetRequiredValue(db), call.GetValue(by));
            var (files, passedOver) = PassOver(ImportFiles.Find(call.GetRequiredValue(paths)), call.GetValue(lang));
            foreach (var sentence in passedOver) await (call.GetValue(json) ? call.InvocationConfiguration.Error : call.InvocationConfiguration.Output).WriteLineAsync(sentence);
            if (await WhyNoRoundAsync(database, call.GetValue(roundOf), files, stop) is { } reason)
                return CommandLine.Wrong(call, reason);
            var (import, request) = (new FileImport(database, checks.Of(call)), asked.Of(call) with { RoundOf = call.GetValue(roundOf) });
            var (output, worst) = (call.InvocationConfiguration.Output, CommandLine.Done);
            using var joined = new ScratchFolder();
            foreach (var file in ImportTogether.Join(files, joined))
            {
                using var line = ProgressLine.For<ImportProgress>(call, progress, p => ImportText.Progress(file, p));
                Task Tell(VerdictEntries verdicts) => call.GetValue(json) ? Task.CompletedTask : CheckFile.WriteTextAsync(output, verdicts, call.GetValue(lang));
                var outcome = call.GetValue(dryRun)
                    ? await import.DryRunAsync(file, request, line, Tell, stop)
                    : await import.RunAsync(file, request, line, stop);
                if (outcome.HasProblems) worst = CommandLine.DataHaveProblems;
                await Tell(VerdictEntries.OfList(outcome.Verdicts));
                await output.WriteLineAsync(call.GetValue(json) ? outcome.ToJson() : outcome.ToText().In(call.GetValue(lang)));
                await output.FlushAsync(stop);
            }
            return worst;
        });
        return verb;
    }

    // What our own exports write for other programs is no delivery.
    private static (IReadOnlyList<string> Files, IReadOnlyList<string> PassedOver) PassOver(IReadOnlyList<string> paths, ReportLanguage lang)
    {
        var kinds = paths.Select(path => (Path: path, Kind: CompanionFile.Of(path))).ToList();
        return (
            [.. kinds.Where(file => file.Kind is null).Select(file => file.Path)],
            [.. kinds.Where(file => file.Kind is not null).Select(file => ImportText.PassedOver(file.Path, file.Kind!.Value).In(lang))]);
    }

    private static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of files", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (ImportFiles.WhyNot(token.Value) is { } reason) result.AddError(CallLanguage.Pack(new($"{token.Value}：{reason.Zh}", $"{token.Value}: {reason.En}")));
        });
        return paths;
    }

    private static Option<long?> RoundOf() =>
        Options.Read<long?>("--round-of", "ID", "Batch that the file corrects; found out by itself for an annotated copy or the same file name", (text, refuse) =>
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
            refuse(new("应为批次号。", "the number of a batch is expected."));
            return null;
        });

    private static async Task<Bilingual?> WhyNoRoundAsync(RegistryDatabase database, long? roundOf, IReadOnlyList<string> files, CancellationToken stop) =>
        roundOf is not { } id ? null
        : files.Count > 1 ? new("--round-of 只用于一个文件。", "--round-of is for one file.")
        : await new BatchStore(database).FindAsync(id, stop) is null ? new($"--round-of {id}：没有该批次；registry batches list 列出全部批次。", $"--round-of {id}: there is no such batch; registry batches list names them all.")
        : null;
}

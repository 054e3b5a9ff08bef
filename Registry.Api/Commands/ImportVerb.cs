using System.CommandLine;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Commands;

/// <summary><c>registry import</c>: reads, checks and stores files; one batch each.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of files", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (ImportFiles.WhyNot(token.Value) is { } reason) result.AddError($"{token.Value}: {reason}");
        });
        var (db, lang, progress) = (Options.Db(), Options.Lang(), ProgressLine.Option());
        var (asked, checks) = (new ImportOptions(), Options.Checks());
        var dryRun = new Option<bool>("--dry-run") { Description = "Check only and show every error and query; nothing is stored" };
        var json = new Option<bool>("--json") { Description = "One JSON object a file instead of text" };
        var verb = new Command("import", "Read, check and store files; rows without errors are accepted, the others returned")
        {
            paths, db, dryRun, json, checks, lang, progress,
        };
        asked.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var scratch = call.GetValue(dryRun) && !File.Exists(call.GetRequiredValue(db)) ? new ScratchFolder() : null;
            using var database = RegistryDatabase.Open(scratch?.PathOf("dry-run.db") ?? call.GetRequiredValue(db));
            var import = new FileImport(database, call.GetRequiredValue(checks));
            var (output, worst) = (call.InvocationConfiguration.Output, CommandLine.Done);
            using var joined = new ScratchFolder();
            foreach (var file in ImportTogether.Join(ImportFiles.Find(call.GetRequiredValue(paths)), joined))
            {
                using var line = ProgressLine.For<ImportProgress>(call, progress, p => ImportText.Progress(file, p));
                var outcome = call.GetValue(dryRun)
                    ? await import.DryRunAsync(file, asked.Of(call), line, stop)
                    : await import.RunAsync(file, asked.Of(call), line, stop);
                if (outcome.HasProblems) worst = CommandLine.DataHaveProblems;
                if (!call.GetValue(json)) await CheckFile.WriteTextAsync(output, outcome.Verdicts, call.GetValue(lang));
                await output.WriteLineAsync(call.GetValue(json) ? outcome.ToJson() : outcome.ToText().In(call.GetValue(lang)));
                await output.FlushAsync(stop);
            }
            return worst;
        });
        return verb;
    }
}

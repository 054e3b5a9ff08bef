using System.CommandLine;
using Registry.Import.Exporting;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry export</c>: records in the layouts of others.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var (db, years, by, lang, progress) = (Options.ExistingDb(), Options.Years(), Options.By(), Options.Lang(), ProgressLine.Option());
        var format = Options.OneOf("--format", "Layout of the files (docs/formats.md)", [.. ExportFormats.Words]);
        format.Required = true;
        var registries = Options.Read<IReadOnlyList<string>>("--registries", "CODE,…", "Registries to export (default: all)", (string text, Action<Bilingual> _) => Options.Codes(text));
        registries.DefaultValueFactory = _ => [];
        var folder = Options.Words("--out", "DIR", "Folder for the files; new or empty");
        folder.Required = true;
        var purpose = Options.Words("--purpose", "TEXT", "What for; kept in the audit");
        purpose.Required = true;
        var identifiers = new Option<bool>("--identifiers") { Description = "With names, identity numbers, addresses and whole birth dates" };
        var verb = new Command("export", "Write current records as CSV, T/CHIA 18-2021 card, CanReg5, JRC-ENCR or IARCcrgTools files, with a manifest")
        {
            db, format, years, registries, folder, by, purpose, identifiers, lang, progress,
        };
        verb.SetAction((call, stop) => RunAsync(
            call, call.GetRequiredValue(db), call.GetRequiredValue(folder), call.GetValue(lang),
            new()
            {
                Format = ExportFormats.Parse(call.GetRequiredValue(format))!.Value,
                FromYear = call.GetValue(years).From,
                ToYear = call.GetValue(years).To,
                Registries = call.GetRequiredValue(registries),
                WithIdentifiers = call.GetValue(identifiers),
                By = call.GetRequiredValue(by),
                Purpose = call.GetRequiredValue(purpose),
            },
            ProgressLine.For<ExportProgress>(call, progress, p => $"{p.Registry} {Numbers.Count(p.Records)}"), stop));
        return verb;
    }

    private static async Task<int> RunAsync(
        ParseResult call, string db, string folder, ReportLanguage language, ExportRequest request, ProgressLine<ExportProgress>? line, CancellationToken stop)
    {
        using var shown = line;
        using var database = call.OpenStore(db);
        var outcome = await new RecordExport(database, TimeProvider.System).WriteAsync(request, folder, line, stop);
        if (outcome.Manifest is not { } manifest)
            return CommandLine.Wrong(call, new(outcome.Refusal!.Zh, outcome.Refusal.En));
        foreach (var file in manifest.Files) await call.InvocationConfiguration.Output.WriteLineAsync(Path.Combine(folder, file.Name));
        await call.InvocationConfiguration.Output.WriteLineAsync(Summary(manifest, folder).In(language));
        return CommandLine.Done;
    }

    private static Bilingual Summary(ExportManifest manifest, string folder)
    {
        var path = Path.Combine(folder, ExportManifest.FileName);
        var left = string.Join(", ", manifest.NotCarried.Select(item => $"{item.Key} {Numbers.Count(item.Value)}"));
        return new(
            $"病例 {Numbers.Count(manifest.Cases)}，死亡 {Numbers.Count(manifest.Deaths)}，随访 {Numbers.Count(manifest.FollowUps)}，人口单元 {Numbers.Count(manifest.PopulationCounts)}；"
            + $"数据状态 {manifest.DataState}；清单 {path}。{(left.Length == 0 ? "" : $"该格式没有位置、未写出的值：{left}。")}",
            $"{Numbers.Count(manifest.Cases)} cases, {Numbers.Count(manifest.Deaths)} deaths, {Numbers.Count(manifest.FollowUps)} follow-ups, {Numbers.Count(manifest.PopulationCounts)} population counts; "
            + $"data state {manifest.DataState}; manifest {path}.{(left.Length == 0 ? "" : $" Values the layout has no place for: {left}.")}");
    }
}

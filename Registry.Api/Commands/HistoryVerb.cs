using System.CommandLine;
using System.Text.Json;
using Registry.Api.History;
using Registry.Core.Store;
using Registry.Import;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry history</c>: the life of one record.</summary>
internal static class HistoryVerb
{
    public static Command Create()
    {
        var (db, registry, lang) = (Options.ExistingDb(), Options.RegistryCode(), Options.Lang());
        registry.Required = true;
        var (number, death) = (Options.Words("--case", "NUMBER", "Registration number of the case"), Options.Words("--death", "NUMBER", "Number of the death"));
        var tumour = Options.Number("--tumour", "N", "Only this tumour of the case", 1, 99);
        var identifiers = new Option<bool>("--identifiers") { Description = "Show names, numbers and addresses; needs --by and --reason, and is kept in the audit" };
        var (by, reason) = (Options.Words("--by", "NAME", "Who reads the identifiers"), Options.Words("--reason", "TEXT", "Why the identifiers are read"));
        var format = Options.OneOf("--format", "text for reading, csv or json", "text", "csv", "json");
        var verb = new Command("history", "Every version of a record, of a case those of its follow-ups, too: file, row, who, when, what it changed, how it ended")
        {
            db, registry, number, death, tumour, identifiers, by, reason, format, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            var (caseNumber, deathNumber) = (call.GetValue(number), call.GetValue(death));
            if (caseNumber is null == deathNumber is null) return CommandLine.Wrong(call, new("请写明一个记录：--case 登记编号 或 --death 死亡编号。", "name one record: --case NUMBER or --death NUMBER."));
            if (call.GetValue(identifiers) && (call.GetValue(by) is null || call.GetValue(reason) is null))
                return CommandLine.Wrong(call, new("--identifiers 须同时写 --by 姓名 和 --reason 理由。", "--identifiers needs --by NAME and --reason TEXT."));
            using var database = call.OpenStore(db);
            var reader = call.GetValue(identifiers) ? new IdentifiersReader(call.GetRequiredValue(by), call.GetRequiredValue(reason)) : null;
            var (history, code) = (new RecordHistory(database), call.GetRequiredValue(registry)!);
            int? only = call.GetResult(tumour) is null ? null : (int)call.GetValue(tumour);
            var versions = deathNumber is not null
                ? await history.OfDeathAsync(code, deathNumber, reader, stop)
                : await history.OfCaseAsync(code, caseNumber!, only, reader, stop);
            if (versions.Count == 0) return CommandLine.Wrong(call, NoRecord(code, deathNumber is null, caseNumber ?? deathNumber!));
            var entry = new HistoryEntry(code, deathNumber is null ? "incidence" : "death", caseNumber ?? deathNumber!, reader is not null, [.. versions.Select(VersionEntry.Of)]);
            await WriteAsync(call.InvocationConfiguration.Output, entry, call.GetValue(format), call.GetValue(lang));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Bilingual NoRecord(string registry, bool isCase, string number) => new(
        $"登记处 {registry} 没有{(isCase ? "病例" : "死亡记录")} {number}。", $"registry {registry} has no {(isCase ? "case" : "death")} {number}.");

    private static async Task WriteAsync(TextWriter output, HistoryEntry entry, string? format, ReportLanguage language)
    {
        switch (format)
        {
            case "json": await output.WriteLineAsync(JsonSerializer.Serialize(entry, BatchesVerb.Json)); break;
            case "csv": await VersionEntry.WriteCsvAsync(output, entry.Versions); break;
            default:
                foreach (var version in entry.Versions) await output.WriteLineAsync(HistoryText.Of(version).In(language));
                break;
        }
    }
}

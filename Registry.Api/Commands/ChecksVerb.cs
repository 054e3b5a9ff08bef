using System.CommandLine;
using System.Text.Json;
using Registry.Api.Batches;
using Registry.Api.Queries;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Commands;

/// <summary><c>registry checks</c>: the catalogue, one check explained, a file tried out.</summary>
internal static class ChecksVerb
{
    private static readonly string[] Header =
        ["id", "slug", "severity", "items", "message_zh", "message_en", "advice_zh", "advice_en", "pack", "source", "since"];

    public static Command Create() =>
        new("checks", "The catalogue of checks, and what they say of a file") { List(), Explain(), CheckFile.Create(), Overrides() };

    private static Command List()
    {
        var (format, checks, lang) = (Options.OneOf("--format", "text for reading, or csv", "text", "csv"), Options.Checks(), Options.Lang());
        var verb = new Command("list", "Every check with its severity and message") { format, checks, lang };
        verb.SetAction(async (call, stop) =>
        {
            var (output, all) = (call.InvocationConfiguration.Output, call.GetRequiredValue(checks).All);
            if (call.GetValue(format) == "csv")
                await CsvText.WriteAsync(output, Header, all.Select(Row));
            else
                foreach (var check in all)
                    await output.WriteLineAsync(
                        $"{check.Id,-12} {VerdictEntry.Word(check.Severity),-6} {new Bilingual(check.MessageZh, check.MessageEn).In(call.GetValue(lang))}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Explain()
    {
        var id = new Argument<string>("ID") { Description = "Id of the check, such as X-SEX-1" };
        var verb = new Command("explain", "What a check looks at, what it says, what to do, where it comes from") { id };
        verb.SetAction(async (call, stop) =>
        {
            if (CheckCatalogue.Load().Find(call.GetRequiredValue(id).ToUpperInvariant()) is not { } check)
                return CommandLine.Wrong(
                    call.InvocationConfiguration.Error, $"{call.GetValue(id)} is no check; `registry checks list` names them all.");
            var output = call.InvocationConfiguration.Output;
            await output.WriteLineAsync($"{check.Id} ({check.Slug}), {VerdictEntry.Word(check.Severity)}, {check.Pack}, since {check.Since}");
            await output.WriteLineAsync($"  items   {string.Join(", ", check.Items.Select(VerdictEntry.Word))}");
            await output.WriteLineAsync($"  说明    {check.MessageZh}\n  处理    {check.AdviceZh}");
            await output.WriteLineAsync($"  says    {check.MessageEn}\n  advice  {check.AdviceEn}\n  source  {check.Source}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Overrides()
    {
        var (db, registry, format, checks) = (Options.ExistingDb(), Options.RegistryCode(), Options.Format(), Options.Checks());
        var verb = new Command("overrides", "By registry and check: queries asked of committed records, confirmed, corrected, open") { db, registry, format, checks };
        verb.SetAction(async (call, stop) =>
        {
            using var database = RegistryDatabase.Open(call.GetRequiredValue(db));
            var counts = OverrideEntry.Of(
                await new QueryStore(database).CountsAsync(call.GetValue(registry), stop), call.GetRequiredValue(checks));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(counts, BatchesVerb.Json));
            else await OverrideEntry.WriteCsvAsync(output, counts);
            return CommandLine.Done;
        });
        return verb;
    }

    private static IEnumerable<object?> Row(CheckDefinition check) =>
    [
        check.Id, check.Slug, VerdictEntry.Word(check.Severity), string.Join(' ', check.Items.Select(VerdictEntry.Word)),
        check.MessageZh, check.MessageEn, check.AdviceZh, check.AdviceEn, check.Pack, check.Source, check.Since,
    ];
}

using System.CommandLine;
using System.Globalization;
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
    [
        "id", "slug", "severity", "usual_severity", "on", "items", "message_zh", "message_en", "advice_zh", "advice_en",
        "pack", "pack_version", "thresholds", "source", "status", "since",
    ];

    public static Command Create() =>
        new("checks", "The catalogue of checks, and what they say of a file") { List(), Packs(), Explain(), CheckFile.Create(), Overrides() };

    private static Command List()
    {
        var (format, checks, lang) = (Options.OneOf("--format", "text for reading, or csv", "text", "csv"), new CheckOptions(), Options.Lang());
        var verb = new Command("list", "Every check with its severity in force, its pack and its message") { format, lang };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            var (output, all) = (call.InvocationConfiguration.Output, checks.Of(call).All);
            if (call.GetValue(format) == "csv")
                await CsvText.WriteAsync(output, Header, all.Select(Row));
            else
                foreach (var check in all)
                    await output.WriteLineAsync(
                        $"{check.Id,-12} {(check.IsOn ? VerdictEntry.Word(check.Severity) : "off"),-6} {check.Pack,-14} "
                        + new Bilingual(check.MessageZh, check.MessageEn).In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Packs()
    {
        var (checks, lang) = (new CheckOptions(), Options.Lang());
        var verb = new Command("packs", "The rule packs with their versions, on and off") { lang };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            foreach (var pack in checks.Of(call).Packs)
                await call.InvocationConfiguration.Output.WriteLineAsync(
                    $"{pack.Id,-14} {pack.Version,-6} {(pack.IsOn ? "on" : "off"),-4} {pack.Checks,4}  "
                    + new Bilingual(pack.NameZh, pack.NameEn).In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Explain()
    {
        var id = new Argument<string>("ID") { Description = "Id of the check, such as X-SEX-1" };
        var checks = new CheckOptions();
        var verb = new Command("explain", "What a check looks at, what it says, what to do, where it comes from") { id };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            if (checks.Of(call).Find(call.GetRequiredValue(id).ToUpperInvariant()) is not { } check)
                return CommandLine.Wrong(call, new Bilingual($"{call.GetValue(id)}：", $"{call.GetValue(id)} is no check: ") + CheckWords.NoSuch(call.GetRequiredValue(id)));
            var output = call.InvocationConfiguration.Output;
            await output.WriteLineAsync(
                $"{check.Id} ({check.Slug}), {VerdictEntry.Word(check.Severity)}{Otherwise(check)}, {check.Pack} {check.PackVersion}"
                + $"{(check.IsOn ? "" : " (off)")}, status {check.Status}, since {check.Since}");
            await output.WriteLineAsync($"  items   {string.Join(", ", check.Items.Select(VerdictEntry.Word))}");
            foreach (var threshold in check.Thresholds)
                await output.WriteLineAsync($"  limit   {Limit(threshold)}: {threshold.MeaningZh} / {threshold.MeaningEn}");
            await output.WriteLineAsync($"  说明    {check.MessageZh}\n  处理    {check.AdviceZh}");
            await output.WriteLineAsync($"  says    {check.MessageEn}\n  advice  {check.AdviceEn}\n  source  {check.Source}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Overrides()
    {
        var (db, registry, format, checks) = (Options.ExistingDb(), Options.RegistryCode(), Options.Format(), new CheckOptions());
        var verb = new Command("overrides", "By registry and check: queries asked of committed records, confirmed, corrected, open") { db, registry, format };
        checks.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var counts = OverrideEntry.Of(
                await new QueryStore(database).CountsAsync(call.GetValue(registry), stop), checks.Of(call));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "json") await output.WriteLineAsync(JsonSerializer.Serialize(counts, BatchesVerb.Json));
            else await OverrideEntry.WriteCsvAsync(output, counts);
            return CommandLine.Done;
        });
        return verb;
    }

    private static string Otherwise(CheckDefinition check) =>
        check.Severity == check.UsualSeverity ? check.StaysError ? " always" : "" : $" (usually {VerdictEntry.Word(check.UsualSeverity)})";

    private static string Limit(CheckThreshold threshold) =>
        string.Create(CultureInfo.InvariantCulture, $"{threshold.Name}={threshold.Value}")
        + (threshold.Value == threshold.Usual ? "" : string.Create(CultureInfo.InvariantCulture, $" (usually {threshold.Usual})"));

    private static IEnumerable<object?> Row(CheckDefinition check) =>
    [
        check.Id, check.Slug, VerdictEntry.Word(check.Severity), VerdictEntry.Word(check.UsualSeverity), check.IsOn,
        string.Join(' ', check.Items.Select(VerdictEntry.Word)), check.MessageZh, check.MessageEn, check.AdviceZh, check.AdviceEn,
        check.Pack, check.PackVersion, string.Join("; ", check.Thresholds.Select(Limit)), check.Source, check.Status, check.Since,
    ];
}

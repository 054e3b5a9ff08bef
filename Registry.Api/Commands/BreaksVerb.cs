using System.CommandLine;
using System.Text.Json;
using Registry.Api.Breaks;
using Registry.Api.Compute;
using Registry.Api.Tables;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry breaks</c>: dated events that moved the level of a series.</summary>
internal static class BreaksVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = ComputeText.Readable.Encoder };

    public static Command Create() =>
        new("breaks", "Known breaks of the series: changes of coding, screening, area or reporting; jumps of trends, reasons against forecasts") { List(), Add(), Withdraw() };

    /// <summary>Whether the breaks of the store are taken; trends, forecast and report ask for it.</summary>
    public static Option<string> Stored() => Options.OneOf("--stored-breaks", "The breaks of the store beside those of the call (default on)", "on", "off");

    private static Command List()
    {
        var (db, format) = (Options.ExistingDb(), Options.Format());
        var withdrawn = new Option<bool>("--withdrawn") { Description = "Those taken back too" };
        var verb = new Command("list", "The breaks by year") { db, withdrawn, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            List<BreakEntry> found = [.. (await new KnownBreakStore(database).ListAsync(stop)).Where(known => call.GetValue(withdrawn) || known.WithdrawnAt is null).Select(BreakEntry.Of)];
            var output = call.InvocationConfiguration.Output;
            if (call.GetRequiredValue(format) == "csv") await CsvText.WriteAsync(output, BreakEntry.Columns, found.Select(entry => entry.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Add()
    {
        var (db, registry, by, reason, lang) = (Options.ExistingDb(), Options.RegistryCode(), Options.By(), Options.Reason(), Options.Lang());
        var year = Options.Number("--last-year", "YEAR", "Last year before it", 1950, 2100);
        var kind = Options.OneOf("--kind", "WORD", $"What happened: {string.Join(", ", KnownBreak.Kinds)}", KnownBreak.Kinds);
        var icd = new Option<string?>("--icd") { Description = "ICD-10 category it concerns, such as C73 (default every site)", HelpName = "CODE" };
        (year.Required, kind.Required) = (true, true);
        var verb = new Command("add", "Enter a break") { db, year, kind, registry, icd, reason, by, lang };
        verb.SetAction(async (call, _) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var order = new BreakOrder((int)call.GetValue(year), call.GetValue(kind), call.GetValue(registry), call.GetValue(icd), call.GetValue(reason), call.GetValue(by));
            var (known, refusal) = new KnownBreakStore(database).Add(order.ToBreak());
            if (known is null) return CommandLine.Wrong(call.InvocationConfiguration.Error, new Bilingual(refusal!.Zh, refusal.En).In(call.GetValue(lang)));
            await call.InvocationConfiguration.Output.WriteLineAsync(new Bilingual($"已登记断点 {known.Id}。", $"Break {known.Id} is entered.").In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Withdraw()
    {
        var (db, by, reason, lang) = (Options.ExistingDb(), Options.By(), Options.Reason(), Options.Lang());
        var id = Options.Number("--break", "ID", "Number of the break", 1, long.MaxValue);
        id.Required = true;
        var verb = new Command("withdraw", "Take a break back") { db, id, by, reason, lang };
        verb.SetAction((call, _) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var refusal = new KnownBreakStore(database).Withdraw(call.GetValue(id), call.GetRequiredValue(by), call.GetRequiredValue(reason));
            return Task.FromResult(refusal is null ? CommandLine.Done
                : CommandLine.Wrong(call.InvocationConfiguration.Error, new Bilingual(refusal.Zh, refusal.En).In(call.GetValue(lang))));
        });
        return verb;
    }
}

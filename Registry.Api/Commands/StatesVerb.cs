using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Api.States;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry states</c>: the data states, and what changed between two of them.</summary>
internal static class StatesVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create() => new("states", "The data states, and what changed the counts between two of them") { List(), Compare() };

    private static Command List()
    {
        var (db, format) = (Options.ExistingDb(), Options.Format());
        var verb = new Command("list", "The data states and what made each of them") { db, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var entries = (await new StateStore(database).ListAsync(stop)).Select(StateEntry.Of).ToList();
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "csv") await CsvText.WriteAsync(output, StateEntry.Columns, entries.Select(entry => entry.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(entries, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Compare()
    {
        var (before, after) = (State("BEFORE", "The earlier state: DS-12 or 12, or B7 for the one that the commit of batch 7 made"), State("AFTER", "The later state"));
        var (db, counting, scheme, format, lang) = (Options.ExistingDb(), Options.Counting(), Options.Scheme(), Options.Format(), Options.Lang());
        var all = new Option<bool>("--all") { Description = "Unchanged cells as well" };
        var rate = Options.Read("--fdr", "RATE", "False discovery rate that is borne (default 0.05)", (text, refuse) =>
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1) return number;
            refuse("a number above 0 and below 1 is expected.");
            return 0.05;
        });
        rate.DefaultValueFactory = _ => 0.05;
        var verb = new Command("compare", "Every cell of a data state against a later one, each difference put down to its causes")
        {
            before, after, db, counting, scheme, rate, all, format, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (document, refusal) = await new StateDesk(new(database)).CompareAsync(
                new(call.GetRequiredValue(before), call.GetRequiredValue(after), call.GetValue(counting), call.GetRequiredValue(scheme), call.GetValue(rate), call.GetValue(all)), stop);
            if (document is null) return CommandLine.Wrong(call.InvocationConfiguration.Error, refusal!.In(call.GetValue(lang)));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "csv") await CsvText.WriteAsync(output, ComparedCellEntry.Columns, document.Cells.Select(cell => cell.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(document, Json));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Argument<string> State(string name, string description) => new(name) { Description = description };
}

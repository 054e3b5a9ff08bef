using System.CommandLine;
using System.Text.Json;
using Registry.Analytics;
using Registry.Api.Compute;
using Registry.Api.Nowcasts;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry nowcast</c>: how late cases are delivered, and how many recent years will have in the end.</summary>
internal static class NowcastVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = ComputeText.Readable.Encoder };

    public static Command Create()
    {
        var (db, scheme, registries, format) = (Options.ExistingDb(), Options.Scheme(), Options.Registries(), Options.Format());
        var events = Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality");
        var sites = new Option<string>("--sites") { Description = "Codes of the sites to show", HelpName = "CODE,…", DefaultValueFactory = _ => "" };
        var each = new Option<bool>("--by-registry") { Description = "Each registry by itself, not their pool" };
        var last = Options.Number("--last-report-year", "YEAR", "Last calendar year of deliveries that is complete (default the calendar year before this one)", 1950, 2200);
        var verb = new Command("nowcast", "Delays of the deliveries by site, and how many cases or deaths recent years will have in the end")
        { db, events, scheme, sites, registries, each, last, format };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var (deliveries, state) = (await new DeliveryHistory(database).ListAsync(stop), await new CubeStore(database).DataStateAsync(stop));
            return await WriteAsync(call, state, deliveries, call.GetRequiredValue(format) == "csv", new()
            {
                Scheme = call.GetRequiredValue(scheme),
                Sites = ComputeParameter.Split(call.GetRequiredValue(sites)),
                Registries = [.. call.GetRequiredValue(registries).Where(code => code != TableArea.Pooled)],
                IsByRegistry = call.GetValue(each),
                Event = call.GetValue(events) == "mortality" ? RegistryEvent.Mortality : RegistryEvent.Incidence,
                LastReportYear = call.GetResult(last) is { Implicit: false } ? (int)call.GetValue(last) : NowcastQuestion.LastCompleteYear(TimeProvider.System),
            });
        });
        return verb;
    }

    private static async Task<int> WriteAsync(ParseResult call, Core.Cube.DataState state, IReadOnlyList<Delivery> deliveries, bool csv, NowcastQuestion question)
    {
        var strangers = question.Strangers(deliveries).Select(s => new Bilingual($"--{s.Parameter} {s.Value}：{s.Expected.Zh}", $"--{s.Parameter} {s.Value}: {s.Expected.En}")).ToList();
        if (strangers.Count > 0) return CommandLine.Wrong(call, Bilingual.Join(Bilingual.Same(" "), strangers));
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, NowcastRows.Columns, NowcastRows.Of(deliveries, question));
        else await output.WriteLineAsync(JsonSerializer.Serialize(NowcastDocument.Of(state, question, NowcastRows.Of(deliveries, question)), Json));
        return CommandLine.Done;
    }
}

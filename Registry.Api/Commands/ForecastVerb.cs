using System.CommandLine;
using System.Text.Json;
using Registry.Analytics.Forecasts;
using Registry.Api.Breaks;
using Registry.Api.Compute;
using Registry.Api.Forecasts;
using Registry.Api.Tables;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry forecast</c>: cases or deaths to come by site and sex, with intervals, back-test and verdict.</summary>
internal static class ForecastVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = ComputeText.Readable.Encoder };

    public static Command Create()
    {
        var (db, years, scheme, registries, format) = (Options.ExistingDb(), Options.Years(), Options.Scheme(), Options.Registries(), Options.Format());
        var events = Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality", "both");
        var model = Options.OneOf("--model", "Models shown: ensemble mixes all by their back-test (default)", [.. SiteForecastQuestion.Models]);
        var horizon = new Option<int>("--horizon") { Description = "Years to come, 1 to 25", HelpName = "YEARS", DefaultValueFactory = _ => 10 };
        var sites = new Option<string>("--sites") { Description = "Codes of the sites to show", HelpName = "CODE,…", DefaultValueFactory = _ => "" };
        var ages = new Option<bool>("--ages") { Description = "Each age group too" };
        var (standard, breaks, stored) = (TrendCallOptions.Standard(), TrendCallOptions.Breaks(), BreaksVerb.Stored());
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var population = new Option<string?>("--population") { Description = "Population to come: CSV with sex (1, 2), age (0-4 … 85+), year, population; else that of the last year stays", HelpName = "FILE" };
        var verb = new Command("forecast", "Cases or deaths to come by site and sex: intervals, back-test, and whether to forecast at all")
        { db, years, horizon, events, scheme, sites, registries, model, standard, ages, population, breaks, stored, counting, deaths, settings, format };
        verb.SetAction(async (call, stop) =>
        {
            if (call.GetValue(horizon) is < 1 or > 25) return CommandLine.Wrong(call, new($"--horizon {call.GetValue(horizon)}：应为 1 至 25 年。", $"--horizon {call.GetValue(horizon)}: 1 to 25 years are expected."));
            var (scenario, wrong) = call.GetValue(population) is { } file ? ScenarioFile.Read(file) : (PopulationScenario.Constant, null);
            if (scenario is null) return CommandLine.Wrong(call, wrong!);
            using var database = call.OpenStore(db);
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            var groups = cube.Sites(call.GetRequiredValue(scheme));
            return await WriteAsync(call, cube, call.GetRequiredValue(format) == "csv", new()
            {
                Scheme = groups,
                Sites = ComputeParameter.Split(call.GetRequiredValue(sites)),
                Years = call.GetValue(years),
                Horizon = call.GetValue(horizon),
                Registries = [.. call.GetRequiredValue(registries).Where(code => code != TableArea.Pooled)],
                Events = SiteForecastQuery.ReadEvents(call.GetValue(events) ?? "incidence")!,
                Model = call.GetValue(model) ?? SiteForecastQuestion.Mixed,
                Standard = call.GetRequiredValue(standard),
                Breaks = [.. (call.GetValue(breaks) ?? []).Concat(await new BreakDesk(new(database)).StandingAsync(groups, call.GetValue(stored) != "off", stop)).Distinct()],
                WithAges = call.GetValue(ages),
                Scenario = scenario,
            });
        });
        return verb;
    }

    private static async Task<int> WriteAsync(ParseResult call, CountCube cube, bool csv, SiteForecastQuestion question)
    {
        var strangers = question.Strangers(cube).Select(s => new Bilingual($"--{s.Parameter} {s.Value}：{s.Expected.Zh}", $"--{s.Parameter} {s.Value}: {s.Expected.En}")).ToList();
        if (strangers.Count > 0) return CommandLine.Wrong(call, Bilingual.Join(Bilingual.Same(" "), strangers));
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, SiteForecastRows.Columns, SiteForecastRows.Of(cube, question));
        else await output.WriteLineAsync(JsonSerializer.Serialize(SiteForecastDocument.Of(cube, question), Json));
        return CommandLine.Done;
    }
}

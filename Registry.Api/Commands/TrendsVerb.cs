using System.CommandLine;
using System.Text.Json;
using Registry.Analytics.Trends;
using Registry.Api.Compute;
using Registry.Api.Tables;
using Registry.Api.Trends;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Api.Commands;

/// <summary><c>registry trends</c>: segments and changes of the rates of every site and sex, with findings in words.</summary>
internal static class TrendsVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = ComputeText.Readable.Encoder };

    public static Command Create()
    {
        var (db, scheme, registries, format) = (Options.ExistingDb(), Options.Scheme(), Options.Registries(), Options.Format());
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var years = Options.Years();
        years.Required = false;
        years.Description = "First and last year (default: the longest period in which half of the registries reported every year)";
        var sites = Options.Read<IReadOnlyList<string>>("--sites", "CODE,…", "Site groups to show; p is adjusted over those shown", (string text, Action<Bilingual> _) => Options.Codes(text));
        var events = Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality", "both");
        var standard = Options.Read("--standard", "CODE", "Standard population", (text, refuse) =>
        {
            if (StandardPopulation.Find(text) is { } found) return found;
            var known = string.Join(", ", StandardPopulation.All.Select(s => s.Code));
            refuse(new($"未知的标准人口；已知的有 {known}。", $"unknown; known are {known}."));
            return StandardPopulation.Cn2000;
        });
        standard.DefaultValueFactory = _ => StandardPopulation.Cn2000;
        var selection = Options.OneOf("--selection", "How the number of joinpoints is chosen (default weighted-bic)", [.. TrendWords.Criteria]);
        var joinpoints = Options.Number("--joinpoints", "N", "Most joinpoints (default as many as the years bear)", 0, JoinpointSelection.Most);
        var breaks = Breaks();
        var points = new Option<bool>("--points") { Description = "The rate of every year and its fitted value too" };
        var verb = new Command("trends", "Trends of standardised rates by site and sex: segments, annual percent change, breaks, findings in words")
        {
            db, years, events, scheme, sites, registries, standard, selection, joinpoints, breaks, points, counting, deaths, settings, format,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = RegistryDatabase.Open(call.GetRequiredValue(db));
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            return await WriteAsync(call, cube, new TrendQuestion
            {
                Scheme = cube.Sites(call.GetRequiredValue(scheme)), Sites = call.GetValue(sites) ?? [],
                Years = call.GetResult(years) is { Implicit: false } ? call.GetValue(years) : null,
                Registries = call.GetRequiredValue(registries), Events = TrendWords.Events(call.GetValue(events) ?? "incidence")!,
                WithPoints = call.GetValue(points), Options = OptionsOf(call, standard, selection, joinpoints, breaks),
            }, call.GetRequiredValue(format) == "csv");
        });
        return verb;
    }

    private static SiteTrendOptions OptionsOf(
        ParseResult call, Option<StandardPopulation> standard, Option<string> selection, Option<long> joinpoints, Option<IReadOnlyList<DatedBreak>> breaks) => new()
    {
        Standard = call.GetRequiredValue(standard),
        Criterion = TrendWords.Criterion(call.GetValue(selection) ?? "weighted-bic"),
        MostJoinpoints = call.GetResult(joinpoints) is { Implicit: false } ? (int)call.GetValue(joinpoints) : null,
        Breaks = call.GetValue(breaks) ?? [],
    };

    /// <summary>The option of known breaks; the report has it too.</summary>
    public static Option<IReadOnlyList<DatedBreak>> Breaks() => Options.Read<IReadOnlyList<DatedBreak>>(
        "--breaks", "YEAR=KIND[@REGISTRY][/SITE],…", "Known breaks by the last year before them; kinds: coding, screening, area, reporting", (text, refuse) =>
        {
            if (BreakWords.Read(text) is { } known) return known;
            refuse(BreakWords.Expected.En);
            return [];
        });

    private static async Task<int> WriteAsync(ParseResult call, CountCube cube, TrendQuestion question, bool csv)
    {
        if (question.Strangers(cube).ToList() is { Count: > 0 } strangers)
            return CommandLine.Wrong(call.InvocationConfiguration.Error, string.Join(' ', strangers.Select(s => $"--{s.Parameter} {s.Value}: {s.Expected.En}")));
        var output = call.InvocationConfiguration.Output;
        if (csv) await CsvText.WriteAsync(output, TrendRow.Columns, TrendRow.Of(cube, question).Select(row => row.Values));
        else await output.WriteLineAsync(JsonSerializer.Serialize(TrendDocument.Of(cube, question), Json));
        return CommandLine.Done;
    }
}

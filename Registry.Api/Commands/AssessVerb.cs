using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.Analytics.Quality;
using Registry.Api.Assessments;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry assess</c>: quality indicators judged by their context, what was said of them, timeliness.</summary>
internal static class AssessVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create() =>
        new("assess", "Quality indicators held against sites, region, own past and survival: fine, explain or block") { List(), Explain(), Withdraw(), Units() };

    private static Option<string> Closing() =>
        SurvivalVerbs.Day("--closing", "Closing date: M:I is held against the five-year net survival of the own cases where it can be trusted (default: the published one)");

    private static Command List()
    {
        var (db, year, registries, bands, format) = (Options.ExistingDb(), Options.Year(), Options.Registries(), new BandOptions(), Options.Format());
        var level = Options.OneOf("--level", "All cancers (default), the sites, or both", "total", "site", "all");
        var verdict = Options.OneOf("--verdict", "Only these", "fine", "explain", "block", "tooFew", "noData");
        var (counting, deaths, closing) = (Options.Counting(), Options.Deaths(), Closing());
        var verb = new Command("list", "The indicators of a year with everything they were held against, and what was said of them")
        {
            db, year, registries, level, verdict, counting, deaths, closing, format,
        };
        bands.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), stop);
            var codes = call.GetRequiredValue(registries);
            if (codes.Except(cube.Registries.Select(registry => registry.Code)).ToList() is { Count: > 0 } unknown)
                return CommandLine.Wrong(call, TableVerbs.NoData(unknown));
            if (!cube.Years.Contains((int)call.GetValue(year))) return CommandLine.Wrong(call, ReportVerb.NoYear((int)call.GetValue(year), cube.Years));
            var refusals = new Refusals();
            var survival = await AskedOwnSurvival.ReadAsync(call.GetValue(closing), cube, SurvivalVerbs.Source(database), refusals, stop);
            if (!refusals.None) return CommandLine.Wrong(call, refusals.InOneLine());
            var found = await new AssessmentDesk(new(database), bands.Of(call)).ListAsync(
                cube, new((int)call.GetValue(year), codes, call.GetValue(level) ?? "total", call.GetValue(verdict) is { } word ? AssessmentEntry.ReadVerdict(word) : null) { Survival = survival }, stop);
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "csv") await CsvText.WriteAsync(output, AssessmentEntry.Columns, found.Assessments.Select(entry => entry.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
            return found.Blocked + found.Open > 0 ? CommandLine.DataHaveProblems : CommandLine.Done;
        });
        return verb;
    }

    private static Command Explain()
    {
        var (db, year, registry, bands, lang) = (Options.ExistingDb(), Options.Year(), Options.RegistryCode(), new BandOptions(), Options.Lang());
        var measure = Options.OneOf("--measure", "WORD", $"The indicator: {string.Join(", ", QualityAssessments.Measures)}", QualityAssessments.Measures);
        var site = Options.Formed(
            "--site", "CODE", "Group code of the site (default 60, all cancers)", code => SiteScheme.Cn26.Groups.Any(group => group.Code == code), new("没有这个部位组。", "there is no such group."));
        var sex = Options.Number("--sex", "0|1|2", "Both (default), men or women", 0, 2, 0);
        var conclusion = Options.OneOf("--conclusion", "What it is put down to", [.. QualityExplanation.Conclusions]);
        var (by, reason, closing) = (Options.By(), Options.Reason(), Closing());
        (registry.Required, measure.Required, conclusion.Required) = (true, true, true);
        var verb = new Command("explain", "Keep who explains an indicator and why; it lapses when the counts change")
        {
            db, registry, year, measure, site, sex, conclusion, reason, by, closing, lang,
        };
        bands.AddTo(verb);
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var cube = await new CubeStore(database).LoadAsync(stop);
            var order = new ExplanationOrder(
                call.GetValue(registry), (int)call.GetValue(year), call.GetValue(measure), call.GetValue(site), (int)call.GetValue(sex),
                call.GetValue(conclusion), call.GetValue(reason), call.GetValue(by));
            var refusals = new Refusals();
            var survival = await AskedOwnSurvival.ReadAsync(call.GetValue(closing), cube, SurvivalVerbs.Source(database), refusals, stop);
            if (!refusals.None) return CommandLine.Wrong(call, refusals.InOneLine());
            var (explanation, refusal) = new AssessmentDesk(new(database), bands.Of(call)).Explain(cube, order, survival?.Survival);
            if (explanation is null) return CommandLine.Wrong(call.InvocationConfiguration.Error, refusal!.In(call.GetValue(lang)));
            await call.InvocationConfiguration.Output.WriteLineAsync(new Bilingual($"已记录说明 {explanation.Id}。", $"Explanation {explanation.Id} is kept.").In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Withdraw()
    {
        var (db, by, reason, lang) = (Options.ExistingDb(), Options.By(), Options.Reason(), Options.Lang());
        var id = Options.Number("--explanation", "ID", "Number of the explanation", 1, long.MaxValue);
        id.Required = true;
        var verb = new Command("withdraw", "Take an explanation back: the indicator is open again") { db, id, by, reason, lang };
        verb.SetAction((call, _) =>
        {
            using var database = call.OpenStore(db, by: call.GetValue(by));
            var refusal = new QualityExplanationStore(database).Withdraw(call.GetValue(id), call.GetRequiredValue(by), call.GetRequiredValue(reason));
            return Task.FromResult(refusal is null ? CommandLine.Done
                : CommandLine.Wrong(call.InvocationConfiguration.Error, new Bilingual(refusal.Zh, refusal.En).In(call.GetValue(lang))));
        });
        return verb;
    }

    private static Command Units()
    {
        var (db, year, registry, format) = (Options.ExistingDb(), Options.Year(), Options.RegistryCode(), Options.Format());
        var within = Options.Number("--within", "DAYS", "Days within which a report is timely", 1, 3650, 30);
        var verb = new Command("units", "Timeliness: days from incidence to report by reporting unit, months to the delivery of a registry")
        {
            db, year, registry, within, format,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var found = await TimelinessEntry.OfAsync(new(database), call.GetValue(registry), (int)call.GetValue(year), (int)call.GetValue(within), stop);
            if (found.Count == 0 && await new CubeStore(database).LoadAsync(stop) is var cube && !cube.Years.Contains((int)call.GetValue(year)))
                return CommandLine.Wrong(call, ReportVerb.NoYear((int)call.GetValue(year), cube.Years));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(format) == "csv") await CsvText.WriteAsync(output, TimelinessEntry.Columns, found.Select(entry => entry.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(found, Json));
            return CommandLine.Done;
        });
        return verb;
    }
}

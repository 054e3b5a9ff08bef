using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Registry.Analytics.Sites;
using Registry.Api.Tables;

namespace Registry.Api.Commands;

/// <summary><c>registry rate-ratios</c>: rates of areas set against those of a reference.</summary>
internal static class RateRatiosVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var (db, years, scheme, registries, format) = (Options.ExistingDb(), Options.Years(), Options.Scheme(), Options.Registries(), Options.Format());
        var (events, standards) = (Options.OneOf("--event", "What is counted (default incidence)", "incidence", "mortality", "both"), Options.Standards());
        var reference = Options.Words("--reference", "rest|same|women|CODE,…",
            "Compared with: all other registries (default rest), the area itself in --reference-years, the women of the area, or these registries");
        reference.DefaultValueFactory = _ => RateRatioQuestion.Rest;
        var referenceYears = Options.Years("--reference-years", "Year or period of the reference (default: that of the area)");
        var limits = Options.OneOf("--limits", "Limits of the ratio (default boyle-parkin)", [.. SiteComparison.Limits]);
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var state = Options.State("--state", "Data state of which the numbers are wanted: DS-12, or B7 after batch 7 (default: now)");
        var verb = new Command("rate-ratios", "Standardised rate ratio and difference with p, and observed over expected (SIR, SMR), against other registries, other years, or women")
        {
            db, years, reference, referenceYears, registries, scheme, events, standards, limits, counting, deaths, settings, state, format,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            if (await TableVerbs.LoadAsync(database, call.GetValue(state), call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop) is not { } cube)
                return CommandLine.Wrong(call, TableVerbs.NoState(call.GetValue(state)!));
            var table = new TableQuestion
            {
                Scheme = cube.Sites(call.GetRequiredValue(scheme)), Years = call.GetValue(years), Registries = call.GetRequiredValue(registries),
                Events = TableVerbs.Events(call.GetValue(events)), Standards = call.GetRequiredValue(standards).All,
            };
            if (TableVerbs.WhyRefused(table, cube) is { } wrong) return CommandLine.Wrong(call, wrong);
            var question = new RateRatioQuestion(
                table, call.GetRequiredValue(reference), call.GetResult(referenceYears) is null ? null : call.GetValue(referenceYears), call.GetValue(limits) ?? SiteComparison.Limits[0]);
            if (question.WhyRefused(cube) is var (parameter, reason))
            {
                var option = parameter == "reference" ? reference.Name : referenceYears.Name;
                return CommandLine.Wrong(call, new Bilingual($"{option}：", $"{option}: ") + reason);
            }
            var (document, output) = (RateRatioDocument.Of(cube, question), call.InvocationConfiguration.Output);
            if (call.GetValue(format) == "csv") await CsvText.WriteAsync(output, RateRatioEntry.Columns, document.Rows.Select(row => row.Values()));
            else await output.WriteLineAsync(JsonSerializer.Serialize(document, Json));
            return CommandLine.Done;
        });
        return verb;
    }
}

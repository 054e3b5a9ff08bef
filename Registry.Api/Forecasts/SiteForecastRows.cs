using Registry.Analytics;
using Registry.Analytics.Forecasts;
using Registry.Api.Compute;
using Registry.Api.Compute.Statistics;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Forecasts;

/// <summary>The rows of a table of forecasts of the store.</summary>
internal static class SiteForecastRows
{
    /// <summary>Options of the models: those of each.</summary>
    public static ForecastOptions Options { get; } = new();

    /// <summary>Heads of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registries", "site_scheme", "site_code", "site_zh", "site_en", "sex", "event", "base_from", "base_to", "scenario", "std_pop",
        .. ForecastRows.Columns.Select(c => c.Name), "method", "note_zh", "note_en",
    ];

    /// <summary>The rows: events, then sites and sexes in the order of the scheme.</summary>
    public static IEnumerable<IEnumerable<object?>> Of(CountCube cube, SiteForecastQuestion question)
    {
        foreach (var counted in question.Events)
        {
            var registries = SiteForecasts.Reporting(cube, [.. question.Registries], question.Years.From, question.Years.To, counted);
            if (registries.Count == 0)
            {
                yield return Nobody(question, counted);
                continue;
            }
            var forecasts = SiteForecasts.Of(
                cube, question.Scheme, registries, question.Years.From, question.Years.To, question.Horizon, counted, question.Scenario, [.. question.Sites],
                Options, question.Breaks, question.Standard);
            foreach (var forecast in forecasts)
                foreach (var row in Rows(forecast, question))
                    yield return [.. Head(question, forecast, registries), .. row.Values, row.Method, row.Note?.Zh, row.Note?.En];
        }
    }

    // One row for all sites: whoever reads the table sees that nothing was left out by chance.
    private static IEnumerable<object?> Nobody(SiteForecastQuestion question, RegistryEvent counted)
    {
        var row = ForecastRows.Refused("", Bilingual.Same("")) with
        {
            Note = new($"不能预测：没有登记处在 {question.Years} 年每一年都有资料", $"no forecast: no registry has data of every year of {question.Years}"),
        };
        return
        [
            "", question.Scheme.Code, null, null, null, null, Word(counted), question.Years.From, question.Years.To, question.Scenario.Name.En, question.Standard.Code,
            .. row.Values, row.Method, row.Note?.Zh, row.Note?.En,
        ];
    }

    private static string Word(RegistryEvent counted) => counted == RegistryEvent.Mortality ? "mortality" : "incidence";

    private static object?[] Head(SiteForecastQuestion question, SiteForecast forecast, IReadOnlyList<string> registries) =>
    [
        string.Join(' ', registries), question.Scheme.Code, forecast.Group.Code, forecast.Group.NameZh, forecast.Group.NameEn, (int)(forecast.Sex ?? Sex.Unknown),
        Word(forecast.Event), question.Years.From, question.Years.To, question.Scenario.Name.En, question.Standard.Code,
    ];

    private static IEnumerable<ResultRow> Rows(SiteForecast forecast, SiteForecastQuestion question)
    {
        if (forecast.Comparison is not { } comparison)
            return [ForecastRows.Refused("", Bilingual.Same("")) with { Note = forecast.Refusal }];
        var rows = new ForecastRows(comparison.Table, comparison.BackTest.Confidence) { Known = forecast.Known };
        var mixed = question.Model is SiteForecastQuestion.Mixed or "all" ? rows.Of(SiteForecastQuestion.Mixed, comparison, question.WithAges) : [];
        return mixed.Concat(ForecastInput.Models.Where(m => question.Model == "all" || question.Model == m.Name).SelectMany(m =>
            comparison.Forecasts.FirstOrDefault(f => f.Model == m.Model) is { } one
                ? rows.Of(m.Name, one, comparison.BackTest.Of(m.Model), comparison.Weights.GetValueOrDefault(m.Model), question.WithAges)
                : [ForecastRows.Refused(m.Name, comparison.Refusals[m.Model])]));
    }
}

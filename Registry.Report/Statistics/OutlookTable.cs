using Registry.Analytics;
using Registry.Analytics.Forecasts;
using Registry.Core.Coding;

namespace Registry.Report.Statistics;

/// <summary>The forecasts of every site and sex of the report, of new cases or deaths.</summary>
/// <param name="Years">Years they are made from; empty where there are none.</param>
/// <param name="Registries">Registries that reported each of these years.</param>
/// <param name="Forecasts">Every site and sex.</param>
internal sealed record OutlookTable(IReadOnlyList<int> Years, IReadOnlyList<string> Registries, IReadOnlyList<SiteForecast> Forecasts)
{
    /// <summary>The forecasts that models could make, ready to be printed.</summary>
    public IReadOnlyList<SiteOutlook> Outlooks { get; } = [.. Forecasts.Select(SiteOutlook.Of).OfType<SiteOutlook>()];

    /// <summary>The table of a report.</summary>
    public static OutlookTable Of(ReportData data, SiteScheme scheme, ForecastQuestion question, RegistryEvent counted)
    {
        var (input, accepted) = (data.Input, data.Accepted.Select(r => r.Code).ToList());
        var (years, registries) = SiteForecasts.Base(input.Cube, accepted, data.Year, counted);
        return new(years, registries, registries.Count == 0 ? [] : SiteForecasts.Of(
            input.Cube, scheme, registries, years[0], data.Year, question.ToYear - data.Year, counted, question.Scenario, [], null, input.Breaks, input.Settings.ChinaStandard));
    }

    /// <summary>The outlook of a site and sex; null where there is none.</summary>
    public SiteOutlook? Find(string site, Sex? sex) => Outlooks.FirstOrDefault(outlook => outlook.Forecast.Group.Code == site && outlook.Forecast.Sex == sex);
}

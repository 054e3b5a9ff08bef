using Registry.Analytics;
using Registry.Analytics.Forecasts;
using Registry.Analytics.Trends;
using Registry.Api.Breaks;
using Registry.Api.Forecasts;
using Registry.Api.Nowcasts;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Reports;

/// <summary>What the chapters of trends and forecasts need of the store.</summary>
internal sealed class ForecastSource(BreakDesk breaks, DeliveryHistory history, TimeProvider clock)
{
    private const int MostYears = 25;

    /// <summary>The known breaks of the store for the sites of the report.</summary>
    public Task<IReadOnlyList<DatedBreak>> BreaksAsync(CountCube cube, bool isWanted, CancellationToken stop) => breaks.StandingAsync(cube.Sites(SiteScheme.Cn26), isWanted, stop);

    /// <summary>The deliveries of all cancers, up to the last complete calendar year.</summary>
    public async Task<NowcastInput> NowcastAsync(CountCube cube, CancellationToken stop)
    {
        var (deliveries, scheme) = (await history.ListAsync(stop), cube.Sites(SiteScheme.Cn26));
        var (all, registries) = (scheme.IndexOf("60")!.Value, cube.Registries.Select(r => r.Code).ToList());
        return new(
            NowcastRows.Delivered(deliveries, scheme, all, registries, RegistryEvent.Incidence), NowcastRows.Delivered(deliveries, scheme, all, registries, RegistryEvent.Mortality),
            NowcastQuestion.LastCompleteYear(clock));
    }

    /// <summary>The question of a call; null when it asks for no forecast. A year or file that cannot be used is told in one line.</summary>
    /// <param name="year">Data year.</param>
    /// <param name="toYear">Last year that is forecast; null for no forecast.</param>
    /// <param name="population">File of the scenario; null for a population that stays.</param>
    public static (ForecastQuestion? Question, Bilingual? Wrong) Question(int year, int? toYear, string? population)
    {
        if (toYear is null) return population is null ? (null, null) : (null, new("--population 须与 --forecast-to 同时给出。", "--population belongs to --forecast-to."));
        if (WhyNot(year, toYear.Value) is { } expected) return (null, new($"--forecast-to {toYear}：{expected.Zh}", $"--forecast-to {toYear}: {expected.En}"));
        if (population is null) return (new() { ToYear = toYear.Value }, null);
        var (scenario, wrong) = ScenarioFile.Read(population);
        return scenario is null ? (null, wrong) : (new() { ToYear = toYear.Value, Scenario = scenario }, null);
    }

    /// <summary>The question of a request; null when it asks for no forecast or is refused.</summary>
    public static ForecastQuestion? Question(int year, int? toYear, ScenarioRequest? population, Refusals refusals)
    {
        if (toYear is null)
        {
            if (population is not null) refusals.Say("population", new("须与 forecastTo 同时给出。", "belongs to forecastTo."));
            return null;
        }
        if (WhyNot(year, toYear.Value) is { } expected) refusals.Add("forecastTo", toYear.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), expected);
        var scenario = population?.Read(refusals) ?? PopulationScenario.Constant;
        return refusals.None ? new() { ToYear = toYear.Value, Scenario = scenario } : null;
    }

    private static Bilingual? WhyNot(int year, int toYear) => toYear > year && toYear <= year + MostYears ? null
        : new($"应为数据年份 {year} 之后、不超过 {MostYears} 年的年份。", $"a year after the data year {year}, {MostYears} years at the most, is expected.");
}

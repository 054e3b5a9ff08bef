using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics.Forecasts;
using Registry.Api.Breaks;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Api.Tables;

namespace Registry.Api.Forecasts;

/// <summary>Forecasts of the stored data.</summary>
internal static class SiteForecastEndpoints
{
    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var forecasts = routes.MapGroup("").WithTags("Tables");
        forecasts.MapGet("/forecast", Forecast).WithName("GetForecast")
            .WithSummary("Cases or deaths to come by site and sex, the population of the last year staying: intervals, back-test, and whether to forecast at all")
            .Produces<SiteForecastDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        forecasts.MapPost("/forecast", WithScenario).WithName("ForecastWithScenario")
            .WithSummary("The same for a population to come that the caller supplies")
            .Produces<SiteForecastDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    internal static Task<Results<RowsAnswer<SiteForecastDocument>, ValidationProblem, ProblemHttpResult>> Forecast(
        [AsParameters] SiteForecastQuery query, CubeCache cubes, BreakDesk breaks, WorkLimits limits, CancellationToken stop) =>
        AnswerAsync(query, _ => PopulationScenario.Constant, cubes, breaks, limits, stop);

    internal static Task<Results<RowsAnswer<SiteForecastDocument>, ValidationProblem, ProblemHttpResult>> WithScenario(
        [AsParameters] SiteForecastQuery query, ScenarioRequest scenario, CubeCache cubes, BreakDesk breaks, WorkLimits limits, CancellationToken stop) =>
        AnswerAsync(query, scenario.Read, cubes, breaks, limits, stop);

    private static async Task<Results<RowsAnswer<SiteForecastDocument>, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        SiteForecastQuery query, Func<Refusals, PopulationScenario> scenario, CubeCache cubes, BreakDesk breaks, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", query.Counting), refusals.Deaths("deaths", query.Deaths), stop);
        cube = cube.With(refusals.Settings("settings", query.Settings, cube.Settings));
        var question = query.Read(cube, refusals) with { Scenario = scenario(refusals) };
        var stored = await breaks.StandingAsync(question.Scheme, refusals.Flag("storedBreaks", query.StoredBreaks, usual: true), stop);
        if (!refusals.None) return refusals.ToProblem();
        question = question with { Breaks = [.. question.Breaks.Concat(stored).Distinct()] };
        var (rows, end) = await limits.Statistics.RunAsync(() => SiteForecastRows.Of(cube, question).ToList(), stop);
        return rows is null ? limits.OfTable(end, "forecast") : new RowsAnswer<SiteForecastDocument>(
            cube.State, SiteForecastRows.Columns, rows, () => SiteForecastDocument.Of(cube, question, rows));
    }
}

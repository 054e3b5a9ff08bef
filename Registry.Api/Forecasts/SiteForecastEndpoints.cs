using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Compute;
using Registry.Api.Serving;

namespace Registry.Api.Forecasts;

/// <summary>Forecasts of the stored data.</summary>
internal static class SiteForecastEndpoints
{
    public static void MapForecasts(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/forecast", Forecast).WithName("GetForecast")
            .WithSummary("Cases or deaths to come by site and sex, the population of the last year staying: intervals, back-test, and whether to forecast at all")
            .Produces<SiteForecastDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<Results<SiteForecastAnswer, ValidationProblem, ProblemHttpResult>> Forecast(
        [AsParameters] SiteForecastQuery query, CubeCache cubes, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(stop);
        var question = query.Read(cube, refusals);
        if (!refusals.None) return refusals.ToProblem();
        var (rows, end) = await limits.Statistics.RunAsync(() => SiteForecastRows.Of(cube, question).ToList(), stop);
        return rows is null ? limits.OfTable(end, "forecast") : new SiteForecastAnswer(cube, question, rows);
    }
}

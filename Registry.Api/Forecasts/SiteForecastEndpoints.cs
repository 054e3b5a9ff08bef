using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;

namespace Registry.Api.Forecasts;

/// <summary>Forecasts of the stored data.</summary>
internal static class SiteForecastEndpoints
{
    public static void MapForecasts(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/forecast", Forecast).WithName("GetForecast")
            .WithSummary("Cases or deaths to come by site and sex, the population of the last year staying: intervals, back-test, and whether to forecast at all")
            .Produces<SiteForecastDocument>(StatusCodes.Status200OK, "application/json", "text/csv");

    internal static async Task<Results<SiteForecastAnswer, ValidationProblem>> Forecast([AsParameters] SiteForecastQuery query, CubeCache cubes, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(stop);
        var question = query.Read(cube, refusals);
        return refusals.None ? new SiteForecastAnswer(cube, question) : refusals.ToProblem();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;

namespace Registry.Api.Trends;

/// <summary>Trends of the stored data.</summary>
internal static class TrendEndpoints
{
    public static void MapTrends(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/trends", Trends).WithName("GetTrends")
            .WithSummary("Trends of age-standardised rates by site and sex: segments, annual and average annual percent change, known breaks, findings in words")
            .Produces<TrendDocument>(StatusCodes.Status200OK, "application/json", "text/csv");

    internal static async Task<Results<TrendAnswer, ValidationProblem>> Trends([AsParameters] TrendQuery query, CubeCache cubes, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", query.Counting), refusals.Deaths("deaths", query.Deaths), stop);
        var question = query.Read(cube, refusals);
        return refusals.None ? new TrendAnswer(cube, question) : refusals.ToProblem();
    }
}

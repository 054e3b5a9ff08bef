using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Breaks;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Cube;

namespace Registry.Api.Trends;

/// <summary>Trends of the stored data.</summary>
internal static class TrendEndpoints
{
    public static void MapTrends(this IEndpointRouteBuilder routes)
    {
        var trends = routes.MapGroup("").WithTags("Tables");
        trends.MapGet("/trends", Trends).WithName("GetTrends")
            .WithSummary("Trends of age-standardised rates by site and sex: segments, annual and average annual percent change, known breaks, findings in words")
            .Produces<TrendDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        trends.MapGet("/trends/comparisons", Comparisons).WithName("GetTrendComparisons")
            .WithSummary("Trends of men against women, or of two registries, site by site: permutation tests of parallelism and coincidence")
            .Produces<TrendDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    internal static async Task<Results<RowsAnswer<TrendDocument>, ValidationProblem, ProblemHttpResult>> Trends(
        [AsParameters] TrendQuery query, CubeCache cubes, BreakDesk breaks, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", query.Counting), refusals.Deaths("deaths", query.Deaths), stop);
        var question = query.Read(cube, refusals);
        question = question.With(await breaks.StandingAsync(question.Scheme, refusals.Flag("storedBreaks", query.StoredBreaks, usual: true), stop));
        if (!refusals.None) return refusals.ToProblem();
        return await AnswerAsync(limits, cube, question, TrendRow.Columns, () => TrendRow.Of(cube, question).Select(row => row.Values), stop);
    }

    internal static async Task<Results<RowsAnswer<TrendDocument>, ValidationProblem, ProblemHttpResult>> Comparisons(
        [AsParameters] TrendQuery query, [Description("What is compared: sexes or registries (two that are named); default sexes")] string? by,
        CubeCache cubes, BreakDesk breaks, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", query.Counting), refusals.Deaths("deaths", query.Deaths), stop);
        var question = query.Read(cube, refusals);
        question = question.With(await breaks.StandingAsync(question.Scheme, refusals.Flag("storedBreaks", query.StoredBreaks, usual: true), stop));
        var registries = refusals.Read("by", by, "sexes", word => TrendWords.Comparisons.Contains(word) ? word : null,
            new("应为 sexes 或 registries。", "sexes or registries is expected.")) == "registries";
        if (registries && question.NotTwo() is { } expected) refusals.Add("registries", query.Registries, expected);
        if (!refusals.None) return refusals.ToProblem();
        return await AnswerAsync(limits, cube, question, TrendComparisonRow.Columns, () => question.Comparisons(cube, registries).SelectMany(row => row.Rows), stop);
    }

    private static async Task<Results<RowsAnswer<TrendDocument>, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        WorkLimits limits, CountCube cube, TrendQuestion question, IReadOnlyList<string> columns, Func<IEnumerable<IEnumerable<object?>>> rows, CancellationToken stop)
    {
        var (computed, end) = await limits.Statistics.RunAsync(() => rows().ToList(), stop);
        return computed is null ? limits.OfTable(end, "trends") : new RowsAnswer<TrendDocument>(
            cube.State, columns, computed, () => TrendDocument.Of(cube, question, columns, computed));
    }
}

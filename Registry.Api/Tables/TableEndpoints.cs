using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics.Tidy;
using Registry.Api.Serving;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>The statistical tables.</summary>
internal static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder routes)
    {
        var tables = routes.MapGroup("").WithTags("Tables");
        Table(tables.MapGet("/rates", Rates).WithName("GetRates")
            .WithSummary("Crude, age-standardised, truncated and cumulative rates, shares and ranks by site and sex"));
        Table(tables.MapGet("/age-specific-rates", AgeSpecificRates).WithName("GetAgeSpecificRates")
            .WithSummary("Rates of each age group by site and sex"));
        Table(tables.MapGet("/counts", Counts).WithName("GetCounts")
            .WithSummary("Cases or deaths and person-years of each age group by site and sex"));
        Table(tables.MapGet("/quality", Quality).WithName("GetQuality")
            .WithSummary("Quality indicators by site and sex: MV%, DCO%, M:I, unknown primary and the like"));
    }

    internal static Task<Results<TableAnswer, ValidationProblem>> Rates(
        [AsParameters] TableQuery query,
        [Description("incidence, mortality or both; default incidence")] string? @event,
        [Description("Standard populations, comma-separated; default CN2000,SEGI")] string? standards,
        [Description("What ranks compare: rate (one-sex sites with the person-years of that sex) or cases; default rate")] string? rankBy,
        [Description("Equal values: lowest (1, 2, 2, 4) or dense (1, 2, 2, 3); default lowest")] string? ties,
        [Description("Limits of standardised and truncated rates: fay-feuer, tiwari, mid-p, dobson, log-normal, normal or binomial; default fay-feuer")] string? limits,
        CubeCache cubes, CancellationToken stop) =>
        AnswerAsync(query, cubes, (cube, refusals) => query.Read(cube, refusals, @event, standards, rankBy, ties, limits),
            StatisticalTables.Rates, TidyRow.Columns, stop);

    internal static Task<Results<TableAnswer, ValidationProblem>> AgeSpecificRates(
        [AsParameters] TableQuery query,
        [Description("incidence, mortality or both; default incidence")] string? @event,
        CubeCache cubes, CancellationToken stop) =>
        AnswerAsync(query, cubes, (cube, refusals) => query.Read(cube, refusals, @event),
            StatisticalTables.AgeSpecificRates, TidyRow.ColumnsWithAge, stop);

    internal static Task<Results<TableAnswer, ValidationProblem>> Counts(
        [AsParameters] TableQuery query,
        [Description("incidence, mortality or both; default incidence")] string? @event,
        CubeCache cubes, CancellationToken stop) =>
        AnswerAsync(query, cubes, (cube, refusals) => query.Read(cube, refusals, @event),
            StatisticalTables.Counts, TidyRow.ColumnsWithAge, stop);

    internal static Task<Results<TableAnswer, ValidationProblem>> Quality(
        [AsParameters] TableQuery query, CubeCache cubes, CancellationToken stop) =>
        AnswerAsync(query, cubes, (cube, refusals) => query.Read(cube, refusals),
            StatisticalTables.Quality, TidyRow.Columns, stop);

    /// <summary>What is said of a data state that there is not.</summary>
    internal static Bilingual NoState { get; } = new("没有该数据状态；应写 DS-12 或 B7，且死亡来自死亡文件。", "there is no such data state; write DS-12 or B7, with deaths of the death files.");

    private static async Task<Results<TableAnswer, ValidationProblem>> AnswerAsync(
        TableQuery query, CubeCache cubes, Func<CountCube, Refusals, TableQuestion> ask, Func<CountCube, TableQuestion, IEnumerable<TidyRow>> rows,
        IReadOnlyList<string> columns, CancellationToken stop)
    {
        var refusals = new Refusals();
        var (counting, deaths) = (query.ReadCounting(refusals), query.ReadDeaths(refusals));
        var cube = string.IsNullOrWhiteSpace(query.State) ? await cubes.CurrentAsync(counting, deaths, stop)
            : deaths == DeathSource.VitalStatistics ? await cubes.AtAsync(query.State.Trim(), counting, stop) : null;
        if (cube is null)
        {
            refusals.Add("state", query.State, NoState);
            return refusals.ToProblem();
        }
        var question = ask(cube, refusals);
        return refusals.None ? new TableAnswer(cube, question, columns, rows(cube, question)) : refusals.ToProblem();
    }

    private static void Table(RouteHandlerBuilder table) =>
        table.Produces<TableDocument>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces(StatusCodes.Status304NotModified);
}

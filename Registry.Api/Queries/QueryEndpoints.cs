using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Batches;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Queries;

/// <summary>Which queries are wanted.</summary>
internal sealed record QueryQuery(
    [property: FromQuery(Name = "registry"), Description("Only this registry; default all")] string? Registry,
    [property: FromQuery(Name = "batch"), Description("Only this batch; default: the records that count and batches that wait for their commit")] string? Batch,
    [property: FromQuery(Name = "check"), Description("Id of a check; default all")] string? Check,
    [property: FromQuery(Name = "state"), Description("open or confirmed; default both")] string? State,
    [property: FromQuery(Name = "limit"), Description("How many at most, 1 to 10000; default 500. CSV without a limit has all")] string? Limit,
    [property: FromQuery(Name = "offset"), Description("How many to leave out at the beginning; default 0")] string? Offset,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>Reads the filter; what cannot be read is refused.</summary>
    public QueryFilter Read(bool csv, Refusals refusals)
    {
        var state = refusals.OneOf("state", State, "open", "confirmed") is { } word ? QueryEntry.StateOf(word) : null;
        var (skip, take) = new PageQuery(Limit, Offset, Format).Read(csv, refusals);
        long? batch = string.IsNullOrWhiteSpace(Batch) ? null : refusals.Number("batch", Batch, 0, 1, int.MaxValue);
        return new(refusals.Registry("registry", Registry), batch, refusals.Check("check", Check), state, skip, take);
    }
}

/// <summary>Queries and their answers.</summary>
internal static class QueryEndpoints
{
    public static void MapQueries(this IEndpointRouteBuilder routes)
    {
        var queries = routes.MapGroup("/queries").WithTags("Queries");
        queries.MapGet("", List).WithName("ListQueries").WithSummary("Queries on records, open and confirmed")
            .Produces<QueryPage>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();
        queries.MapPost("/confirm", Confirm).WithName("ConfirmQueries")
            .WithSummary("Confirms that records are right as they are: all or none; a query is not asked again until one of its values changes")
            .ProducesProblem(StatusCodes.Status409Conflict);
        queries.MapPost("/withdraw", Withdraw).WithName("WithdrawConfirmations")
            .WithSummary("Takes confirmations back: the queries are open again")
            .ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapGet("/checks/overrides", Overrides).WithTags("Queries").WithName("CountOverrides")
            .WithSummary("By registry and check: queries asked of committed records, confirmed, corrected, open")
            .Produces<IReadOnlyList<OverrideEntry>>(StatusCodes.Status200OK, "application/json", "text/csv");
    }

    internal static async Task<IResult> List(
        [AsParameters] QueryQuery query, HttpRequest request, QueryStore queries, CheckCatalogue catalogue, CancellationToken stop)
    {
        var (csv, refusals) = (TableAnswer.WantsCsv(request), new Refusals());
        var filter = query.Read(csv, refusals);
        if (!refusals.None) return refusals.ToProblem();
        var (total, found) = await queries.ListAsync(filter, stop);
        var entries = found.Select(asked => QueryEntry.Of(asked, catalogue));
        return csv
            ? Csv(text => QueryEntry.WriteCsvAsync(text, entries), "queries.csv")
            : TypedResults.Ok(new QueryPage(total, filter.Skip, [.. entries]));
    }

    internal static Task<Results<Ok<AnswerResult>, ValidationProblem, ProblemHttpResult>> Confirm(
        AnswerRequest request, ConfirmationStore confirmations, CancellationToken stop) => AnswerAsync(request, confirmations.ConfirmAsync, stop);

    internal static Task<Results<Ok<AnswerResult>, ValidationProblem, ProblemHttpResult>> Withdraw(
        AnswerRequest request, ConfirmationStore confirmations, CancellationToken stop) => AnswerAsync(request, confirmations.WithdrawAsync, stop);

    internal static async Task<IResult> Overrides(
        [Description("Only this registry; default all")] string? registry, HttpRequest request, QueryStore queries, CheckCatalogue catalogue,
        CancellationToken stop)
    {
        var refusals = new Refusals();
        var only = refusals.Registry("registry", registry);
        refusals.OneOf("format", request.Query["format"], "json", "csv");
        if (!refusals.None) return refusals.ToProblem();
        var entries = OverrideEntry.Of(await queries.CountsAsync(only, stop), catalogue);
        return TableAnswer.WantsCsv(request) ? Csv(text => OverrideEntry.WriteCsvAsync(text, entries), "overrides.csv") : TypedResults.Ok(entries);
    }

    private static async Task<Results<Ok<AnswerResult>, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        AnswerRequest request, Func<IReadOnlyList<QueryAnswer>, CancellationToken, Task<AnswerOutcome>> take, CancellationToken stop)
    {
        var refusals = new Refusals();
        var answers = request.Read(refusals);
        if (!refusals.None) return refusals.ToProblem();
        var outcome = await take(answers, stop);
        return outcome.Problems.Count == 0 ? TypedResults.Ok(new AnswerResult(outcome.Done, outcome.Already)) : Problems.NotTaken(outcome.Problems);
    }

    private static PushStreamHttpResult Csv(Func<StreamWriter, Task> write, string fileName) => TypedResults.Stream(async body =>
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await write(text);
    }, "text/csv; charset=utf-8", fileName);
}

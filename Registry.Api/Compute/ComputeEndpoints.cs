using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Api.Tables;

namespace Registry.Api.Compute;

/// <summary>Counts to compute with.</summary>
/// <param name="Parameters">What is chosen, by name; those left out have their defaults.</param>
/// <param name="Rows">One object for each row: the columns of the statistic, and others to group by.</param>
internal sealed record ComputeRequest(JsonObject? Parameters, IReadOnlyList<JsonObject> Rows);

/// <summary>The calculator: statistics on counts that the caller sends; no data of the database take part.</summary>
internal static class ComputeEndpoints
{
    public static void MapCompute(this IEndpointRouteBuilder routes)
    {
        var compute = routes.MapGroup("/compute").WithTags("Compute");
        compute.MapGet("", List).WithName("ListComputations")
            .WithSummary("Every statistic of the calculator with its schema, an example and its source");
        compute.MapGet("/{statistic}", Describe).WithName("DescribeComputation")
            .WithSummary("One statistic of the calculator").ProducesProblem(StatusCodes.Status404NotFound);
        compute.MapPost("/{statistic}", Compute).WithName("Compute")
            .WithSummary("Computes a statistic on the counts of the body: JSON, or CSV with the parameters in the address")
            .Accepts<ComputeRequest>("application/json", "text/csv")
            .Produces<JsonObject>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static Ok<IEnumerable<ComputationEntry>> List() => TypedResults.Ok(Computations.All.Select(ComputationEntry.Of));

    internal static Results<Ok<ComputationEntry>, ProblemHttpResult> Describe([Description("Name of the statistic: asr")] string statistic) =>
        Computations.Find(statistic) is { } known ? TypedResults.Ok(ComputationEntry.Of(known)) : Problems.NotFound("statistic", statistic, Computations.All.Select(c => c.Name));

    internal static async Task<IResult> Compute(
        [Description("Name of the statistic: asr")] string statistic,
        [FromQuery(Name = "parameter"), Description("A parameter of the statistic as name=value, such as parameter=standard=SEGI; may stand several times")]
        string[]? said,
        [Description("json or csv; default by the Accept header, else json")] string? format,
        HttpRequest request, CancellationToken stop)
    {
        if (Computations.Find(statistic) is not { } computation) return Problems.NotFound("statistic", statistic, Computations.All.Select(c => c.Name));
        if (format is not (null or "" or "json" or "csv"))
            return Refused([new("format", new($"“{format}”：应为 json 或 csv。", $"\"{format}\": json or csv is expected."))]);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in said ?? [])
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value]) parameters[name] = value;
            else return Refused([new("parameter", new($"“{pair}”：应写作 名称=值，如 standard=SEGI。", $"\"{pair}\": name=value is expected, such as standard=SEGI."))]);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        var (answer, refusals) = ComputeQuestion.Answer(computation, CsvInput.Decode(body.ToArray()), parameters);
        if (answer is null) return Refused(refusals);
        if (!TableAnswer.WantsCsv(request)) return TypedResults.Text(answer.ToJson(), "application/json", Encoding.UTF8);
        using var text = new StringWriter();
        await answer.WriteCsvAsync(text);
        return TypedResults.Text(text.ToString(), "text/csv", Encoding.UTF8);
    }

    private static ValidationProblem Refused(IReadOnlyList<ComputeRefusal> refusals) =>
        Problems.Invalid(
            refusals.GroupBy(r => r.Where).ToDictionary(g => g.Key, g => g.SelectMany(r => new[] { r.Reason.En, r.Reason.Zh }).ToArray(), StringComparer.Ordinal),
            "cannot-be-computed", new("无法计算。", "This cannot be computed."));
}

using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;

namespace Registry.Api.Compute;

/// <summary>Counts to compute with.</summary>
/// <param name="Parameters">What is chosen, by name; those left out have their defaults.</param>
/// <param name="Rows">One object for each row: the columns of the statistic, and others to group by.</param>
/// <param name="Geometry">With format=geojson: the GeoJSON FeatureCollection of the areas (RFC 7946).</param>
/// <param name="Key">With format=geojson: the property of its features that holds name or code of the area; area when left out.</param>
internal sealed record ComputeRequest(JsonObject? Parameters, IReadOnlyList<JsonObject> Rows, JsonObject? Geometry = null, string? Key = null);

/// <summary>The calculator: statistics on counts that the caller sends; no data of the database take part.</summary>
internal static class ComputeEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "geojson"];

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
            .Produces<JsonObject>(StatusCodes.Status200OK, "application/json", "text/csv", ComputeMap.MediaType)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    internal static Ok<IEnumerable<ComputationEntry>> List() => TypedResults.Ok(Computations.All.Select(ComputationEntry.Of));

    internal static Results<Ok<ComputationEntry>, ProblemHttpResult> Describe([Description("Name of the statistic: asr")] string statistic) =>
        Computations.Find(statistic) is { } known ? TypedResults.Ok(ComputationEntry.Of(known)) : Problems.NotFound("statistic", statistic, Computations.Instead(statistic));

    internal static async Task<IResult> Compute(
        [Description("Name of the statistic: asr")] string statistic,
        [FromQuery(Name = "parameter"), Description("A parameter of the statistic as name=value, such as parameter=standard=SEGI; may stand several times")]
        string[]? said,
        [Description("json, csv or geojson (statistics by area, with the map in the body); default by the Accept header, else json")] string? format,
        HttpRequest request, WorkLimits limits, CancellationToken stop)
    {
        if (Computations.Find(statistic) is not { } computation) return Problems.NotFound("statistic", statistic, Computations.Instead(statistic));
        var refusals = new Refusals();
        var wanted = refusals.OneOf("format", format, Formats) ?? Accepted(request);
        if (!refusals.None) return refusals.ToProblem();
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in said ?? [])
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value]) parameters[name] = value;
            else return Refused([new("parameter", new($"“{pair}”：应写作 名称=值，如 standard=SEGI。", $"\"{pair}\": name=value is expected, such as standard=SEGI."))]);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        var text = CsvInput.Decode(body.ToArray());
        var (answer, end) = await limits.Statistics.RunAsync(() => Answer(computation, text, parameters, wanted), stop);
        return answer ?? (end == WorkEnd.NotBegun ? WorkLimits.NotBegun(limits.Statistics) : Refused([new("rows", limits.TooManyRows)], "too-much-work"));
    }

    private static IResult Answer(Computation computation, string text, IReadOnlyDictionary<string, string> parameters, string wanted)
    {
        try
        {
            var map = wanted == "geojson" ? ComputeMap.Read(computation, text) : null;
            var (answer, refusals) = ComputeQuestion.Answer(computation, map?.Question ?? text, parameters);
            if (answer is null) return Refused(refusals);
            if (map is not null) return TypedResults.Text(map.Of(answer), ComputeMap.MediaType, Encoding.UTF8);
            if (wanted == "json") return TypedResults.Text(answer.ToJson(), "application/json", Encoding.UTF8);
            using var csv = new StringWriter();
            answer.WriteCsvAsync(csv).GetAwaiter().GetResult();        // into memory: nothing is waited for
            return TypedResults.Text(csv.ToString(), "text/csv", Encoding.UTF8);
        }
        catch (ComputeRefusedException refused)
        {
            return Refused(refused.Refusals);
        }
    }

    private static string Accepted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault()?.MediaType.Value switch
        {
            "text/csv" => "csv",
            ComputeMap.MediaType => "geojson",
            _ => "json",
        };

    private static ValidationProblem Refused(IReadOnlyList<ComputeRefusal> refusals, string code = "cannot-be-computed") =>
        Problems.Invalid(
            refusals.GroupBy(r => r.Where).ToDictionary(g => g.Key, g => g.SelectMany(r => new[] { r.Reason.En, r.Reason.Zh }).ToArray(), StringComparer.Ordinal),
            code, new("无法计算。", "This cannot be computed."));
}

using System.ComponentModel;
using System.Text;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Import;

namespace Registry.Api.History;

/// <summary>The life of one record.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        var registry = routes.MapGroup("/registries/{code}").WithTags("History");
        registry.MapGet("/cases/{number}/history", OfCase).WithName("GetCaseHistory")
            .WithSummary("Every version of a case and of its follow-ups: file, row, who, when, what it changed, how it ended; identifiers only when asked for")
            .Produces<HistoryEntry>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        registry.MapGet("/deaths/{number}/history", OfDeath).WithName("GetDeathHistory")
            .WithSummary("Every version of a death, in the same way")
            .Produces<HistoryEntry>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<IResult> OfCase(
        [Description("Six-digit registry code")] string code, [Description("Registration number of the case")] string number,
        [AsParameters] HistoryQuery query, HttpRequest request, RecordHistory history, CancellationToken stop)
    {
        var refusals = new Refusals();
        var (tumour, reader) = (query.OnlyTumour(refusals), query.Reader(refusals));
        if (!refusals.None) return refusals.ToProblem();
        return Answer(request, "incidence", code, number, reader is not null, await history.OfCaseAsync(code, number, tumour, reader, stop));
    }

    internal static async Task<IResult> OfDeath(
        [Description("Six-digit registry code")] string code, [Description("Number of the death")] string number,
        [AsParameters] HistoryQuery query, HttpRequest request, RecordHistory history, CancellationToken stop)
    {
        var refusals = new Refusals();
        var reader = query.Reader(refusals);
        if (!refusals.None) return refusals.ToProblem();
        return Answer(request, "death", code, number, reader is not null, await history.OfDeathAsync(code, number, reader, stop));
    }

    private static IResult Answer(
        HttpRequest request, string part, string code, string number, bool identifiers, IReadOnlyList<HistoryVersion> versions)
    {
        if (versions.Count == 0) return Problems.NotFound(part == "death" ? "death" : "case", $"{code}/{number}");
        var entries = versions.Select(VersionEntry.Of).ToList();
        if (!TableAnswer.WantsCsv(request)) return TypedResults.Ok(new HistoryEntry(code, part, number, identifiers, entries));
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await VersionEntry.WriteCsvAsync(text, entries);
        }, "text/csv; charset=utf-8", "history.csv");
    }
}

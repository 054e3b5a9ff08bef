using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>Which verdicts are wanted.</summary>
internal sealed record VerdictQuery(
    [property: FromQuery(Name = "severity"), Description("error or query; default both")] string? Severity,
    [property: FromQuery(Name = "check"), Description("Id of a check, such as X-SEX-1; default all")] string? Check,
    [property: FromQuery(Name = "onlyDifference"), Description("true: only what the round before did not have on the same row; default false")] string? OnlyDifference,
    [property: FromQuery(Name = "limit"), Description("How many at most, 1 to 10000; default 500. CSV without a limit has all")] string? Limit,
    [property: FromQuery(Name = "offset"), Description("How many to leave out at the beginning; default 0")] string? Offset,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format);

/// <summary>A page of verdicts.</summary>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Offset">How many were left out at the beginning.</param>
/// <param name="Verdicts">The verdicts in the order of the file.</param>
internal sealed record VerdictPage(long Total, int Offset, IReadOnlyList<VerdictEntry> Verdicts);

/// <summary>The verdicts of a batch, as a list and as marks in a copy of the file.</summary>
internal static class VerdictEndpoints
{
    public static void MapVerdicts(this IEndpointRouteBuilder batch)
    {
        batch.MapGet("/verdicts", List).WithName("ListVerdicts")
            .WithSummary("Errors and queries of a batch with row, column, value, message and advice")
            .Produces<VerdictPage>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();
        batch.MapGet("/annotated", Annotated).WithName("GetAnnotatedFile")
            .WithSummary("A copy of the delivered file with its verdicts written beside each row")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    internal static async Task<IResult> List(
        [Description("Number of the batch")] string id, [AsParameters] VerdictQuery query, HttpRequest request,
        BatchStore batches, VerdictStore verdicts, RoundStore rounds, CheckCatalogue catalogue, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        var csv = TableAnswer.WantsCsv(request);
        var refusals = new Refusals();
        var filter = Read(query, csv, refusals);
        var onlyNew = refusals.Flag("onlyDifference", query.OnlyDifference);
        if (!refusals.None) return refusals.ToProblem();

        var added = onlyNew ? await NewVerdicts.OfAsync(batch, filter, verdicts, rounds, stop) : null;
        if (onlyNew && added is null) return Problems.FirstRound(batch.Id);
        var page = added?.Skip(filter.Skip).Take(filter.Take) ?? await verdicts.OfBatchAsync(batch.Id, filter, stop);
        var entries = page.Select(v => VerdictEntry.Of(v, catalogue));
        if (!csv) return TypedResults.Ok(new VerdictPage(added?.Count ?? await verdicts.CountAsync(batch.Id, filter, stop), filter.Skip, [.. entries]));
        return TypedResults.Stream(async body =>
        {
            // Spreadsheet programs take a file without the mark for one in the machine's own encoding.
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await VerdictEntry.WriteCsvAsync(text, entries);
        }, "text/csv; charset=utf-8", $"batch-{batch.Id}-verdicts.csv");
    }

    internal static async Task<IResult> Annotated(
        [Description("Number of the batch")] string id, BatchStore batches, AnnotatedCopy copy, RegistryDatabase database, CancellationToken stop,
        [Description("Who takes it: it has the names of the delivered file; kept in the audit (default: the user the service runs as)")] string? by = null,
        [Description("What for; kept in the audit")] string? reason = null)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        if (batch.Kind != BatchKind.Delivery) return Problems.Refused(AnnotatedCopy.NoFile(batch));
        var reader = new IdentifiersReader(database.As(by).Actor, string.IsNullOrWhiteSpace(reason) ? AnnotatedCopy.UsualReason : reason.Trim());
        return TypedResults.Stream(answer => copy.SendAsync(batch, answer, reader, stop), "application/octet-stream", copy.NameFor(batch));
    }

    private static VerdictFilter Read(VerdictQuery query, bool csv, Refusals refusals)
    {
        var severity = refusals.OneOf("severity", query.Severity, "error", "query") is { } word ? VerdictEntry.SeverityOf(word) : null;
        refusals.OneOf("format", query.Format, "json", "csv");
        var all = csv && string.IsNullOrEmpty(query.Limit);
        return new(severity, refusals.Check("check", query.Check),
            refusals.Number("offset", query.Offset, 0, 0, int.MaxValue),
            all ? int.MaxValue : refusals.Number("limit", query.Limit, 500, 1, 10_000));
    }
}

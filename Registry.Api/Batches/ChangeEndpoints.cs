using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Store;
using Registry.Import;

namespace Registry.Api.Batches;

/// <summary>Which part of a list is wanted.</summary>
internal sealed record PageQuery(
    [property: FromQuery(Name = "limit"), Description("How many at most, 1 to 10000; default 500. CSV without a limit has all")] string? Limit,
    [property: FromQuery(Name = "offset"), Description("How many to leave out at the beginning; default 0")] string? Offset,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>Reads the page; what cannot be read is refused.</summary>
    public (int Skip, int Take) Read(bool csv, Refusals refusals)
    {
        refusals.OneOf("format", Format, "json", "csv");
        return (refusals.Number("offset", Offset, 0, 0, int.MaxValue),
            csv && string.IsNullOrEmpty(Limit) ? int.MaxValue : refusals.Number("limit", Limit, 500, 1, 10_000));
    }
}

/// <summary>What a batch changes in stored records.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder batch) =>
        batch.MapGet("/changes", List).WithName("ListChanges")
            .WithSummary("What a checked or committed batch changes in stored records, item by item, before and after")
            .Produces<ChangePage>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();

    internal static async Task<IResult> List(
        [Description("Number of the batch")] string id, [AsParameters] PageQuery query, HttpRequest request,
        BatchStore batches, RecordStore records, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        var csv = TableAnswer.WantsCsv(request);
        var refusals = new Refusals();
        var (skip, take) = query.Read(csv, refusals);
        if (!refusals.None) return refusals.ToProblem();

        var changes = BatchChanges.Of(records, batch.Id).Skip(skip).Take(take).Select(ChangeEntry.Of);
        if (!csv) return TypedResults.Ok(new ChangePage(batch.Counts.Updated, skip, [.. changes]));
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await ChangeEntry.WriteCsvAsync(text, changes);
        }, "text/csv; charset=utf-8", $"batch-{batch.Id}-changes.csv");
    }
}

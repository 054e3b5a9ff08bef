using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.Batches;

/// <summary>What a round changes against the one before.</summary>
internal static class DifferenceEndpoints
{
    public static void MapDifference(this IEndpointRouteBuilder batch) =>
        batch.MapGet("/difference", Show).WithName("GetDifference")
            .WithSummary("What a later round of a delivery changes against the round before, counted and row by row")
            .Produces<DifferencePage>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();

    internal static async Task<IResult> Show(
        [Description("Number of the batch")] string id,
        [FromQuery(Name = "change"), Description("Only corrected, still-returned, returned-otherwise, newly-returned, added, changed, missing-returned or missing-accepted")] string? change,
        [AsParameters] PageQuery query, HttpRequest request, BatchStore batches, RoundStore rounds, CancellationToken stop)
    {
        if (await batches.FindAsync(id, stop) is not { } batch) return Problems.NoBatch(id);
        if (await rounds.DifferenceAsync(batch, stop) is not { } difference) return Problems.FirstRound(batch.Id);
        var csv = TableAnswer.WantsCsv(request);
        var refusals = new Refusals();
        var (skip, take) = query.Read(csv, refusals);
        refusals.OneOf("change", change, [.. DifferenceEntry.Changes]);
        if (!refusals.None) return refusals.ToProblem();

        var wanted = difference.Rows.Where(pair => string.IsNullOrEmpty(change) || DifferenceEntry.Word(pair.Change) == change).ToList();
        var entries = wanted.Skip(skip).Take(take).Select(DifferenceEntry.Of);
        if (!csv)
            return TypedResults.Ok(new DifferencePage(
                batch.Id, difference.RoundOf, difference.Round, DifferenceCounts.Of(difference), wanted.Count, skip, [.. entries]));
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await DifferenceEntry.WriteCsvAsync(text, entries);
        }, "text/csv; charset=utf-8", $"batch-{batch.Id}-difference.csv");
    }
}

using System.ComponentModel;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>The record of what happened, and whether it is as it was written.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("History");
        audit.MapGet("", List).WithName("ListAudit").WithSummary("Who did what and when: imports, decisions, settings, readings of identifiers")
            .Produces<AuditPage>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();
        audit.MapGet("/verification", Verify).WithName("VerifyAudit")
            .WithSummary("Checks the chain of digests over every row of the audit and every change of a record");
    }

    internal static async Task<IResult> List([AsParameters] AuditQuery query, HttpRequest request, AuditStore audit, CancellationToken stop)
    {
        var (csv, refusals) = (TableAnswer.WantsCsv(request), new Refusals());
        var filter = query.Read(csv, refusals);
        if (!refusals.None) return refusals.ToProblem();
        var (total, events) = await audit.FindAsync(filter, stop);
        var entries = events.Select(AuditEventEntry.Of);
        if (!csv) return TypedResults.Ok(new AuditPage(total, filter.Skip, [.. entries]));
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await AuditEventEntry.WriteCsvAsync(text, entries);
        }, "text/csv; charset=utf-8", "audit.csv");
    }

    internal static async Task<Results<Ok<AuditVerificationEntry>, ValidationProblem>> Verify(
        AuditStore audit, CancellationToken stop,
        [Description("Digest of a row that was kept elsewhere; with number")] string? head = null,
        [Description("Number of that row")] string? number = null)
    {
        var refusals = new Refusals();
        var row = refusals.Number("number", number, 0, 1, int.MaxValue);
        var kept = head is { Length: > 0 } digest ? AuditHeadText.Read(digest, row) : null;
        if (head is { Length: > 0 } && kept is null)
            refusals.Add("head", head, new("应为 64 位十六进制摘要。", "a digest of 64 hexadecimal digits is expected."));
        if (string.IsNullOrEmpty(head) != string.IsNullOrWhiteSpace(number))
            refusals.Add("number", number, new("head 与 number 须同时给出。", "head and number belong together."));
        return refusals.None
            ? TypedResults.Ok(AuditVerificationEntry.Of(await audit.VerifyAsync(kept, stop)))
            : refusals.ToProblem();
    }
}

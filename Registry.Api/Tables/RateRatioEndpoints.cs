using System.ComponentModel;
using System.Text;
using Registry.Analytics.Sites;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>Rates of areas set against those of a reference.</summary>
internal static class RateRatioEndpoints
{
    public static void MapRateRatios(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/rate-ratios", Compare).WithName("CompareRates")
            .WithSummary("Standardised rate ratio and difference with p, and observed over expected (SIR, SMR), of areas against other registries, other years, or men against women")
            .Produces<RateRatioDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<IResult> Compare(
        [AsParameters] TableQuery query,
        [Description("incidence, mortality or both; default incidence")] string? @event,
        [Description("Standard populations, comma-separated; default CN2000,SEGI")] string? standards,
        [Description("rest (all other registries, default), same (the area itself in referenceYears), women (men against women), or registry codes, comma-separated")] string? reference,
        [Description("Year or period of the reference; default that of the area")] string? referenceYears,
        [Description("Limits of the ratio: boyle-parkin, tiwari, fay or log-normal; default boyle-parkin")] string? limits,
        HttpRequest request, CubeCache cubes, WorkLimits limited, CancellationToken stop)
    {
        var refusals = new Refusals();
        var (counting, deaths) = (query.ReadCounting(refusals), query.ReadDeaths(refusals));
        var cube = string.IsNullOrWhiteSpace(query.State) ? await cubes.CurrentAsync(counting, deaths, stop)
            : deaths == DeathSource.VitalStatistics ? await cubes.AtAsync(query.State.Trim(), counting, stop) : null;
        if (cube is null)
        {
            refusals.Add("state", query.State, TableEndpoints.NoState);
            return refusals.ToProblem();
        }
        var question = new RateRatioQuestion(
            query.Read(cube, refusals, @event, standards), string.IsNullOrWhiteSpace(reference) ? RateRatioQuestion.Rest : reference.Trim(),
            Years(referenceYears, refusals), refusals.OneOf("limits", limits, [.. SiteComparison.Limits]) ?? SiteComparison.Limits[0]);
        if (refusals.None && question.WhyRefused(cube) is var (parameter, reason)) refusals.Say(parameter, reason);
        if (!refusals.None) return refusals.ToProblem();
        var (document, end) = await limited.Statistics.RunAsync(() => RateRatioDocument.Of(cube, question), stop);
        if (document is null) return limited.OfTable(end, "rate-ratios");
        if (!TableAnswer.WantsCsv(request)) return TypedResults.Ok(document);
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await CsvText.WriteAsync(text, RateRatioEntry.Columns, document.Rows.Select(row => row.Values()));
        }, "text/csv; charset=utf-8", "rate-ratios.csv");
    }

    private static YearRange? Years(string? text, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (YearRange.Parse(text.Trim()) is { } years) return years;
        refusals.Add("referenceYears", text, new("应为 2022 或 2018-2022，起始年在前。", "2022 or 2018-2022 is expected, the first year first."));
        return null;
    }
}

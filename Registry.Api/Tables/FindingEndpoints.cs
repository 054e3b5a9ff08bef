using System.ComponentModel;
using System.Text;
using Registry.Analytics.Quality;
using Registry.Api.Serving;

namespace Registry.Api.Tables;

/// <summary>What the data of each registry should explain.</summary>
internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/quality/findings", Findings).WithName("GetQualityFindings")
            .WithSummary("Checks of the data of each registry and year (Q-MV to Q-UNK): value, limits and what to explain; nothing is refused for it")
            .Produces<FindingDocument>(StatusCodes.Status200OK, "application/json", "text/csv")
            .ProducesValidationProblem();

    internal static async Task<IResult> Findings(
        [Description("Year (2022) or period (2018-2022); default: the last year that has data")] string? years,
        [Description("Registry codes, comma-separated; default all. The comparison is with all registries whatever is asked")] string? registries,
        [Description("Only fine, explain, chance, tooFew or noData; default all")] string? verdict,
        [Description("Tumours of a person with several: all, primaries or first; default all")] string? counting,
        [Description("Deaths of M:I: vital (the death files) or cases (registered cases that died of cancer); default vital")] string? deaths,
        [Description("json or csv; default by the Accept header, else json")] string? format,
        HttpRequest request, CubeCache cubes, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", counting), refusals.Deaths("deaths", deaths), stop);
        var codes = (registries ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var asked = years is { Length: > 0 } ? YearRange.Parse(years) : null;
        if (years is { Length: > 0 } && asked is null)
            refusals.Add("years", years, new("应为 2022 或 2018-2022，起始年在前。", "2022 or 2018-2022 is expected, the first year first."));
        if (asked is { } range && !cube.Years.Any(range.Holds)) refusals.Add("years", years, KnownYears.NoData(cube.Years));
        refusals.OneOf("format", format, "json", "csv");
        refusals.OneOf("verdict", verdict, "fine", "explain", "chance", "tooFew", "noData");
        foreach (var code in codes.Except(cube.Registries.Select(registry => registry.Code)))
            refusals.Add("registries", code, new("没有该登记处的数据。", "there are no data of such a registry."));
        if (!refusals.None) return refusals.ToProblem();
        FindingVerdict? only = verdict is { Length: > 0 } ? FindingEntry.ReadVerdict(verdict) : null;
        var found = FindingDocument.Of(cube, asked, codes, only);
        if (!TableAnswer.WantsCsv(request)) return TypedResults.Ok(found);
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await CsvText.WriteAsync(text, FindingEntry.Columns, found.Findings.Select(finding => finding.Values()));
        }, "text/csv; charset=utf-8", "findings.csv");
    }
}

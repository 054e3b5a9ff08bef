using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Analytics.Trends;
using Registry.Api.Compute;
using Registry.Api.Forecasts;
using Registry.Api.Serving;
using Registry.Api.States;
using Registry.Api.Survival;
using Registry.Api.Trends;
using Registry.Core.Coding;
using Registry.Core.Store;
using Registry.Report;
using Registry.Report.Writers;

namespace Registry.Api.Reports;

/// <summary>Which report is wanted.</summary>
/// <param name="Year">Data year.</param>
/// <param name="Lang">zh, en, or both for Chinese with English below it; default zh.</param>
/// <param name="Format">html (one self-contained file) or xlsx; default html.</param>
/// <param name="Basis">Population of the rates: huji (household-registered) or changzhu (usual residents); registries on the other basis are
/// left out. Default: the only basis there is, huji when there are both.</param>
/// <param name="Counting">Tumours of a person with several: all, primaries or first; default all.</param>
/// <param name="Deaths">Deaths of mortality and M:I: vital (the death files) or cases (registered cases that died of cancer); default vital.</param>
/// <param name="Settings">Settings for this report only, such as c86=other; default those of the site.</param>
/// <param name="ChangesSince">An earlier data state, DS-12 or B7: the annex has a table of what changed since; default none.</param>
/// <param name="Breaks">Known breaks of the trends as last year before=kind@registry/site, such as 2014=coding; default none.</param>
/// <param name="StoredBreaks">False: without the known breaks of the store; default true.</param>
/// <param name="ForecastTo">Last year that is forecast, after the data year: adds the chapter of forecasts.</param>
/// <param name="Population">Population to come for that chapter; default that of the data year stays.</param>
/// <param name="Closing">Closing date of the follow-up, yyyy-MM-dd: adds the chapter of survival and prevalence.</param>
/// <param name="LifeTable">A stored life table for that chapter; default the only one there is, else observed survival only.</param>
/// <param name="SurvivalWeighting">Age standardisation of that chapter: groups (weighted mean of age groups) or brenner (patients weighted); default groups.</param>
internal sealed record ReportRequest(
    int Year, string? Lang, string? Format, string? Basis = null, string? Counting = null, string? Deaths = null,
    string? Settings = null, string? ChangesSince = null, string? Breaks = null, bool? StoredBreaks = null, int? ForecastTo = null,
    ScenarioRequest? Population = null, string? Closing = null, string? LifeTable = null, string? SurvivalWeighting = null);

/// <summary>The annual report.</summary>
internal static class ReportEndpoints
{
    private const string Html = "text/html; charset=utf-8", Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/reports", Write).WithTags("Reports").WithName("WriteReport")
            .WithSummary("Writes the annual report of a year and gives it back as one file")
            .Produces<string>(StatusCodes.Status200OK, "text/html", Workbook)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<Results<FileContentHttpResult, ValidationProblem, ProblemHttpResult>> Write(
        ReportRequest request, CubeCache cubes, QualityExplanationStore said, QualityBands bands, StateDesk states, CaseSurvival source, FollowUpStore followUps,
        ForecastSource forecasts, WorkLimits limits, CancellationToken stop)
    {
        var refusals = new Refusals();
        var cube = await cubes.CurrentAsync(refusals.Counting("counting", request.Counting), refusals.Deaths("deaths", request.Deaths), stop);
        cube = cube.With(refusals.Settings("settings", request.Settings, cube.Settings));
        if (!cube.Years.Contains(request.Year))
            refusals.Add("year", request.Year.ToString(CultureInfo.InvariantCulture), KnownYears.NoData(cube.Years));
        var language = Language(request.Lang, refusals);
        var format = refusals.Read("format", request.Format, "html", f => f is "html" or "xlsx" ? f : null,
            new("应为 html 或 xlsx。", "html or xlsx is expected."));
        var basis = ReportFiles.Basis(request.Basis);
        if (!string.IsNullOrEmpty(request.Basis) && basis is null)
            refusals.Add("basis", request.Basis, new("应为 huji 或 changzhu。", "huji or changzhu is expected."));
        var breaks = refusals.Read<IReadOnlyList<DatedBreak>>("breaks", request.Breaks, [], BreakWords.Read, BreakWords.Expected);
        var (changes, refusal) = string.IsNullOrWhiteSpace(request.ChangesSince) ? default : await states.SinceAsync(request.ChangesSince.Trim(), cube, stop);
        if (refusal is not null) refusals.Add("changesSince", request.ChangesSince, refusal);
        breaks = [.. breaks.Concat(await forecasts.BreaksAsync(cube, request.StoredBreaks != false, stop)).Distinct()];
        var forecast = ForecastSource.Question(request.Year, request.ForecastTo, request.Population, refusals);
        var chapter = await ChapterAsync(request, source, refusals, stop);
        if (!refusals.None) return refusals.ToProblem();
        var explanations = await said.ListAsync(null, request.Year, stop);
        var nowcast = forecast is null ? null : await forecasts.NowcastAsync(cube, stop);
        return await AnswerAsync(request, limits, new(request.Year, language, format), async ending =>
        {
            var survival = chapter is null ? null
                : await ReportSurvival.OfAsync(followUps, cube, request.Year, chapter.Closing, (chapter.LifeTable, chapter.Name), chapter.Weighting, ending);
            return ReportFiles.Write(cube, request.Year, area: null, basis, explanations, bands, changes, breaks, survival, forecast, nowcast) with { Language = language };
        }, stop);
    }

    private sealed record Wanted(int Year, ReportLanguage Language, string Format);

    private sealed record SurvivalChapter(DateOnly Closing, MortalityTable? LifeTable, string? Name, AgeWeighting Weighting);

    // What is read, computed and written to memory stands under the limit; then the answer goes out at once.
    private static async Task<Results<FileContentHttpResult, ValidationProblem, ProblemHttpResult>> AnswerAsync(
        ReportRequest request, WorkLimits limits, Wanted wanted, Func<CancellationToken, Task<ReportDocument>> write, CancellationToken stop)
    {
        try
        {
            var (file, end) = await limits.Reports.RunAsync(async ending => Written(await write(ending), wanted.Format), stop);
            if (file is null) return limits.OfReport(end);
            return TypedResults.File(file, wanted.Format == "html" ? Html : Workbook, ReportFiles.Name(wanted.Year, wanted.Language, wanted.Format));
        }
        catch (MissingMortalityException missing)
        {
            var refusals = new Refusals();
            refusals.Add("lifeTable", request.LifeTable, LifeTableText.Refusal(missing).Reason);
            return refusals.ToProblem();
        }
    }

    private static async Task<SurvivalChapter?> ChapterAsync(ReportRequest request, CaseSurvival source, Refusals refusals, CancellationToken stop)
    {
        var weighting = SurvivalQuery.WeightingOf("survivalWeighting", request.SurvivalWeighting, refusals);
        if (SurvivalQuery.Day("closing", request.Closing, refusals) is not { } closing) return null;
        var name = string.IsNullOrWhiteSpace(request.LifeTable) ? await source.OnlyLifeTableAsync(stop) : request.LifeTable;
        var table = name is null ? null : await source.LifeTableAsync(name, stop);
        if (name is not null && table is null) refusals.Add("lifeTable", name, new("没有这个寿命表；见 GET /v1/life-tables。", "there is no such life table; GET /v1/life-tables lists them."));
        return new(closing, table, name, weighting);
    }

    private static ReportLanguage Language(string? word, Refusals refusals)
    {
        switch (word)
        {
            case null or "" or "zh": return ReportLanguage.Zh;
            case "en": return ReportLanguage.En;
            case "both": return ReportLanguage.Both;
            default:
                refusals.Add("lang", word, new("应为 zh、en 或 both。", "zh, en or both is expected."));
                return ReportLanguage.Zh;
        }
    }

    private static byte[] Written(ReportDocument report, string format)
    {
        using var file = new MemoryStream();
        if (format == "html") HtmlWriter.Write(report, file);
        else WorkbookWriter.Write(report, file);
        return file.ToArray();
    }
}

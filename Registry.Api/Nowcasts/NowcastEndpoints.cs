using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics;
using Registry.Api.Compute;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Nowcasts;

/// <summary>Reporting delays of the stored data, and recent years made up for them.</summary>
internal static class NowcastEndpoints
{
    public static void MapNowcasts(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/nowcast", Nowcast).WithName("GetNowcast")
            .WithSummary("Delay distribution of the deliveries by site, and how many cases or deaths recent years will have in the end, with limits")
            .Produces<NowcastDocument>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<Results<RowsAnswer<NowcastDocument>, ValidationProblem, ProblemHttpResult>> Nowcast(
        [Description("incidence or mortality; default incidence")] string? @event,
        [Description("Site scheme with or without version; default cn26")] string? scheme,
        [Description("Codes of the sites to show, comma-separated; default every one")] string? sites,
        [Description("Registry codes to pool, comma-separated; default all")] string? registries,
        [Description("true: each registry by itself; default false")] string? byRegistry,
        [Description("Last calendar year of deliveries that is complete; default the calendar year before this one")] string? lastReportYear,
        [Description("json or csv; default by the Accept header, else json")] string? format,
        DeliveryHistory history, CubeStore cubes, WorkLimits limits, TimeProvider clock, CancellationToken stop)
    {
        var (refusals, deliveries) = (new Refusals(), await history.ListAsync(stop));
        refusals.OneOf("format", format, "json", "csv");
        var question = new NowcastQuestion
        {
            Scheme = refusals.Read("scheme", scheme, SiteScheme.Cn26, SiteScheme.Find, KnownWords.Instead(scheme ?? "", [.. SiteScheme.All.Select(s => s.Code)])),
            Sites = Split(sites),
            Registries = Split(registries),
            IsByRegistry = refusals.Flag("byRegistry", byRegistry),
            Event = refusals.OneOf("event", @event, "incidence", "mortality") == "mortality" ? RegistryEvent.Mortality : RegistryEvent.Incidence,
            LastReportYear = string.IsNullOrWhiteSpace(lastReportYear) ? NowcastQuestion.LastCompleteYear(clock) : refusals.Number("lastReportYear", lastReportYear, 0, 1950, 2200),
        };
        foreach (var (parameter, value, expected) in question.Strangers(deliveries)) refusals.Add(parameter, value, expected);
        if (!refusals.None) return refusals.ToProblem();
        var state = await cubes.DataStateAsync(stop);
        var (rows, end) = await limits.Statistics.RunAsync(() => NowcastRows.Of(deliveries, question).ToList(), stop);
        return rows is null ? limits.OfTable(end, "nowcast") : new RowsAnswer<NowcastDocument>(
            state, NowcastRows.Columns, rows, () => NowcastDocument.Of(state, question, rows));
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

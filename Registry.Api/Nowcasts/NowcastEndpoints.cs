using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Analytics;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Nowcasts;

/// <summary>Reporting delays of the stored data, and recent years made up for them.</summary>
internal static class NowcastEndpoints
{
    public static void MapNowcasts(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").WithTags("Tables").MapGet("/nowcast", Nowcast).WithName("GetNowcast")
            .WithSummary("Delay distribution of the deliveries by site, and how many cases or deaths recent years will have in the end, with limits")
            .Produces<NowcastDocument>(StatusCodes.Status200OK, "application/json", "text/csv");

    internal static async Task<Results<NowcastAnswer, ValidationProblem>> Nowcast(
        [Description("incidence or mortality; default incidence")] string? @event,
        [Description("Site scheme with or without version; default cn26")] string? scheme,
        [Description("Codes of the sites to show, comma-separated; default every one")] string? sites,
        [Description("Registry codes to pool, comma-separated; default all")] string? registries,
        [Description("true: each registry by itself; default false")] string? byRegistry,
        [Description("Last calendar year of deliveries that is complete; default the last there is")] string? lastReportYear,
        [Description("json or csv; default by the Accept header, else json")] string? format,
        DeliveryHistory history, CubeStore cubes, CancellationToken stop)
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
            LastReportYear = string.IsNullOrWhiteSpace(lastReportYear) ? null : refusals.Number("lastReportYear", lastReportYear, 0, 1950, 2200),
        };
        foreach (var (parameter, value, expected) in question.Strangers(deliveries)) refusals.Add(parameter, value, expected);
        return refusals.None ? new NowcastAnswer(await cubes.DataStateAsync(stop), deliveries, question) : refusals.ToProblem();
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

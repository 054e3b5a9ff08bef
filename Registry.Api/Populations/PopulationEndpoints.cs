using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Api.Tables;
using Registry.Core.Store;

namespace Registry.Api.Populations;

/// <summary>Populations as versions: what there is, what is made of it, which one the rates divide by.</summary>
internal static class PopulationEndpoints
{
    public static void MapPopulations(this IEndpointRouteBuilder routes)
    {
        var populations = routes.MapGroup("/populations").WithTags("Populations");
        populations.MapGet("", List).WithName("ListPopulations")
            .WithSummary("Population versions, delivered ones included: source, definition, method, people, which are used")
            .Produces<IReadOnlyList<PopulationEntry>>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesValidationProblem();
        populations.MapGet("/compare", Compare).WithName("ComparePopulations")
            .WithSummary("A version against another, or a year against the year before and its other versions: moves beyond 5 % are alarms")
            .ProducesProblem(StatusCodes.Status409Conflict);
        populations.MapGet("/{version}", Show).WithName("ShowPopulation").WithSummary("A population version by sex and age")
            .ProducesProblem(StatusCodes.Status404NotFound);
        populations.MapPost("", Add).WithName("AddPopulation").WithSummary("Stores a population that was counted: census, year-end or mid-year");
        populations.MapPost("/derive", Derive).WithName("DerivePopulation")
            .WithSummary("Works a population out of others by a named method: mean of year-ends, interpolation, bounded extrapolation, split of age groups")
            .ProducesProblem(StatusCodes.Status409Conflict);
        populations.MapPost("/{version}/use", Use).WithName("UsePopulation")
            .WithSummary("The rates of the registry and year of a version divide by it from now on; earlier data states keep theirs")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    internal static async Task<IResult> List(
        [Description("Only this registry; default all")] string? registry, [Description("Only counts of this year; default all")] string? year,
        [Description("json or csv; default by the Accept header, else json")] string? format,
        HttpRequest request, PopulationDesk desk, CancellationToken stop)
    {
        var refusals = new Refusals();
        if (format is not (null or "" or "json" or "csv")) refusals.Add("format", format, new("应为 json 或 csv。", "json or csv is expected."));
        var asked = Year(year, refusals);
        refusals.Registry("registry", registry);
        if (!refusals.None) return refusals.ToProblem();
        var entries = await desk.ListAsync(new(string.IsNullOrWhiteSpace(registry) ? null : registry, asked), stop);
        if (!TableAnswer.WantsCsv(request)) return TypedResults.Ok(entries);
        return TypedResults.Stream(async body =>
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await CsvText.WriteAsync(text, PopulationEntry.Columns, entries.Select(entry => entry.Values()));
        }, "text/csv; charset=utf-8", "populations.csv");
    }

    internal static async Task<Results<Ok<PopulationDocument>, ProblemHttpResult>> Show(
        [Description("P12, or 330106-2021 for what the registry delivered")] string version, PopulationDesk desk, CancellationToken stop) =>
        await desk.ShowAsync(version, stop) is { } found ? TypedResults.Ok(found) : Problems.NotFound("population", version);

    internal static async Task<Results<Ok<IReadOnlyList<PopulationChanges>>, ValidationProblem, ProblemHttpResult>> Compare(
        [Description("Version compared with; together with after")] string? before,
        [Description("Version asked about; together with before")] string? after,
        [Description("Only this registry, together with year")] string? registry,
        [Description("Year: what is used against the year before and the other versions, registry by registry")] string? year,
        PopulationDesk desk, CancellationToken stop)
    {
        var refusals = new Refusals();
        if (before is { Length: > 0 } first && after is { Length: > 0 } second)
        {
            var (changes, refusal) = await desk.CompareAsync(first, second, stop);
            return changes is not null ? TypedResults.Ok<IReadOnlyList<PopulationChanges>>([changes]) : Problems.Refused(new(refusal!.Zh, refusal.En));
        }
        var asked = Year(year, refusals);
        if (asked is null) refusals.Add("before", before, new("应写明 before 和 after，或 year（和 registry）。", "before and after are expected, or year (and registry)."));
        var code = refusals.Registry("registry", registry);
        if (asked is { } known && await desk.WhyNoYearAsync(code, known, stop) is { } reason) refusals.Add("year", year, reason);
        if (!refusals.None) return refusals.ToProblem();
        return TypedResults.Ok(code is null ? await desk.CompareYearAsync(asked!.Value, stop) : await desk.CompareYearAsync(code, asked!.Value, stop));
    }

    internal static async Task<Results<Ok<PopulationEntry>, ValidationProblem>> Add(PopulationOrder order, PopulationDesk desk, CancellationToken stop)
    {
        var refusals = new Refusals();
        return order.Read(order.ReadCounts(refusals), refusals) is { } version
            ? TypedResults.Ok(await desk.AddAsync(version, stop)) : refusals.ToProblem();
    }

    internal static async Task<Results<Ok<PopulationEntry>, ProblemHttpResult>> Derive(DerivationOrder order, PopulationDesk desk, CancellationToken stop)
    {
        var (entry, refusal) = await desk.DeriveAsync(order, stop);
        return entry is not null ? TypedResults.Ok(entry) : Problems.Refused(new(refusal!.Zh, refusal.En));
    }

    internal static Results<Ok<PopulationUseEntry>, ValidationProblem, ProblemHttpResult> Use(
        [Description("P12, or 330106-2021 for what the registry delivered")] string version, UseOrder order, PopulationVersionStore store)
    {
        var refusals = new Refusals();
        refusals.Signature(order.By, order.Reason);
        if (!refusals.None) return refusals.ToProblem();
        var (use, refusal) = store.Use(version, order.By!, order.Reason!);
        return use is not null ? TypedResults.Ok(PopulationUseEntry.Of(use)) : Problems.Refused(refusal!);
    }

    private static int? Year(string? text, Refusals refusals)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return year;
        refusals.Add("year", text, new("应为四位年份。", "a year of four digits is expected."));
        return null;
    }
}

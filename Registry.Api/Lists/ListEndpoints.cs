using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Lists;

/// <summary>A site scheme with its groups.</summary>
/// <param name="Code">Code with version.</param>
/// <param name="Groups">Groups in the order of the report, totals last.</param>
internal sealed record SiteSchemeEntry(string Code, IReadOnlyList<SiteGroup> Groups);

/// <summary>A standard population.</summary>
/// <param name="Code">Code as the rate tables name it.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="AgeScheme">Age groups of the weights.</param>
/// <param name="Weights">Weights by age group; only their proportions matter.</param>
internal sealed record StandardEntry(string Code, string NameZh, string NameEn, string AgeScheme, IReadOnlyList<AgeWeight> Weights);

/// <summary>Weight of one age group.</summary>
internal sealed record AgeWeight(string AgeGroup, double Weight);

/// <summary>The registries of the data.</summary>
/// <param name="DataState">Data the list comes from.</param>
/// <param name="Years">Years that have cases, deaths or population.</param>
/// <param name="Registries">The registries by code.</param>
internal sealed record RegistryList(DataState DataState, IReadOnlyList<int> Years, IReadOnlyList<RegistryArea> Registries);

/// <summary>Names and type of a registry that differ from the area list; what is null follows the list.</summary>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Type">urban or rural.</param>
/// <param name="Basis">Whose residence its population counts mean, where the population does not say.</param>
/// <param name="By">Who sets it; kept in the audit. The user the service runs as when it is left out.</param>
internal sealed record RegistrySetting(string? NameZh, string? NameEn, AreaType? Type, PopulationBasis? Basis, string? By = null);

/// <summary>That the service runs.</summary>
/// <param name="Status">ok.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="DataState">Data state it answers from.</param>
internal sealed record HealthEntry(string Status, string Version, DataState DataState);

/// <summary>The lists a caller chooses from.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("").WithTags("Lists");
        lists.MapGet("/site-schemes", SiteSchemes)
            .WithName("ListSiteSchemes")
            .WithSummary("Site schemes with their groups and ICD-10 codes");
        lists.MapGet("/standards", Standards)
            .WithName("ListStandards")
            .WithSummary("Standard populations with their weights");
        lists.MapGet("/registries", Registries)
            .WithName("ListRegistries")
            .WithSummary("Registries that have committed data, and the years of the data");
        lists.MapPut("/registries/{code}", SetRegistry)
            .WithName("SetRegistry")
            .WithSummary("Gives a registry a name or type of its own; what is left out follows the area list again");
        lists.MapGet("/checks", Checks)
            .WithName("ListChecks")
            .WithSummary("The catalogue of checks: severity in force, thresholds, pack, source");
        lists.MapGet("/packs", Packs)
            .WithName("ListPacks")
            .WithSummary("The rule packs with their versions, on and off");
        lists.MapGet("/checks/{id}", Check)
            .WithName("GetCheck")
            .WithSummary("One check: what it looks at, what it says, where it comes from")
            .ProducesProblem(StatusCodes.Status404NotFound);
        lists.MapGet("/health", Health)
            .WithName("GetHealth")
            .WithSummary("Whether the service runs, its version and the data state it answers from");
    }

    internal static Ok<IReadOnlyList<SiteSchemeEntry>> SiteSchemes() =>
        TypedResults.Ok<IReadOnlyList<SiteSchemeEntry>>([.. SiteScheme.All.Select(scheme => new SiteSchemeEntry(scheme.Code, scheme.Groups))]);

    internal static Ok<IReadOnlyList<StandardEntry>> Standards() =>
        TypedResults.Ok<IReadOnlyList<StandardEntry>>([.. StandardPopulation.All.Select(Entry)]);

    internal static async Task<Ok<RegistryList>> Registries(CubeCache cubes, CancellationToken stop)
    {
        var cube = await cubes.CurrentAsync(stop);
        return TypedResults.Ok(new RegistryList(cube.State, cube.Years, cube.Registries));
    }

    internal static Results<Ok<RegistrySetting>, ValidationProblem> SetRegistry(
        [Description("Six-digit registry code")] string code, RegistrySetting setting, RegistryDatabase database)
    {
        var refusals = new Refusals();
        if (!Area.IsWellFormed(code)) refusals.Add("code", code, new("应为六位行政区划代码。", "a six-digit area code is expected."));
        if (!refusals.None) return refusals.ToProblem();
        new RegistryStore(database.As(setting.By)).Set(code, Name(setting.NameZh), Name(setting.NameEn), setting.Type, setting.Basis);
        return TypedResults.Ok(setting);
    }

    private static string? Name(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static Ok<IReadOnlyList<CheckDefinition>> Checks(CheckCatalogue catalogue) => TypedResults.Ok(catalogue.All);

    internal static Ok<IReadOnlyList<CheckPack>> Packs(CheckCatalogue catalogue) => TypedResults.Ok(catalogue.Packs);

    internal static Results<Ok<CheckDefinition>, ProblemHttpResult> Check(
        [Description("Id of the check, such as X-SEX-1")] string id, CheckCatalogue catalogue) =>
        catalogue.Find(id) is { } check ? TypedResults.Ok(check) : Problems.NotFound("check", id);

    internal static async Task<Ok<HealthEntry>> Health(CubeStore cubes, CancellationToken stop) =>
        TypedResults.Ok(new HealthEntry("ok", typeof(ListEndpoints).Assembly.GetName().Version!.ToString(3), await cubes.DataStateAsync(stop)));

    private static StandardEntry Entry(StandardPopulation standard)
    {
        var ages = standard.Weights.Scheme;
        return new(standard.Code, standard.NameZh, standard.NameEn, ages.Code,
            [.. ages.Labels.Select((label, group) => new AgeWeight(label, standard.Weights[group]))]);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Core.Coding;
using Registry.Core.Cube;

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
    }

    internal static Ok<IReadOnlyList<SiteSchemeEntry>> SiteSchemes() =>
        TypedResults.Ok<IReadOnlyList<SiteSchemeEntry>>([.. SiteScheme.All.Select(scheme => new SiteSchemeEntry(scheme.Code, scheme.Groups))]);

    internal static Ok<IReadOnlyList<StandardEntry>> Standards() =>
        TypedResults.Ok<IReadOnlyList<StandardEntry>>([.. StandardPopulation.All.Select(Entry)]);

    private static StandardEntry Entry(StandardPopulation standard)
    {
        var ages = standard.Weights.Scheme;
        return new(standard.Code, standard.NameZh, standard.NameEn, ages.Code,
            [.. ages.Labels.Select((label, group) => new AgeWeight(label, standard.Weights[group]))]);
    }
}

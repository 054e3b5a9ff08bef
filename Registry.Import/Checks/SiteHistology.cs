using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Histologies that occur only, or never, at certain sites. The families: tables/site_histology.csv, site_histology_encr.csv.</summary>
internal static class SiteHistology
{
    private static readonly Family?[] Families = LoadFamilies();
    private static readonly SiteSet?[] OnlyAt = LoadEncr("only");
    private static readonly SiteSet?[] NeverAt = LoadEncr("never");

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-SH-1", [Item.Morphology, Item.Topography], f => Families[f.HistologyNumber] is { Relation: Relation.Only } family && family.Sites.Excludes(f.SiteNumber))
            { Arguments = Describe },
        new("X-SH-2", [Item.Morphology, Item.Topography], f => Families[f.HistologyNumber] is { Relation: Relation.Never } family && family.Sites.Contains(f.SiteNumber))
            { Arguments = Describe },
        new("X-SH-3", [Item.Morphology], f => f.HistologyNumber != RowBits.UnknownHistology && Families[f.HistologyNumber] is null),
        new("X-SH-4", [Item.Morphology, Item.Topography],
            f => OnlyAt[f.HistologyNumber]?.Excludes(f.SiteNumber) == true || NeverAt[f.HistologyNumber]?.Contains(f.SiteNumber) == true)
            { Arguments = f => f.SiteCode! },
    ];

    private static string Describe(RowFacts facts) => Families[facts.HistologyNumber]!.Description;

    private static Family?[] LoadFamilies()
    {
        var families = new Family?[10_000];
        foreach (var row in CheckTable.Read("site_histology.csv"))
            Fill(families, row["histologies"], new(
                Enum.Parse<Relation>(row["relation"], ignoreCase: true), new(row["sites"]),
                $"{CheckCatalogue.InBothLanguages(row["name_zh"], row["name_en"])}|{row["sites"].Replace(" ", ", ", StringComparison.Ordinal)}"));
        return families;
    }

    private static SiteSet?[] LoadEncr(string relation)
    {
        var sets = new SiteSet?[10_000];
        foreach (var row in CheckTable.Read("site_histology_encr.csv").Where(row => row["relation"] == relation))
            Fill(sets, row["histologies"], new(row["sites"]));
        return sets;
    }

    private static void Fill<T>(T?[] byHistology, string histologies, T value) where T : class
    {
        foreach (var (from, to) in NumberRanges.Read(histologies))
            for (var histology = from; histology <= to; histology++)
                byHistology[histology] = byHistology[histology] is null
                    ? value
                    : throw new FormatException($"Histology {histology} stands in two rows.");
    }

    private enum Relation { Any, Only, Never }

    private sealed record Family(Relation Relation, SiteSet Sites, string Description);
}

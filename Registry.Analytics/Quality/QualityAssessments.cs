using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Judges the indicators of each registry by site, sex and year against its sites, its region, its own past and survival, not by fixed gates alone.</summary>
/// <remarks>Nothing is blocked by fixed limits alone: the region at the same sites must be as far away, and a low M:I is looked at without the
/// sites that screening drives. Bands and sites are those of quality_bands.csv and quality_sites.csv, or of the
/// files that a province puts in their place.</remarks>
public static class QualityAssessments
{
    /// <summary>Every measure that can be assessed and explained.</summary>
    public static IReadOnlyCollection<string> Measures => [.. QualityPart.Measures, "incidence", .. OtherFindings];

    private static readonly string[] OtherFindings = ["dco-none", "age-fall", "childhood", "unknown-age", "unknown-sex", "unknown-basis"];

    /// <summary>Every indicator of the registries asked for that have cases in the year: all cancers first, then the sites; both sexes, men, women.</summary>
    /// <param name="cube">Counts of all registries: those not asked for are the region all the same.</param>
    /// <param name="bands">The bands.</param>
    /// <param name="registries">Codes of the registries asked for.</param>
    /// <param name="year">Year of incidence.</param>
    /// <param name="survival">Survival of the own cases, in place of the published one where it can be trusted; null for the published one.</param>
    public static IReadOnlyList<QualityAssessment> Of(
        CountCube cube, QualityBands bands, IReadOnlyCollection<string> registries, int year, OwnSurvival? survival = null)
    {
        ArgumentNullException.ThrowIfNull(cube);
        ArgumentNullException.ThrowIfNull(bands);
        var findings = QualityFindings.Of(cube, registries, year).ToLookup(finding => finding.Registry);
        var assessed = new List<QualityAssessment>();
        foreach (var code in cube.Registries.Select(registry => registry.Code).Where(registries.Contains))
        {
            var registry = new AssessedRegistry(cube, code, year, bands.Sites, survival);
            var all = RateKernel.AllSites(registry.Own.Scheme);
            if (registry.Own.Quality(all, null).Cases == 0) continue;
            assessed.AddRange(Rows(registry, bands));
            assessed.AddRange(findings[code].Where(finding => OtherFindings.Contains(finding.Limit.Measure))
                .Select(finding => AssessedFinding.Of(finding, registry.Own.Scheme.Groups[all])));
        }
        return assessed;
    }

    private static IEnumerable<QualityAssessment> Rows(AssessedRegistry registry, QualityBands bands)
    {
        var scheme = registry.Own.Scheme;
        var all = RateKernel.AllSites(scheme);
        IEnumerable<int> groups = [all, .. Enumerable.Range(0, scheme.Groups.Count).Where(g => scheme.Groups[g].Kind == SiteGroupKind.Site)];
        return
            from measure in (IEnumerable<string>)[.. QualityPart.Measures, "incidence"]
            from @group in groups
            let band = bands.Of(measure, isTotal: @group == all)
            where band is not null
            from sex in (Sex?[])[null, Sex.Male, Sex.Female]
            where Applies(scheme.Groups[@group], sex)
            select measure == "incidence" ? AssessedIncidence.Of(registry, band, @group, sex) : AssessedPart.Of(registry, band, @group, sex);
    }

    // A site of one sex has one row, that of its sex.
    private static bool Applies(SiteGroup group, Sex? sex) => group.OnlySex is { } only ? sex == only : group.AppliesTo(sex);
}

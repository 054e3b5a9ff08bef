using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>The tables that the indicators of one registry and year are worked out of.</summary>
internal sealed class AssessedRegistry
{
    private const int YearsOfHistory = 3;
    private const int FewestOthers = 3;

    private readonly OwnSurvival? _survival;
    private readonly QualitySites _sites;

    public AssessedRegistry(CountCube cube, string registry, int year, QualitySites sites, OwnSurvival? survival)
    {
        (Registry, Year, _sites, _survival) = (registry, year, sites, survival);
        List<string> others = [.. cube.Registries.Select(other => other.Code).Where(code => code != registry && cube.HasCounts(code, year))];
        SiteTable Table(IReadOnlyCollection<string> codes, int from, int to) => cube.Tabulate(cube.Sites(SiteScheme.Cn26), codes, from, to);
        (Own, History) = (Table([registry], year, year), Table([registry], year - YearsOfHistory, year - 1));
        Region = others.Count >= FewestOthers ? Table(others, year, year) : null;
        RegionHistory = others.Count >= FewestOthers ? Table(others, year - YearsOfHistory, year - 1) : null;
    }

    public string Registry { get; }

    public int Year { get; }

    /// <summary>The registry in the year.</summary>
    public SiteTable Own { get; }

    /// <summary>The registry in the three years before.</summary>
    public SiteTable History { get; }

    /// <summary>All other registries in the year; null when they are fewer than three.</summary>
    public SiteTable? Region { get; }

    /// <summary>All other registries in the three years before.</summary>
    public SiteTable? RegionHistory { get; }

    /// <summary>What a measure of a row is expected to be at the values of the region, else of the national registries.</summary>
    public double? FromRegion(string measure, int group, Sex? sex, Func<SiteGroup, bool>? counts = null) =>
        Expected(measure, group, sex, counts, (g, s) =>
            (Region is { } region ? QualityPart.Of(measure, region, g, s).Plain(IsRatio(measure)) : null) ?? National(measure, g));

    /// <summary>The same at the values that the registry itself had.</summary>
    public double? FromHistory(string measure, int group, Sex? sex) =>
        Expected(measure, group, sex, null, (g, s) => QualityPart.Of(measure, History, g, s).Plain(IsRatio(measure)));

    /// <summary>M:I at 1 less five-year survival: that of the own cases where it can be trusted (of the registry, else of all), else the published one.</summary>
    public double? FromSurvival(int group, Sex? sex) =>
        Expected("mi", group, sex, null, (g, s) => 1 - (_survival?.Fraction(Registry, Own.Scheme.Groups[g].Code, s) ?? _sites.Find(Own.Scheme.Groups[g].Code)?.SurvivalPercent / 100));

    /// <summary>True for a site whose cases follow how much is looked for.</summary>
    public bool IsScreeningDriven(SiteGroup group) => _sites.Find(group.Code)?.IsScreeningDriven == true;

    /// <summary>True when the table of sites has any that screening drives.</summary>
    public bool HasScreeningDriven => _sites.All.Any(site => site.IsScreeningDriven);

    /// <summary>The sites whose cases follow how much is looked for, in words.</summary>
    public Bilingual ScreeningDriven => Bilingual.Join(
        new("、", ", "), Own.Scheme.Groups.Where(IsScreeningDriven).Select(group => new Bilingual(group.NameZh, group.NameEn)));

    private double? Expected(string measure, int group, Sex? sex, Func<SiteGroup, bool>? counts, Func<int, Sex, double?> reference)
    {
        // Where the site is unknown is a matter of the whole: no site has a share of it.
        if (measure == "ub") return Region is { } region ? QualityPart.Of(measure, region, group, sex).Plain(isRatio: false) : null;
        var isTotal = Own.Scheme.Groups[group].Kind == SiteGroupKind.Total;
        var groups = Enumerable.Range(0, Own.Scheme.Groups.Count).Where(g => isTotal
            ? Own.Scheme.Groups[g].Kind == SiteGroupKind.Site && (counts is null || counts(Own.Scheme.Groups[g])) : g == group);
        return ExpectedQuality.Of(
            from g in groups
            from s in QualityPart.Sexes(sex ?? (isTotal ? null : Own.Scheme.Groups[g].OnlySex))
            select (QualityPart.Of(measure, Own, g, s).Denominator, reference(g, s)));
    }

    private double? National(string measure, int group)
    {
        if (_sites.Find(Own.Scheme.Groups[group].Code) is not { } site) return null;
        return measure switch
        {
            "mv" => site.VerifiedPercent,
            "dco" => site.CertificateOnlyPercent,
            "mi" => site.MortalityIncidence,
            _ => null,
        };
    }

    private static bool IsRatio(string measure) => measure == "mi";
}

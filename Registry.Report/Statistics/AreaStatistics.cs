using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Report.Statistics;

/// <summary>The statistics of one area: all registries, the urban or rural ones, or a single registry.</summary>
internal sealed class AreaStatistics
{
    private readonly EditionSettings _settings;
    private readonly Dictionary<(string Scheme, RegistryEvent Counted), SiteRateTable> _rates = [];
    private readonly Dictionary<(string Scheme, RegistryEvent Counted, int Group, Sex? Sex), SiteMeasures>
        _measures = [];

    public AreaStatistics(Bilingual name, IReadOnlyList<RegistryArea> registries, CountCube cube, int year,
        EditionSettings settings)
    {
        (Name, Registries, _settings) = (name, registries, settings);
        var codes = registries.Select(r => r.Code).ToList();
        Major = cube.Tabulate(cube.Sites(SiteScheme.Cn26), codes, year, year);
        Minor = cube.Tabulate(cube.Sites(SiteScheme.Cn59), codes, year, year);
    }

    public Bilingual Name { get; }

    public IReadOnlyList<RegistryArea> Registries { get; }

    /// <summary>Counts by the 26 sites.</summary>
    public SiteTable Major { get; }

    /// <summary>Counts by the 59 sites.</summary>
    public SiteTable Minor { get; }

    /// <summary>False when no death was reported at all: mortality is then not available, rather than zero.</summary>
    public bool HasDeaths => Quality(AllSites(Major), null).Counts.Deaths > 0;

    public double Population(Sex? sex) => Major.PersonYears(sex).Total;

    /// <summary>All cancers together.</summary>
    public SiteMeasures All(RegistryEvent counted, Sex? sex) => Of(Major, counted, AllSites(Major), sex);

    /// <summary>A site of the 26 or 59.</summary>
    public SiteMeasures Of(SiteTable table, RegistryEvent counted, int group, Sex? sex)
    {
        var key = (table.Scheme.Code, counted, group, sex);
        return _measures.TryGetValue(key, out var known) ? known : _measures[key] = Compute(table, counted, group, sex);
    }

    /// <summary>Quality indicators of a site of the 26.</summary>
    public SiteQualityRow Quality(int group, Sex? sex) => SiteQuality.Row(Major, group, sex);

    /// <summary>Quality indicators of all cancers.</summary>
    public SiteQualityRow Quality(Sex? sex) => Quality(AllSites(Major), sex);

    /// <summary>M:I, or null without deaths of any site.</summary>
    public double? MortalityToIncidence(int group, Sex? sex) =>
        HasDeaths ? Quality(group, sex).MortalityIncidence?.Ratio : null;

    /// <summary>Position of the row of all cancers.</summary>
    public static int AllSites(SiteTable table) => table.Scheme.IndexOf("60")!.Value;

    /// <summary>Positions of the sites, totals left out.</summary>
    public static IEnumerable<int> Sites(SiteScheme scheme) =>
        Enumerable.Range(0, scheme.Groups.Count).Where(g => scheme.Groups[g].Kind == SiteGroupKind.Site);

    private SiteMeasures Compute(SiteTable table, RegistryEvent counted, int group, Sex? sex)
    {
        var cases = counted == RegistryEvent.Incidence ? table.Cases(group, sex) : table.Deaths(group, sex);
        return SiteMeasures.Of(
            Rates(table, counted).Row(group, sex), cases, table.PersonYears(counted == RegistryEvent.Mortality, group, sex),
            isReported: counted == RegistryEvent.Incidence || HasDeaths, _settings);
    }

    private SiteRateTable Rates(SiteTable table, RegistryEvent counted)
    {
        var key = (table.Scheme.Code, counted);
        return _rates.TryGetValue(key, out var known)
            ? known
            : _rates[key] = SiteRates.Compute(table, counted, [_settings.ChinaStandard, _settings.WorldStandard],
                ranking: _settings.Ranking);
    }
}

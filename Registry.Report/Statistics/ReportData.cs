using Registry.Analytics;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Report.Statistics;

/// <summary>A registry whose data are not in the tables, and why.</summary>
internal sealed record LeftOut(RegistryArea Registry, Bilingual Reason);

/// <summary>What the chapters are written from: the registries that take part and the statistics of every
/// area.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<RegistryEvent, SiteTrendTable> _trends = [];
    private readonly Dictionary<RegistryEvent, OutlookTable> _outlooks = [];
    private IReadOnlyList<SiteSurvivalRow>? _survival;
    private OwnSurvival? _own;

    private ReportData(ReportInput input, IReadOnlyList<RegistryArea> accepted, IReadOnlyList<LeftOut> leftOut)
    {
        (Input, Accepted, LeftOut) = (input, accepted, leftOut);
        AreaStatistics Pool(Bilingual name, IReadOnlyList<RegistryArea> registries) =>
            new(name, registries, input.Cube, input.Year, input.Settings);
        All = Pool(new("全部", "All areas"), accepted);
        Urban = Pool(new("城市", "Urban"), [.. accepted.Where(r => r.Type == AreaType.Urban)]);
        Rural = Pool(new("农村", "Rural"), [.. accepted.Where(r => r.Type == AreaType.Rural)]);
        Each = [.. accepted.OrderBy(r => r.Type).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r =>
            Pool(NameOf(r), [r]))];
    }

    public ReportInput Input { get; }

    public int Year => Input.Year;

    public EditionSettings Settings => Input.Settings;

    /// <summary>Registries in the tables, in order of code.</summary>
    public IReadOnlyList<RegistryArea> Accepted { get; }

    /// <summary>Registries of the data base that are not in the tables.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; }

    public AreaStatistics All { get; }

    public AreaStatistics Urban { get; }

    public AreaStatistics Rural { get; }

    /// <summary>Every accepted registry by itself, urban ones first.</summary>
    public IReadOnlyList<AreaStatistics> Each { get; }

    /// <summary>All areas, and urban and rural when there are both.</summary>
    public IReadOnlyList<AreaStatistics> Areas => HasBothTypes ? [All, Urban, Rural] : [All];

    public bool HasBothTypes => Urban.Registries.Count > 0 && Rural.Registries.Count > 0;

    public bool IsEmpty => Accepted.Count == 0;

    /// <summary>Trends of the accepted registries, pooled, up to the data year.</summary>
    public SiteTrendTable Trends(RegistryEvent counted) => _trends.TryGetValue(counted, out var known) ? known
        : _trends[counted] = SiteTrends.Of(Input.Cube, All.Major.Scheme, [.. Accepted.Select(r => r.Code)], null, Year,
            new() { Event = counted, Standard = Settings.ChinaStandard, Breaks = Input.Breaks });

    /// <summary>Forecasts of the accepted registries, pooled, from the data year on.</summary>
    public OutlookTable Forecasts(ForecastQuestion question, RegistryEvent counted) => _outlooks.TryGetValue(counted, out var known) ? known
        : _outlooks[counted] = OutlookTable.Of(this, All.Major.Scheme, question, counted);

    /// <summary>Survival of the registered cases by site and sex; empty where the report has no such chapter.</summary>
    public IReadOnlyList<SiteSurvivalRow> Survival => _survival ??= Input.Survival is { } input ? SiteSurvival.Rows(input.Diagnosed, input.Question) : [];

    /// <summary>Survival of the own cases against which M:I is held; null without net survival.</summary>
    public OwnSurvival? OwnSurvival => Input.Survival is { Question: { LifeTable: not null } question } input
        ? _own ??= Analytics.Quality.OwnSurvival.Of(Survival, question.Scheme).WithRegistries(input.Diagnosed, question) : null;

    /// <summary>Whose residence the population counts of the tables mean.</summary>
    public PopulationBasis Basis => BasisOf(Input);

    public Bilingual BasisName => Basis == PopulationBasis.Registered
        ? new("户籍", "household-registered") : new("常住", "usually resident");

    /// <summary>A registry as it is called: without an English name its code stands before the Chinese one.</summary>
    public static Bilingual NameOf(RegistryArea registry) =>
        new(registry.NameZh, registry.NameEn == registry.Code || registry.NameEn.Length == 0
            ? (registry.NameZh == registry.Code ? registry.Code : $"{registry.Code} {registry.NameZh}")
            : registry.NameEn);

    /// <summary>Decides which registries take part.</summary>
    public static ReportData Of(ReportInput input)
    {
        var (accepted, leftOut) = (new List<RegistryArea>(), new List<LeftOut>());
        foreach (var registry in input.Cube.Registries.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r =>
            WithShortName(r, input.Area)))
            if (ReasonAgainst(input, registry) is { } reason) leftOut.Add(new(registry, reason));
            else accepted.Add(registry);
        return new(input, accepted, leftOut);
    }

    // Inside the report of 浙江省 the registry 浙江省杭州市西湖区 is called 杭州市西湖区.
    private static RegistryArea WithShortName(RegistryArea registry, Bilingual area) =>
        registry.NameZh.Length > area.Zh.Length && area.Zh.Length > 0
            && registry.NameZh.StartsWith(area.Zh, StringComparison.Ordinal)
            ? registry with { NameZh = registry.NameZh[area.Zh.Length..] }
            : registry;

    private static PopulationBasis BasisOf(ReportInput input) => input.Basis
        ?? (input.Cube.Registries.Where(r => input.Cube.HasPopulation(r.Code, input.Year)).Select(r => input.Cube.BasisOf(r, input.Year)).Distinct().ToList()
            is [var only] ? only : PopulationBasis.Registered);

    private static Bilingual? ReasonAgainst(ReportInput input, RegistryArea registry)
    {
        var table = input.Cube.Tabulate(input.Cube.Sites(SiteScheme.Cn59), [registry.Code], input.Year, input.Year);
        var all = table.Scheme.IndexOf("60")!.Value;
        var (cases, years) = (table.Quality(all, null).Cases, table.PersonYears(sex: null).Total);
        if (cases == 0 && years == 0) return new("本年无资料", "no data for this year");
        if (years == 0) return new("本年无人口资料", "no population for this year");
        if (cases == 0) return new("本年无发病病例", "no cases for this year");
        if (input.Cube.BasisOf(registry, input.Year) != BasisOf(input)) return new("人口口径不同", "population on another basis");
        if (HasCasesWithoutPopulation(table, all)) return new("人口资料不完整（有病例的年龄组无人口）",
            "incomplete population (an age group has cases but nobody at risk)");
        return null;
    }

    private static bool HasCasesWithoutPopulation(SiteTable table, int all)
    {
        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            var (cases, deaths, years) = (table.Cases(all, sex), table.Deaths(all, sex), table.PersonYears(sex));
            for (var age = 0; age < years.Scheme.Count; age++)
                if (years[age] <= 0 && cases[age] + deaths[age] > 0) return true;
        }
        return false;
    }
}

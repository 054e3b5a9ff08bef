using Registry.Analytics.Numerics;
using Registry.Analytics.Rates;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Trends;

/// <summary>The trends of age-standardised rates of every site and sex in an area.</summary>
public static class SiteTrends
{
    private static readonly Sex?[] Sexes = [null, Sex.Male, Sex.Female];

    /// <summary>A trend for each site and sex that has one in the scheme.</summary>
    /// <param name="cube">The counts.</param>
    /// <param name="scheme">Site groups.</param>
    /// <param name="registries">Codes of the registries of the area; several are pooled.</param>
    /// <param name="fromYear">First year; null for the longest period in which half of the registries or more reported every year.</param>
    /// <param name="toYear">Last year.</param>
    /// <param name="options">How the trends are made.</param>
    /// <param name="sites">Codes of the groups that are wanted; null or empty for every one.</param>
    public static SiteTrendTable Of(
        CountCube cube, SiteScheme scheme, IReadOnlyList<string> registries, int? fromYear, int toYear, SiteTrendOptions options,
        IReadOnlyCollection<string>? sites = null)
    {
        var period = TrendPeriod.Of(cube, scheme, registries, fromYear, toYear, options.Event == RegistryEvent.Mortality);
        var tables = period.Registries.Count == 0 ? [] : period.Years.Select(year => Rates(cube, scheme, period.Registries, year, options)).ToList();
        var trends = (from sex in Sexes
                      from @group in Enumerable.Range(0, scheme.Groups.Count)
                      where sites is null or { Count: 0 } || sites.Contains(scheme.Groups[@group].Code)
                      where scheme.Groups[@group].AppliesTo(sex) && (sex is not null || scheme.Groups[@group].OnlySex is null)
                      select Trend(scheme.Groups[@group], sex, [.. tables.Select(t => Point(t.Table, t.Rates, @group, sex, options))], period, options)).ToArray();
        int[] tested = [.. Enumerable.Range(0, trends.Length).Where(i => trends[i].Average?.PValue is not null)];
        double[] pValues = [.. tested.Select(i => trends[i].Average!.PValue!.Value)];
        var (discovery, familywise) = (FalseDiscovery.Adjust(pValues), FamilywiseError.Adjust(pValues));
        for (var i = 0; i < tested.Length; i++)
            trends[tested[i]] = trends[tested[i]] with { FalseDiscoveryRate = discovery[i], FamilywisePValue = familywise[i] };
        return new(scheme, period.Registries, period.LeftOut, period.Years, options, trends);
    }

    private static (SiteTable Table, SiteRateTable Rates) Rates(
        CountCube cube, SiteScheme scheme, IReadOnlyList<string> registries, int year, SiteTrendOptions options)
    {
        var table = cube.Tabulate(scheme, [.. registries], year, year);
        return (table, SiteRates.Compute(table, options.Event, [options.Standard]));
    }

    // Null where the rate cannot be computed: no age is known, or nobody is at risk.
    private static TrendPoint? Point(SiteTable table, SiteRateTable rates, int group, Sex? sex, SiteTrendOptions options)
    {
        var deaths = options.Event == RegistryEvent.Mortality;
        var row = rates.Row(group, sex);
        if (row.By(options.Standard).Rate is not { } rate) return null;
        var cases = deaths ? table.Deaths(group, sex) : table.Cases(group, sex);
        var error = AgeStandardisedRate.StandardErrorPer100k(cases, table.PersonYears(deaths, group, sex), options.Standard);
        return new(table.FromYear, rate.Per100k, error * UnknownAge.Factor(cases.Total, row.CasesOfUnknownAge), row.Cases, row.PersonYears);
    }

    private static SiteTrend Trend(SiteGroup group, Sex? sex, IReadOnlyList<TrendPoint?> points, TrendPeriod period, SiteTrendOptions options)
    {
        TrendPoint[] known = [.. points.OfType<TrendPoint>()];
        var none = new SiteTrend(group, sex, known, null, null, null, [], null);
        if (WhyNot(points, known, period, options) is { } reason) return none with { Reason = reason };
        DatedBreak[] concerned = [.. options.Breaks.Where(b => b.Concerns(period.Registries, group.Code)).DistinctBy(b => b.LastYear)];
        var within = TrendBreaks.Within([.. known.Select(p => p.Year)], [.. concerned.Select(b => (double)b.LastYear)]);
        try
        {
            var model = Model(known, options with { Joinpoints = options.Joinpoints with { Breaks = within } });
            var recent = known[^1].Year - known[0].Year > options.RecentYears ? model.AverageOfLast(options.RecentYears) : null;
            return none with { Model = model, Average = model.Average(), Recent = recent, Breaks = [.. concerned.Where(b => within.Contains(b.LastYear))] };
        }
        catch (StatisticRefusedException refused)
        {
            return none with { Reason = new Bilingual("不能拟合：", "no model: ") + refused.Reason };
        }
    }

    private static JoinpointModel Model(TrendPoint[] points, SiteTrendOptions options)
    {
        int? most = options.MostJoinpoints is { } asked ? Math.Min(asked, JoinpointSelection.MostFor(points.Length)) : null;
        var model = options.Permutation is { } permutation
            ? JoinpointPermutation.Of(points, most, options.Joinpoints, permutation).Selected
            : JoinpointSelection.Of(points, most, options.Criterion, options.Joinpoints).Selected;
        return options.Resampling is { } resampling ? JoinpointResampling.Fit(points, model.Joinpoints.Count, options.Joinpoints, resampling) : model;
    }

    private static Bilingual? WhyNot(IReadOnlyList<TrendPoint?> points, TrendPoint[] known, TrendPeriod period, SiteTrendOptions options)
    {
        if (period.Registries.Count == 0)
            return new("没有登记处在该时期的每一年都有资料", "no registry has data of every year of the period");
        if (period.Years.Count < options.LeastYears)
            return new($"仅 {period.Years.Count} 年，少于 {options.LeastYears} 年", $"only {EnglishNoun.Count(period.Years.Count, "year")}, fewer than {options.LeastYears}");
        if (known.Length < points.Count) return new("有年份的率不能计算", "the rate of a year cannot be computed");
        if (known.Any(p => p.Cases == 0) || known.Average(p => p.Cases!.Value) < options.LeastCasesAYear)
            return new($"例数太少：有年份无病例，或平均每年不足 {options.LeastCasesAYear:0} 例", $"too few: a year without any, or fewer than {options.LeastCasesAYear:0} a year on average");
        return null;
    }
}

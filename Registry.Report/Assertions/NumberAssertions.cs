using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Assertions;

/// <summary>Laws of arithmetic over counts and rates; FIELD: what reviewers check, items 1, 2, 4 and 9.</summary>
internal static class NumberAssertions
{
    private static readonly RegistryEvent[] Events = Enum.GetValues<RegistryEvent>();

    public static IReadOnlyList<AssertionResult> Run(ReportData data) =>
        [SexesMakeBoth(data), AreasMakeAll(data), RegistriesMakeAll(data), SitesMakeTotal(data), OtherSexIsEmpty(data),
            StandardisedBetweenAgeRates(data), CumulativeGrows(data)];

    private static IEnumerable<(AreaStatistics Area, SiteTable Table, RegistryEvent Counted,
        int Group)> EveryRow(IEnumerable<AreaStatistics> areas) =>
        from area in areas
        from table in new[] { area.Major, area.Minor }
        from counted in Events
        from @group in Enumerable.Range(0, table.Scheme.Groups.Count)
        select (area, table, counted, @group);

    private static Bilingual Where(AreaStatistics area, SiteTable table, RegistryEvent counted, int group, Sex? sex) =>
        Bilingual.Join(new(" ", " "),
            [area.Name, Terms.Of(table.Scheme.Groups[group]), Terms.Of(counted), Terms.Of(sex)]);

    private static double Count(AreaStatistics area, SiteTable table, RegistryEvent counted, int group, Sex? sex) =>
        area.Of(table, counted, group, sex).Cases ?? 0;

    private static AssertionResult SexesMakeBoth(ReportData data)
    {
        var result = new AssertionCollector("A-SEX", AssertionKind.Arithmetic, new(
            "男＋女＝合计（性别特异部位及女性乳腺的合计行为该性别）", "men + women = both sexes (sites of one sex and female breast: that sex)"));
        foreach (var (area, table, counted, group) in EveryRow(data.Areas))
        {
            var (male, female) = (Count(area, table, counted, group, Sex.Male),
                Count(area, table, counted, group, Sex.Female));
            var expected = table.Scheme.Groups[group].OnlySex switch { Sex.Male => male, Sex.Female => female, _ => male
                + female };
            result.Equal(expected, Count(area, table, counted, group, null), Where(area, table, counted, group, null));
        }
        foreach (var area in data.Areas)
            result.Equal(area.Population(Sex.Male) + area.Population(Sex.Female), area.Population(null), area.Name
                + Terms.Population.Head);
        return result.Result;
    }

    private static AssertionResult AreasMakeAll(ReportData data)
    {
        var result = new AssertionCollector("A-AREA", AssertionKind.Arithmetic,
            new("城市＋农村＝全部", "urban + rural = all areas"));
        foreach (var (area, table, counted, group) in EveryRow([data.All]))
            foreach (var sex in Terms.AllSexes)
                result.Equal(
                    Sum([data.Urban, data.Rural], table, counted, group, sex), Count(area, table, counted, group, sex),
                    Where(area, table, counted, group, sex));
        return result.Result;
    }

    private static AssertionResult RegistriesMakeAll(ReportData data)
    {
        var result = new AssertionCollector("A-REG", AssertionKind.Arithmetic,
            new("各登记处之和＝全部（病例、死亡、人口）", "registries = all areas (cases, deaths, population)"));
        foreach (var (area, table, counted, group) in EveryRow([data.All]))
            foreach (var sex in Terms.AllSexes)
                result.Equal(Sum(data.Each, table, counted, group, sex), Count(area, table, counted, group, sex),
                    Where(area, table, counted, group, sex));
        foreach (var sex in Terms.AllSexes)
            result.Equal(data.Each.Sum(r => r.Population(sex)), data.All.Population(sex), Terms.Population.Head
                + Terms.Of(sex));
        return result.Result;
    }

    private static double Sum(IEnumerable<AreaStatistics> areas, SiteTable table, RegistryEvent counted, int group,
        Sex? sex) =>
        areas.Sum(a => Counted(table.Scheme.Code == a.Major.Scheme.Code ? a.Major : a.Minor, counted, group, sex));

    // From the counts, not from the rows of rates, so that the two are compared.
    private static double Counted(SiteTable table, RegistryEvent counted, int group, Sex? sex) =>
        counted == RegistryEvent.Incidence
            ? table.Cases(group, sex).Total + table.CasesOfUnknownAge(group, sex)
            : table.Deaths(group, sex).Total + table.DeathsOfUnknownAge(group, sex);

    private static AssertionResult SitesMakeTotal(ReportData data)
    {
        var result = new AssertionCollector("A-SITE", AssertionKind.Arithmetic,
            new("各部位之和＝全部癌症（分性别）", "sites = all cancers (by sex)"));
        foreach (var area in data.Areas.Concat(data.Each))
            foreach (var table in data.Areas.Contains(area) ? new[] { area.Major, area.Minor } : [area.Major])
                foreach (var counted in Events)
                    foreach (var sex in new Sex?[] { Sex.Male, Sex.Female })
                    {
                        var all = AreaStatistics.AllSites(table);
                        var sum = AreaStatistics.Sites(table.Scheme).Sum(g => Count(area, table, counted, g, sex));
                        result.Equal(sum, Count(area, table, counted, all, sex), Where(area, table, counted, all, sex));
                    }
        return result.Result;
    }

    private static AssertionResult OtherSexIsEmpty(ReportData data)
    {
        var result = new AssertionCollector("A-ONLY", AssertionKind.Arithmetic,
            new("性别特异部位在另一性别为空", "sites of one sex are empty in the other"));
        foreach (var (area, table, counted, group) in EveryRow(data.Areas))
            foreach (var sex in new Sex?[] { Sex.Male, Sex.Female })
                if (area.Of(table, counted, group, sex) is { Applies: false } m)
                    result.Holds(m.CasesByAge.Total + m.CasesOfUnknownAge == 0, Where(area, table, counted, group, sex)
                        + Bilingual.Same($": {Numbers.Count(m.CasesByAge.Total + m.CasesOfUnknownAge)}"));
        return result.Result;
    }

    private static AssertionResult StandardisedBetweenAgeRates(ReportData data)
    {
        var result = new AssertionCollector("A-ASR", AssertionKind.Arithmetic, new(
            "标化率介于最低与最高年龄别率之间", "standardised rates lie between the lowest and highest age-specific rate"));
        foreach (var (area, table, counted, group) in EveryRow(data.Areas))
            foreach (var sex in Terms.AllSexes)
            {
                var m = area.Of(table, counted, group, sex);
                // The factor for unknown age may lift a rate above its age-specific rates, which are of known ages.
                if (!m.Applies || m.CasesOfUnknownAge > 0 || m.AgeRates.Any(r => r is null)) continue;
                foreach (var rate in new[] { m.ChinaPer100k, m.WorldPer100k, m.TruncatedPer100k })
                    if (rate is { } value)
                        result.Holds(value >= m.AgeRates.Min() - 1e-9 && value <= m.AgeRates.Max() + 1e-9,
                            Where(area, table, counted, group, sex) + Bilingual.Same($": {Numbers.Rate(value)}"));
            }
        return result.Result;
    }

    private static AssertionResult CumulativeGrows(ReportData data)
    {
        var result = new AssertionCollector("A-CUM", AssertionKind.Arithmetic,
            new("0-74岁累积率不低于0-64岁", "cumulative rate 0-74 is not below 0-64"));
        foreach (var (area, table, counted, group) in EveryRow(data.Areas))
            foreach (var sex in Terms.AllSexes)
                if (area.Of(table, counted, group, sex) is { Cumulative64Percent: { } to64,
                    Cumulative74Percent: { } to74 })
                    result.Holds(to74 >= to64 - 1e-12, Where(area, table, counted, group, sex)
                        + Bilingual.Same($": {Numbers.Percent(to64)}, {Numbers.Percent(to74)}"));
        return result.Result;
    }
}

using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Assertions;

/// <summary>Questions of plausibility; a finding wants an explanation and is printed. FIELD: what reviewers check,
/// items 4 to 8.</summary>
internal static class PlausibilityAssertions
{
    /// <summary>Sites that are never all verified by microscopy in a whole province: liver, pancreas, brain.</summary>
    private static readonly string[] HardToVerify = ["106", "108", "122"];

    public static IReadOnlyList<AssertionResult> Run(ReportData data) =>
    [
        DeathsBelowCases(data), NotAllVerified(data), CertificateCasesExist(data), CertificateCasesAreFew(data),
        CrudeAboveStandardised(data), AgesAreSmooth(data), ChildrenAreThere(data), YearsAreAlike(data),
        DeathsWereReported(data),
    ];

    private static IEnumerable<(int Group, SiteGroup Site)> Sites(ReportData data) =>
        AreaStatistics.Sites(data.All.Major.Scheme).Select(g => (g, data.All.Major.Scheme.Groups[g]));

    private static AssertionResult DeathsBelowCases(ReportData data)
    {
        var result = new AssertionCollector("P-MI", AssertionKind.Plausibility,
            new("各部位死亡发病比不大于1", "M:I is not above 1 at any site"));
        if (data.All.HasDeaths)
            foreach (var (group, site) in Sites(data))
            {
                var counts = data.All.Quality(group, null).Counts;
                result.Holds(counts.Deaths <= counts.Cases, new(
                    $"{site.NameZh}：死亡{Numbers.Count(counts.Deaths)}例，发病{Numbers.Count(counts.Cases)}例",
                    $"{site.NameEn}: {Numbers.Count(counts.Deaths)} {EnglishNoun.Of(counts.Deaths, "death")}, {Numbers.Count(counts.Cases)} {EnglishNoun.Of(counts.Cases, "case")}"));
            }
        return result.Result;
    }

    private static AssertionResult NotAllVerified(ReportData data)
    {
        var result = new AssertionCollector("P-MV", AssertionKind.Plausibility, new(
            "肝、胰腺、脑的MV%不为100%（过高提示漏报）",
            "MV% of liver, pancreas and brain is not 100% (too high points to missed cases)"));
        foreach (var (group, site) in Sites(data).Where(s => HardToVerify.Contains(s.Site.Code)))
            if (data.All.Quality(group, null).Counts is { } counts && counts.Cases >= data.Settings.FewestCasesForWords)
                result.Holds(counts.MorphologicallyVerified < counts.Cases, new(
                    $"{site.NameZh}：{Numbers.Count(counts.Cases)}例全部经病理证实",
                    $"{site.NameEn}: all {Numbers.Count(counts.Cases)} cases verified"));
        return result.Result;
    }

    private static AssertionResult CertificateCasesExist(ReportData data)
    {
        var result = new AssertionCollector("P-DCO0", AssertionKind.Plausibility, new(
            "DCO%不为0（为0提示未用死亡资料补充发病）", "DCO% is not zero (zero points to a missing death supplement)"));
        foreach (var area in data.Each.Append(data.All))
            result.Holds(area.Quality(null).Counts.DeathCertificateOnly > 0, new(
                $"{NameOf(data, area).Zh}：无DCO病例", $"{NameOf(data, area).En}: no DCO case"));
        return result.Result;
    }

    private static AssertionResult CertificateCasesAreFew(ReportData data)
    {
        var result = new AssertionCollector("P-DCO10", AssertionKind.Plausibility, new(
            "各部位DCO%不大于10%（过高提示未追溯）", "DCO% is not above 10% at any site (too high points to missing trace-back)"));
        foreach (var (group, site) in Sites(data))
            if (data.All.Quality(group, null) is { DeathCertificateOnly: { } dco } quality
                && quality.Counts.Cases >= data.Settings.FewestCasesForWords)
                result.Holds(dco.Percent <= 10,
                    new($"{site.NameZh}：DCO% {Numbers.Percent(dco.Percent)}",
                        $"{site.NameEn}: DCO% {Numbers.Percent(dco.Percent)}"));
        return result.Result;
    }

    private static AssertionResult CrudeAboveStandardised(ReportData data)
    {
        var result = new AssertionCollector("P-CRUDE", AssertionKind.Plausibility, new(
            "老龄化人口中全部癌症粗率高于中标率", "in an ageing population the crude rate of all cancers is above the ASR China"));
        foreach (var counted in Enum.GetValues<RegistryEvent>())
            foreach (var sex in Terms.AllSexes)
                if (data.All.All(counted, sex) is { CrudePer100k: { } crude, ChinaPer100k: { } china })
                    result.Holds(crude >= china,
                        Bilingual.Join(new(" ", " "),
                            [Terms.Of(counted), Terms.Of(sex),
                                Bilingual.Same($"{Numbers.Rate(crude)} < {Numbers.Rate(china)}")]));
        return result.Result;
    }

    private static AssertionResult AgesAreSmooth(ReportData data)
    {
        var result = new AssertionCollector("P-AGE", AssertionKind.Plausibility, new(
            "全部癌症年龄别率中间无零值，85岁及以上无骤降",
            "age-specific rates of all cancers have no zero in the middle and no sudden drop at 85+"));
        foreach (var counted in Enum.GetValues<RegistryEvent>())
            foreach (var sex in new Sex?[] { Sex.Male, Sex.Female })
            {
                var rates = data.All.All(counted, sex).AgeRates;
                var where = Bilingual.Join(new(" ", " "), [Terms.Of(counted), Terms.Of(sex)]);
                var last = rates.Count - 1;
                if (rates[last] is { } oldest && rates[last - 1] is { } before)
                    result.Holds(oldest >= before / 2, where
                        + Bilingual.Same($" 85+: {Numbers.Rate(oldest)}, 80-84: {Numbers.Rate(before)}"));
                var first = Enumerable.Range(0, last).Cast<int?>().FirstOrDefault(age => rates[age!.Value] > 0);
                for (var age = first ?? last; age < last; age++)
                    result.Holds(rates[age] != 0, where + Bilingual.Same($" {AgeScheme.Cn19.Labels[age]}: 0"));
            }
        return result.Result;
    }

    private static AssertionResult ChildrenAreThere(ReportData data)
    {
        var result = new AssertionCollector("P-CHILD", AssertionKind.Plausibility,
            new("0-14岁有癌症病例", "there are cancers at ages 0-14"));
        var cases = data.All.All(RegistryEvent.Incidence, null).CasesByAge;
        var children = Enumerable.Range(0, AgeScheme.Cn19.GroupOf(15)).Sum(age => cases[age]);
        result.Holds(children > 0, new("0-14岁无病例", "no case at ages 0-14"));
        return result.Result;
    }

    private static AssertionResult YearsAreAlike(ReportData data)
    {
        var result = new AssertionCollector("P-YEAR", AssertionKind.Plausibility, new(
            "各登记处与上年相比，发病数变化不超过30%，人口变化不超过5%",
            "against the year before, cases of a registry change by at most 30% and its population by at most 5%"));
        foreach (var area in data.Each)
        {
            var before = data.Input.Cube.Tabulate(
                data.Input.Cube.Sites(SiteScheme.Cn26), [area.Registries[0].Code], data.Year - 1, data.Year - 1);
            Compare(result, NameOf(data, area) + new Bilingual("发病数", ", cases"),
                before.Quality(AreaStatistics.AllSites(before), null).Cases, area.Quality(null).Counts.Cases, 0.30);
            Compare(result, NameOf(data, area) + new Bilingual("人口数", ", population"),
                before.PersonYears(sex: null).Total, area.Population(null), 0.05);
        }
        return result.Result;
    }

    private static void Compare(AssertionCollector result, Bilingual what, double before, double now, double limit)
    {
        if (before > 0)
            result.Holds(Math.Abs(now / before - 1) <= limit, what
                + Bilingual.Same($": {Numbers.Count(before)} → {Numbers.Count(now)}"));
    }

    private static AssertionResult DeathsWereReported(ReportData data)
    {
        var result = new AssertionCollector("P-DEATH", AssertionKind.Plausibility,
            new("各登记处有死亡资料", "every registry reported deaths"));
        foreach (var area in data.Each)
            result.Holds(area.HasDeaths, NameOf(data, area) + new Bilingual("：无死亡", ": no deaths"));
        return result.Result;
    }

    private static Bilingual NameOf(ReportData data, AreaStatistics area) =>
        area == data.All ? area.Name : ReportData.NameOf(area.Registries[0]);
}

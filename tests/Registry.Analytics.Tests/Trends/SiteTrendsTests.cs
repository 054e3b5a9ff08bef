using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Trends;

public class SiteTrendsTests
{
    private const string First = "990101", Second = "990102";

    private static readonly Bilingual Lung = new("肺癌男性发病", "lung cancer, men, incidence");

    // Lung cancer rises by 4 % a year to 2012 and falls by 3 % after it; stomach cancer does neither; larynx is rare.
    private static CountCube Cube(params (string Registry, int Without)[] gaps)
    {
        var cells = new List<CubeCell>();
        var people = new List<PopulationCell>();
        foreach (var registry in new[] { First, Second })
            for (var year = 2002; year <= 2022; year++)
                foreach (var sex in new[] { 1, 2 })
                    for (var age = 8; age < 19; age++)
                    {
                        if (gaps.Contains((registry, year))) continue;
                        people.Add(new() { Registry = registry, Year = year, Sex = sex, AgeGroup = age, PersonYears = 40_000, AllCauseDeaths = 0 });
                        var level = 60 * Math.Exp(0.04 * (Math.Min(year, 2012) - 2002) - 0.03 * Math.Max(0, year - 2012)) * (1 + 0.02 * Math.Sin(year * 7 + age));
                        Add("C34", (int)Math.Round(level));
                        Add("C16", 40 + (year * 5 + age) % 7);
                        if (age == 12 && year % 3 == 0) Add("C32", 1);

                        void Add(string icd, int cases) => cells.Add(new() { Registry = registry, Year = year, Sex = sex, AgeGroup = age, Icd = icd, Cases = cases, Deaths = cases / 2 });
                    }
        return new([new(First, "甲区", "First", AreaType.Urban, PopulationBasis.Registered), new(Second, "乙区", "Second", AreaType.Urban, PopulationBasis.Registered)],
            cells, people, new(1, DateTimeOffset.UnixEpoch));
    }

    private static SiteTrend Of(SiteTrendTable table, string site, Sex? sex) => table.Trends.Single(t => t.Group.Code == site && t.Sex == sex);

    [Test]
    public void APlantedBendIsFound_WithTheRatesOfTheTables()
    {
        var table = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First, Second], null, 2022, new());
        var lung = Of(table, "110", Sex.Male);
        Assert.Multiple(() =>
        {
            Assert.That((table.Years[0], table.Years[^1], table.Registries.Count), Is.EqualTo((2002, 2022, 2)));
            Assert.That(lung.Model!.Joinpoints.Select(j => j.Year), Is.EqualTo(new[] { 2012.0 }));
            Assert.That(lung.Model.Segments.Select(s => s.Change), Is.EqualTo(new[] { 4.08, -2.96 }).Within(0.8));
            Assert.That(lung.Points, Has.Count.EqualTo(21));
            var rates = Analytics.Sites.SiteRates.Compute(Cube().Tabulate(SiteScheme.Cn26, [First, Second], 2010, 2010), RegistryEvent.Incidence, [StandardPopulation.Cn2000]);
            Assert.That(lung.Points[8].Rate, Is.EqualTo(rates.Row("110", Sex.Male).By(StandardPopulation.Cn2000).Rate!.Per100k));
            Assert.That(lung.Points[8].StandardError, Is.EqualTo(lung.Points[8].Rate / Math.Sqrt(lung.Points[8].Cases!.Value)).Within(30).Percent);
            Assert.That(table.Trends.Select(t => (t.Group.Code, t.Sex)), Is.Unique);
            Assert.That(table.Trends.Where(t => t.Model is null).Select(t => t.Reason), Has.All.Not.Null);
        });
    }

    [Test]
    public void RareSitesHaveNoTrend_ButTheirRates()
    {
        var larynx = Of(SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], null, 2022, new()), "109", Sex.Male);
        Assert.That(larynx.Model, Is.Null);
        Assert.That(larynx.Reason!.En, Does.Contain("too few"));
        Assert.That(larynx.Points, Has.Count.EqualTo(21));
        Assert.That(larynx.Words(Lung).Zh, Does.Contain("不作趋势判断"));
    }

    // A registry that comes later would add people and cases of its own level: the pool holds the same registries throughout.
    [Test]
    public void ARegistryWithAGapIsLeftOutOfThePool_ItsOwnSeriesKeepsItsYears()
    {
        var cube = Cube((Second, 2008), (Second, 2009));
        var pool = SiteTrends.Of(cube, SiteScheme.Cn26, [First, Second], null, 2022, new(), ["110"]);
        Assert.That((pool.Registries, pool.LeftOut), Is.EqualTo((new[] { First }, new[] { Second })).Using<(IReadOnlyList<string>, IReadOnlyList<string>)>(
            (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2)));
        var later = SiteTrends.Of(cube, SiteScheme.Cn26, [First, Second], 2010, 2022, new(), ["110"]);
        Assert.That(later.Registries, Has.Count.EqualTo(2));
        var own = SiteTrends.Of(cube, SiteScheme.Cn26, [Second], null, 2022, new(), ["110"]);
        Assert.That(own.Years, Has.Count.EqualTo(19));
        Assert.That(Of(own, "110", Sex.Male).Model, Is.Not.Null);
    }

    [Test]
    public void AKnownBreakIsAJumpWhereItConcernsTheSeries()
    {
        var options = new SiteTrendOptions { Breaks = [new(2012, BreakKind.Coding, Site: "110"), new(2010, BreakKind.Area, Registry: Second), new(2022, BreakKind.Reporting)] };
        var own = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], null, 2022, options, ["110", "104"]);
        Assert.That(Of(own, "110", Sex.Male).Model!.Breaks.Select(b => b.LastYear), Is.EqualTo(new[] { 2012.0 }), "not the other registry's, nor one at the end");
        Assert.That(Of(own, "104", Sex.Male).Model!.Breaks, Is.Empty);
        var second = SiteTrends.Of(Cube(), SiteScheme.Cn26, [Second], null, 2022, options, ["104"]);
        Assert.That(Of(second, "104", null).Breaks.Single().Kind, Is.EqualTo(BreakKind.Area));
    }

    [Test]
    public void PermutationResamplingAndSearch_AreThoseOfTheSeries()
    {
        SiteTrendOptions options = new() { Permutation = new() { Permutations = 199 }, Resampling = new() { Resamples = 199 } };
        var trend = Of(SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], null, 2022, options, ["110"]), "110", Sex.Male);
        var own = JoinpointPermutation.Of(trend.Points, null, options.Joinpoints, options.Permutation).Selected;
        Assert.That(trend.Model!.Joinpoints.Select(j => j.Year), Is.EqualTo(own.Joinpoints.Select(j => j.Year)));
        Assert.That(trend.Model.Method, Does.Contain("resampling"));
        var free = Of(SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], null, 2022, new() { Joinpoints = new() { Search = JoinpointSearch.Continuous, Autocorrelation = 0.2 } }, ["110"]), "110", Sex.Male);
        Assert.That(free.Reason!.Zh, Does.Contain("连续搜索"));
    }

    // Men and women are made by the same formula: neither test has anything to find; lung and stomach cancer differ in trend and level.
    [Test]
    public void MenAndWomenOfOneFormula_AreParallelAndCoincident()
    {
        var table = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First, Second], null, 2022, new(), ["110", "104", "109"]);
        var compared = SiteTrendComparisons.OfSexes(table, new() { Permutations = 199 });
        Assert.That(compared.Select(c => c.Group.Code), Is.EqualTo(new[] { "104", "109", "110" }));
        Assert.That(compared.Single(c => c.Group.Code == "109").Words(new("喉", "larynx")).Zh, Does.Contain("不作比较"));
        foreach (var one in compared.Where(c => c.Group.Code != "109"))
        {
            Assert.That((one.Parallelism!.PValue, one.Coincidence!.PValue), Is.EqualTo((1.0, 1.0)), "the two series are the same");
            Assert.That(one.Words(new("甲", "A")).En, Does.Contain("no difference"));
        }
    }

    [Test]
    public void TwoAreasOfDifferentLevel_AreParallelAndNotCoincident()
    {
        var cube = Cube();
        var first = SiteTrends.Of(cube, SiteScheme.Cn26, [First], null, 2022, new(), ["110"]);
        SiteTrendTable higher = first with { Trends = [.. first.Trends.Select(t => t with { Points = [.. t.Points.Select(p => p with { Rate = p.Rate * 1.5, StandardError = p.StandardError * 1.5 })] })] };
        foreach (var one in SiteTrendComparisons.OfAreas(first, higher, new() { Permutations = 199 }))
        {
            Assert.That((one.Parallelism!.IsRejected, one.Coincidence!.IsRejected), Is.EqualTo((false, true)));
            Assert.That(one.CoincidenceRate, Is.GreaterThanOrEqualTo(one.Coincidence.PValue));
            Assert.That(one.Words(new("甲", "A")).Zh, Does.Contain("水平不同"));
        }
    }

    [Test]
    public void MoreJoinpointsThanTheYearsBear_AreNotTried()
    {
        var short13 = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], 2010, 2022, new() { MostJoinpoints = 5 }, ["110"]);
        Assert.That(Of(short13, "110", null).Model!.Joinpoints, Has.Count.LessThanOrEqualTo(2));
        Assert.That(Of(SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], 2002, 2022, new() { MostJoinpoints = 0 }, ["110"]), "110", null).Model!.Joinpoints, Is.Empty);
    }

    [Test]
    public void FewYearsOrNoRegistry_SaysSo()
    {
        var few = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], 2019, 2022, new(), ["110"]);
        Assert.That(few.Trends.Select(t => t.Reason!.En), Has.All.Contains("only 4 years"));
        var one = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], 2022, 2022, new(), ["110"]);
        Assert.That(one.Trends.Select(t => t.Reason!.En), Has.All.Contains("only 1 year,"));
        var none = SiteTrends.Of(Cube((First, 2008), (Second, 2010)), SiteScheme.Cn26, [First, Second], 2002, 2022, new(), ["110"]);
        Assert.That(none.Trends.Select(t => t.Reason!.En), Has.All.Contains("no registry"));
    }

    [Test]
    public void WhatRoundsToNothingHasNoSign()
    {
        var lung = Of(SiteTrends.Of(Cube(), SiteScheme.Cn26, [First], null, 2022, new(), ["110"]), "110", Sex.Male);
        var flat = lung with { Average = lung.Average! with { Change = -0.001, Lower = -0.004, Upper = 0.002, PValue = 0.9 } };
        foreach (var text in new[] { flat.Words(Lung).Zh, flat.Words(Lung).En }) Assert.That(text, Does.Contain("0.00%").And.Not.Contain("−0.00"));
        var falling = lung with { Average = lung.Average! with { Lower = -0.02 } };
        Assert.That(falling.Words(Lung).En, Does.Contain("interval −0.02% to"));
    }

    [Test]
    public void TheWordsHoldTheNumbersInBothLanguages()
    {
        var table = SiteTrends.Of(Cube(), SiteScheme.Cn26, [First, Second], null, 2022, new() { Breaks = [new(2015, BreakKind.Screening)] });
        var lung = Of(table, "110", Sex.Male).Words(Lung);
        Assert.That(lung.Zh, Does.StartWith("肺癌男性发病：").And.Contain("2002-2012年每年上升").And.Contain("筛查启动或变更").And.EndWith("。"));
        Assert.That(lung.En, Does.Contain("a year in 2002-2012").And.Contain("start or change of screening"));
        foreach (var trend in table.Trends)
        {
            var text = trend.Words(new("甲", "A"));
            Assert.That(Digits(text.Zh), Is.EqualTo(Digits(text.En)), text.En);
        }
        Assert.That(Of(table, "104", Sex.Male).Words(Lung).En, Does.Contain("no clear rise or fall"));

        static string[] Digits(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, "[0-9.]*[0-9]").Select(m => m.Value).Order(StringComparer.Ordinal)];
    }
}

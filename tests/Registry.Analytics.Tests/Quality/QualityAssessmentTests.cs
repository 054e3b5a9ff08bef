using System.Text;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Quality;

public class QualityAssessmentTests
{
    private const string One = "330106";

    // Cases and M:I of all sites as the 2021 data of Zhejiang were published (116 639 cases, M:I 0.35); the split by site is invented.
    private static readonly SiteLine[] LikeZhejiang2021 =
    [
        new("C73", 2, 25_000, 250), new("C34", 1, 26_000, 11_960), new("C50", 2, 9_500, 1_330), new("C18", 1, 13_500, 5_130), new("C16", 1, 9_000, 5_220),
        new("C22", 1, 7_000, 5_250), new("C61", 1, 6_000, 1_500), new("C53", 2, 2_600, 572), new("C15", 1, 3_000, 2_160), new("C25", 1, 3_000, 2_700),
        new("C82", 1, 3_000, 1_350), new("C91", 1, 2_300, 1_150), new("C67", 1, 2_300, 644), new("C44", 1, 4_439, 1_776),
    ];

    [Test]
    public void ARegistryLikeZhejiang2021IsNeverBlockedByAFixedGate([Values] bool hasRegion)
    {
        var province = new AssessedProvince().Add(One, LikeZhejiang2021);
        var found = Find(hasRegion ? province.WithRegion() : province, "mi");
        var band = QualityBands.BuiltIn.Of("mi", isTotal: true)!;
        Assert.That(found.Denominator, Is.EqualTo(116_639));
        Assert.That(found.Value, Is.EqualTo(0.35).Within(0.005).And.LessThan(band.FixedBlock.Low!.Value), "a fixed gate of 0.5 would block it");
        Assert.That(found.Verdict, Is.EqualTo(AssessmentVerdict.Explain).Or.EqualTo(AssessmentVerdict.Fine));
        Assert.That(found.IsScreeningDriven, Is.True);
        Assert.That(found.Yardsticks.Single(y => y.Kind == YardstickKind.Region).Expected, Is.LessThan(0.55), "0.60 is the crude ratio of the region: the sites explain half of it");
        Assert.That(found.Text.Zh, Does.Contain("乳房、子宫颈、前列腺、甲状腺").And.Contain("请说明"));
    }

    [Test]
    public void WhereEverySiteIsAsInTheRegionTheMixAloneIsFine()
    {
        // The same M:I at every site, but twenty times the thyroid cancers.
        var mix = AssessedProvince.Ordinary.Select(line => line.Icd == "C73" ? line with { Cases = 4000, Deaths = 160, Verified = 2880 } : line);
        var found = Find(new AssessedProvince().WithRegion().Add(One, mix), "mi");
        var region = found.Yardsticks.Single(yardstick => yardstick.Kind == YardstickKind.Region);
        Assert.That(found.Value, Is.LessThan(0.35));
        Assert.That(region.Expected, Is.EqualTo(found.Value).Within(1e-12), "law: equal sites give the expected value");
        Assert.That((region.Outcome, found.Yardsticks.Single(y => y.Kind == YardstickKind.Fixed).Outcome, found.Verdict),
            Is.EqualTo((YardstickOutcome.Fine, YardstickOutcome.Outside, AssessmentVerdict.Fine)), "excused by the region at the same sites");
    }

    [Test]
    public void DeathsThatAreMissingEverywhereBlock()
    {
        var found = Find(new AssessedProvince().WithRegion().Add(One, AssessedProvince.Ordinary.Select(line => line with { Deaths = line.Deaths / 10 })), "mi");
        Assert.That(found.Verdict, Is.EqualTo(AssessmentVerdict.Block), found.Text.En);
        Assert.That(found.Text.En, Does.Contain("far outside").And.Contain("looked at before they are used"));
        Assert.That(found.Test!.PValue, Is.LessThan(1e-6));
    }

    [Test]
    public void WithoutARegionAndSitesOfTheNationalTableNothingBlocks()
    {
        SiteLine[] rare = [new("C44", 1, 500, 10), new("C75", 1, 500, 10)];
        Assert.That(Find(new AssessedProvince().Add(One, rare), "m8000").Yardsticks.Select(y => y.Kind), Is.EqualTo(new[] { YardstickKind.Fixed }));
        var found = Find(new AssessedProvince().Add(One, AssessedProvince.Ordinary.Select(line => line with { Verified = line.Cases / 4 })), "ub");
        Assert.That(found.Verdict, Is.EqualTo(AssessmentVerdict.Fine));
    }

    [TestCase(0.40, 0.015, AssessmentVerdict.Block, TestName = "Many certificates in a region that traces them block")]
    [TestCase(0.40, 0.40, AssessmentVerdict.Explain, TestName = "That nobody in the region traces them excuses nothing")]
    [TestCase(0.02, 0.015, AssessmentVerdict.Fine, TestName = "A few are fine")]
    public void CasesFromCertificates(double own, double region, AssessmentVerdict verdict)
    {
        SiteLine With(SiteLine line, double share) => line with { Certificates = (int)(line.Cases * share), Verified = (int)(line.Cases * 0.55) };
        var province = new AssessedProvince().WithRegion(line => With(line, region)).Add(One, AssessedProvince.Ordinary.Select(line => With(line, own)));
        Assert.That(Find(province, "dco").Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void AnIndicatorThatLeavesItsOwnPastIsToBeExplained()
    {
        var province = new AssessedProvince().WithRegion().Add(One, AssessedProvince.Ordinary);
        Assert.That(Find(province, "mv").Verdict, Is.EqualTo(AssessmentVerdict.Fine));
        province.Add(One, AssessedProvince.Ordinary.Select(line => line with { Verified = (int)(line.Cases * 0.95) }), AssessedProvince.Year - 1);
        var found = Find(province, "mv");
        Assert.That((found.Verdict, found.Yardsticks.Single(y => y.Kind == YardstickKind.History).Outcome), Is.EqualTo((AssessmentVerdict.Explain, YardstickOutcome.Outside)));
        Assert.That(Find(province, "mi").Yardsticks.Single(y => y.Kind == YardstickKind.Survival).Expected, Is.InRange(0.4, 0.8));
    }

    [Test]
    public void HalfOfTheCasesMissingBlocks_UnlessTheWholeRegionFell()
    {
        static SiteLine Half(SiteLine line) => line with { Cases = line.Cases / 2, Deaths = line.Deaths / 2, Verified = line.Verified / 2, Certificates = 0 };
        AssessedProvince Before() => new AssessedProvince().WithRegion(year: AssessedProvince.Year - 1).Add(One, AssessedProvince.Ordinary, AssessedProvince.Year - 1);
        var alone = Find(Before().WithRegion().Add(One, AssessedProvince.Ordinary.Select(Half)), "incidence");
        Assert.That(alone.Verdict, Is.EqualTo(AssessmentVerdict.Block), alone.Text.En);
        Assert.That(alone.Value, Is.EqualTo(0.5).Within(1e-9), "observed over expected at the rates of the year before");
        Assert.That(Find(Before().WithRegion(Half).Add(One, AssessedProvince.Ordinary.Select(Half)), "incidence").Verdict, Is.EqualTo(AssessmentVerdict.Explain));
    }

    [Test]
    public void OfFewCasesNothingIsSaid_AndSitesAndSexesHaveRowsOfTheirOwn()
    {
        var province = new AssessedProvince().WithRegion().Add(One, [new("C34", 1, 30, 1), new("C50", 2, 20, 1)]);
        var all = QualityAssessments.Of(province.Cube(), QualityBands.BuiltIn, [One], AssessedProvince.Year);
        Assert.That(all.Where(a => a.Measure == "mi" && a.Value is not null).Select(a => a.Verdict), Is.All.EqualTo(AssessmentVerdict.TooFew));
        Assert.That(all.Where(a => a.Group.Code == "114" && a.Measure == "mi").Select(a => a.Sex), Is.EqualTo(new Sex?[] { Sex.Female }), "breast: the row of women only");
        Assert.That(all.Select(a => a.Key), Is.Unique);
        Assert.That(all.Select(a => a.Measure).Distinct(), Is.SupersetOf(new[] { "mv", "dco", "ub", "m8000", "mi", "incidence", "age-fall", "childhood" }));
    }

    [Test]
    public void AProvinceMayReplaceTheBands()
    {
        var province = new AssessedProvince().WithRegion().Add(One, AssessedProvince.Ordinary.Select(line => line with { Deaths = line.Deaths / 10 }));
        var own = Bands("2027-province,mi,total,ratio,100,,,,,0.01,9,,,1,,,,,死亡发病比,M:I,our own\n");
        var found = QualityAssessments.Of(province.Cube(), own, [One], AssessedProvince.Year).Where(a => a.Measure == "mi").ToList();
        Assert.That(found.Select(a => a.Verdict), Is.All.EqualTo(AssessmentVerdict.Fine));
        Assert.That((own.Edition, found.Count), Is.EqualTo(("2027-province", 3)), "both sexes, men, women; sites have no band");
    }

    [Test]
    public void AProvinceMayReplaceTheSites_AndWithThemWhatScreeningDrives()
    {
        var province = new AssessedProvince().Add(One, LikeZhejiang2021);
        QualityAssessment Of(QualityBands bands) => QualityAssessments.Of(province.Cube(), bands, [One], AssessedProvince.Year)
            .Single(a => a.Measure == "mi" && a.Group.Code == "60" && a.Sex is null);
        var (own, none) = (QualityBands.BuiltIn.With(Sites("123,105")), QualityBands.BuiltIn.With(Sites("")));
        Assert.Multiple(() =>
        {
            Assert.That(Of(own).Text.Zh, Does.Contain("（结直肠肛门、甲状腺）"), "the table of the province names them");
            Assert.That(Of(own).Text.En, Does.Contain("(Colon, rectum & anus, Thyroid)"));
            Assert.That(Of(none).IsScreeningDriven, Is.False, "a province that takes no site for driven by screening");
            Assert.That(Of(none).Text.Zh, Does.Not.Contain("筛查"));
            Assert.That((own.Edition, QualityBands.BuiltIn.Edition), Is.EqualTo(("2026-11 + 2027-sites", "2026-11")), "every answer and explanation names it");
            Assert.That(Of(own).Yardsticks.Single(y => y.Kind == YardstickKind.Region).Expected, Is.EqualTo(0.5).Within(1e-12), "the national M:I of that table");
            Assert.That(Of(own).Yardsticks.Any(y => y.Kind == YardstickKind.Survival), Is.False, "it has no survival");
        });
    }

    [TestCase("2027,101,70,1,0.5,,2\n", "line 2, screening: \"2\"", TestName = "Refused: neither yes nor no")]
    [TestCase("2027,101,170,1,0.5,,1\n", "line 2, mv: 170 is not from 0 to 100", TestName = "Refused: no percentage")]
    [TestCase("2027,C73,70,1,0.5,,1\n", "line 2, code: \"C73\"", TestName = "Refused: no site of the 26")]
    [TestCase("2027,101,70,1,0.5,,1\n2027,101,70,1,0.5,,1\n", "line 3, code: the site 101 stands twice", TestName = "Refused: a site twice")]
    [TestCase("2027,101,70,1,0.5,,1\n", "the site 102 is missing", TestName = "Refused: a site without a line")]
    [TestCase("2027,101,70,1,0.5,,1\n2028,102,70,1,0.5,,1\n", "several editions", TestName = "Refused: two editions")]
    [TestCase("", "no line below the header", TestName = "Refused: no site")]
    public void SitesThatCannotBeReadAreRefused(string lines, string says) => Assert.That(
        () => QualitySites.Read(new MemoryStream(Encoding.UTF8.GetBytes("edition,code,mv,dco,mi,survival5,screening\n" + lines))),
        Throws.TypeOf<TableFormatException>().With.Message.Contains(says));

    [TestCase("2027,mi,total,ratio,many,,,,,,,,,1,,,,,a,b,c\n", "line 2, fewest", TestName = "Refused: no number")]
    [TestCase("2027,death,total,ratio,1,,,,,,,,,1,,,,,a,b,c\n", "line 2, measure", TestName = "Refused: no measure")]
    [TestCase("2027,mi,total,ratio,1,0.9,0.2,,,,,,,1,,,,,a,b,c\n", "line 2, fixed", TestName = "Refused: limits the wrong way round")]
    [TestCase("2027,mi,total,ratio,1,,,,,,,,,1,,,,,a,b,c\n2027,mi,total,ratio,1,,,,,,,,,1,,,,,a,b,c\n", "stands twice", TestName = "Refused: a band twice")]
    [TestCase("", "no line below the header", TestName = "Refused: no band")]
    public void BandsThatCannotBeReadAreRefused(string lines, string says) =>
        Assert.That(() => Bands(lines), Throws.TypeOf<TableFormatException>().With.Message.Contains(says));

    [Test]
    public void ExpectedIsTheMeanOfTheReferenceOverTheOwnCases()
    {
        Assert.That(ExpectedQuality.Of([(100, 0.5), (300, 0.1)]), Is.EqualTo(0.2).Within(1e-15), "(50 + 30) / 400");
        Assert.That(ExpectedQuality.Of([(95, 0.4), (5, null)]), Is.EqualTo(0.4));
        Assert.That(ExpectedQuality.Of([(80, 0.4), (20, null)]), Is.Null, "a fifth of the cases has no reference");
        Assert.That(ExpectedQuality.Of([]), Is.Null);
        Assert.That(() => ExpectedQuality.Of([(-1, 0.4)]), Throws.ArgumentException);
    }

    [Test]
    public void OwnSurvivalStandsForThePublishedOne_WhereItCanBeTrusted()
    {
        var province = new AssessedProvince().WithRegion().Add(One, AssessedProvince.Ordinary);
        var scheme = SiteScheme.Cn26;
        double? Against(OwnSurvival? survival, string code, Sex? sex) => QualityAssessments.Of(province.Cube(), QualityBands.BuiltIn, [One], AssessedProvince.Year, survival)
            .Single(a => a.Measure == "mi" && a.Group.Code == code && a.Sex == sex).Yardsticks.SingleOrDefault(y => y.Kind == YardstickKind.Survival)?.Expected;
        var own = OwnSurvival.Of([Row("110", Sex.Male, 5, 0.6, 0.02), Row("110", Sex.Female, 5, 0.7, 0.08), Row("110", null, 3, 0.9, 0.01)], scheme);
        Assert.That(own.Count, Is.EqualTo(1), "one is too uncertain, one is not of five years");
        Assert.That((own.Fraction("110", Sex.Male), own.Fraction("110", Sex.Female)), Is.EqualTo(((double?)0.6, (double?)null)));
        Assert.That(Against(own, "110", Sex.Male), Is.EqualTo(0.4).Within(1e-12));
        Assert.That(Against(own, "110", Sex.Female), Is.EqualTo(Against(null, "110", Sex.Female)));
        Assert.That(Against(null, "110", Sex.Male), Is.EqualTo(1 - QualitySites.BuiltIn.Find("110")!.SurvivalPercent!.Value / 100).Within(1e-12));
        Assert.That(Against(own, "60", null), Is.LessThan(Against(null, "60", null)!.Value), "all cancers, at the own mix of sites");
        Assert.That(OwnSurvival.Of([Row("122", null, 5, 1.04, 0.03)], scheme).Fraction("122", null), Is.EqualTo(1), "net survival above 1 leaves no deaths");
        Assert.That(QualitySites.BuiltIn.Find("125")!.SurvivalPercent, Is.EqualTo(31.0), "leukaemia, Zhejiang 2018-2019");

        SiteSurvivalRow Row(string code, Sex? sex, int years, double survival, double error) =>
            new(scheme.IndexOf(code)!.Value, sex, years, 100, 50, null, new(years * 365.241, survival, error, survival - 2 * error, survival + 2 * error, 40, 50), null);
    }

    [Test]
    public void OwnSurvivalIsThatOfTheRegistry_UnlessItIsAboveAllByMoreThanChance()
    {
        // 400 men with lung cancer in each of three registries: half die within five years, in the second four of five, in the third hardly any death is known.
        var scheme = SiteScheme.Cn26;
        var patients = RegisteredPatients.Of(
            from registry in new[] { (Code: One, Dead: 200), (Code: "330108", Dead: 320), (Code: "330109", Dead: 20) } from n in Enumerable.Range(0, 400)
            select Lung(registry.Code, n, n < registry.Dead), new(2020, 12, 31));
        var question = new SiteSurvivalQuestion { Scheme = scheme, LifeTable = MortalityTable.Of([new(Sex.Male, 2000, 0, 1e-5)]), Years = [5] };
        var own = OwnSurvival.Of(SiteSurvival.Rows(patients, question), scheme).WithRegistries(patients, question);
        var all = own.Fraction("110", Sex.Male)!.Value;
        Assert.That(all, Is.EqualTo(1 - 540.0 / 1200).Within(0.03));
        Assert.That(own.Fraction("330108", "110", Sex.Male), Is.EqualTo(0.2).Within(0.02), "fewer survive there");
        Assert.That(own.Fraction(One, "110", Sex.Male), Is.EqualTo(0.5).Within(0.02));
        Assert.That(own.Fraction("330109", "110", Sex.Male), Is.EqualTo(all), "missed deaths would look like that");
        Assert.That(own.Fraction("330110", "110", Sex.Male), Is.EqualTo(all), "a registry without cases");
        Assert.That(own.OfRegistries, Is.EqualTo(2));

        static CaseStatus Lung(string registry, int n, bool isDead) => new()
        {
            Registry = registry, CaseNumber = $"{n}", TumourNumber = 1, PersonId = 0, Sex = Sex.Male, BirthDate = new(1950, 1, 1), IncidenceDate = new(2014, 1 + n % 12, 1 + n % 28),
            Icd10 = IcdCode.TryParse("C34.1")!, Basis = BasisOfDiagnosis.HistologyOfPrimary,
            Contact = new() { Date = isDead ? new(2015 + n % 3, 1 + n % 12, 9) : new(2020, 12, 31), Status = isDead ? VitalStatus.Dead : VitalStatus.Alive, IsOfCard = true },
        };
    }

    [Test]
    public void DelaysAreOrderStatistics()
    {
        var delay = ReportingDelay.Of([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], withinDays: 6)!;
        Assert.That((delay.Cases, delay.MedianDays, delay.NinthDecileDays, delay.Within.Percent), Is.EqualTo((10, 4, 8, 70d)), "R: quantile(0:9, c(.5, .9), type = 1)");
        Assert.That(ReportingDelay.Of([], 30), Is.Null);
        Assert.That(() => ReportingDelay.Of([3, -1], 30), Throws.ArgumentException);
    }

    private static QualitySites Sites(string driven)
    {
        var lines = QualitySites.BuiltIn.All.Select(site => $"2027-sites,{site.Code},70,1,0.5,,{(driven.Contains(site.Code, StringComparison.Ordinal) ? 1 : 0)}\n");
        return QualitySites.Read(new MemoryStream(Encoding.UTF8.GetBytes("\uFEFFedition,code,mv,dco,mi,survival5,screening\n" + string.Concat(lines))));
    }

    private static QualityBands Bands(string lines)
    {
        const string Header = "edition,measure,scope,unit,fewest,fixed_low,fixed_high,fixed_block_low,fixed_block_high,region_low,region_high,region_block_low,"
            + "region_block_high,region_excuses,history_low,history_high,survival_low,survival_high,name_zh,name_en,source\n";
        return QualityBands.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + lines)));
    }

    private static QualityAssessment Find(AssessedProvince province, string measure) =>
        QualityAssessments.Of(province.Cube(), QualityBands.BuiltIn, [One], AssessedProvince.Year)
            .Single(assessment => assessment.Measure == measure && assessment.Group.Code == "60" && assessment.Sex is null);
}

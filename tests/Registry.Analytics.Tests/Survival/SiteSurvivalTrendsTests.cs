using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Survival;

/// <summary>Trends of survival: windows, the change a year, the excess hazard by year of diagnosis.</summary>
public class SiteSurvivalTrendsTests
{
    private static readonly DateOnly Closing = new(2019, 12, 31);

    private static readonly MortalityTable Table = MortalityTable.Of(from sex in new[] { Sex.Male, Sex.Female } select new MortalityRow(sex, 1900, 0, 0.00002));

    private static readonly SiteSurvivalQuestion Question = new() { Scheme = SiteScheme.Cn26, LifeTable = Table, Years = [1, 3] };

    [Test]
    public void WindowsEndOnTheClosingDate_AndGoBackAsFarAsPatientsAreKnown()
    {
        var windows = SiteSurvivalTrends.WindowsOf(new(2005, 1, 1), Closing, span: 3, years: 5);
        Assert.That(windows, Is.EqualTo(new[] { (new DateOnly(2011, 1, 1), new DateOnly(2013, 12, 31)), (new(2014, 1, 1), new(2016, 12, 31)), (new(2017, 1, 1), Closing) }));
        Assert.That(SiteSurvivalTrends.WindowsOf(new(2015, 1, 1), Closing, span: 1, years: 5), Is.Empty);
        Assert.That(SiteSurvivalTrends.WindowsOf(new(2015, 1, 1), new(2020, 2, 29), span: 2, years: 3), Has.Count.EqualTo(1));
    }

    [Test]
    public void ASurvivalThatRises_IsFoundToRise()
    {
        // The excess hazard is 0.4 a year in 2005 and falls by 5 % a year of diagnosis.
        var trend = Lung(Invented(0.95, 12_000));
        Assert.That(trend.Windows.Select(window => window.From.Year), Is.EqualTo(new[] { 2008, 2011, 2014, 2017 }));
        Assert.That(trend.IsNet && trend.IsStandardised, Is.True);
        Assert.That(trend.Change!.Lower, Is.GreaterThan(0));
        var ratio = trend.ExcessHazardPerYear!;
        Assert.That(Math.Abs(ratio.Log - Math.Log(0.95)), Is.LessThan(3 * ratio.LogError));
        Assert.That(ratio.Upper, Is.LessThan(1));
        var words = trend.Words(new("肺癌", "Lung cancer"));
        Assert.That(words.En, Does.StartWith("Lung cancer: 3-year age-standardised net survival went from ").And.Contain("in 2008-2010 to ").And.Contain("a rise of ").And.Match(@"excess mortality fell by \d+\.\d\d% with each year of diagnosis \(95% confidence interval \d+\.\d\d% to \d+\.\d\d%\)\.$"));
        Assert.That(words.Zh, Does.StartWith("肺癌：3年年龄标化净生存率由2008-2010年的").And.Contain("平均每年上升").And.EndWith("。"));
        var falls = Lung(Invented(1.08, 12_000)).Words(new("肺癌", "Lung cancer"));
        Assert.That(falls.En, Does.Match(@"a fall of \d+\.\d\d percentage points a year \(95% confidence interval \d+\.\d\d to \d+\.\d\d\); .* the excess mortality rose by \d"), "a fall is told by its size");
        Assert.That(falls.Zh, Does.Contain("平均每年下降").And.Contain("超额死亡率随诊断年每年上升").And.Not.Contain("-0").And.Not.Contain("−"));
    }

    [Test]
    public void WithoutExcessMortality_NoRatioIsTold()
    {
        var trend = Lung(Invented(1, 3000, excess: 0));
        Assert.That(trend.Windows[^1].Survival!.Survival, Is.EqualTo(1).Within(0.03), "they die as the population does");
        Assert.That(trend.ExcessHazardPerYear, Is.Null);
        var words = trend.Words(new("肺癌", "Lung cancer"));
        Assert.That(words.En, Does.Contain("without a clear rise or fall").And.Not.Contain("excess"));
        Assert.That(words.En, Does.Not.Contain(" -"), "the sign is a minus, not a hyphen");
    }

    [Test]
    public void ASurvivalThatStays_IsNotTold()
    {
        var trend = Lung(Invented(1, 3000));
        Assert.That(trend.Change!.PValue, Is.GreaterThan(0.01));
        Assert.That(Math.Abs(trend.ExcessHazardPerYear!.Log), Is.LessThan(3 * trend.ExcessHazardPerYear.LogError));
    }

    [Test]
    public void WindowsAreThoseOfThePeriodApproach()
    {
        var patients = RegisteredPatients.Of(Invented(0.95, 3000), Closing);
        var window = Lung(patients).Windows[^1];
        var row = SiteSurvival.Rows(patients, Question with { Years = [3], Window = new(window.From, window.To) }).Single(r => r.Group == LungGroup && r.Sex is null);
        Assert.That((window.Survival!.Survival, window.Standardised!.Survival, window.Patients), Is.EqualTo((row.Net!.Survival, row.Standardised!.Survival, row.Patients)));
        List<Patient> own = [.. patients.Analysed.Select(p => p.Patient)];
        var direct = NetSurvival.PoharPerme(new SurvivalWindow(window.From, window.To).Of(own), Table, [3 * 365.241]).At(3 * 365.241, LimitScale.Log, 0.95)!;
        Assert.That((window.Survival.Survival, window.Survival.StandardError), Is.EqualTo((direct.Survival, direct.StandardError)).Within(1e-9));
    }

    [Test]
    public void TheLineIsThatOfWeightedLeastSquares()
    {
        // R: coef(summary(lm(y ~ x, weights = 1 / se^2))), its error divided by its residual scale, which is below 1 here.
        var change = SurvivalChange.Of([(2009.5, 0.30, 0.02), (2012.5, 0.33, 0.01), (2015.5, 0.35, 0.015), (2018.5, 0.40, 0.02)], 0.95)!;
        Assert.That(change.PerYear, Is.EqualTo(0.0102880658436213).Within(1e-12));
        Assert.That(change.StandardError, Is.EqualTo(0.00277159806427697).Within(1e-12));
        Assert.That((change.Lower + change.Upper) / 2, Is.EqualTo(change.PerYear).Within(1e-12));
        var scattered = SurvivalChange.Of([(1, 0.3, 0.01), (2, 0.5, 0.01), (3, 0.3, 0.01)], 0.95)!;
        Assert.That((scattered.PerYear, scattered.StandardError), Is.EqualTo((0, 0.01 / Math.Sqrt(2) * Math.Sqrt(0.2 * 0.2 / 1.5 / 0.0001))).Within(1e-12), "the scatter raises the error");
        Assert.That(SurvivalChange.Of([(2010, 0.3, 0.01)], 0.95), Is.Null);
        Assert.That(SurvivalChange.Of([(2010, 1, 0), (2013, 0.9, 0.01)], 0.95), Is.Null, "nobody dies: no error, no weight");
    }

    [Test]
    public void TooFewDeaths_NoModelAndTheReasonInWords()
    {
        var trend = Lung(Invented(1, 3));
        Assert.That((trend.Change, trend.ExcessHazardPerYear), Is.EqualTo(((SurvivalChange?)null, (FlexibleEstimate?)null)));
        Assert.That(trend.Words(new("肺癌", "Lung cancer")).En, Is.EqualTo("Lung cancer: fewer than two periods have an estimate, no trend of survival is told."));
        Assert.That(SiteSurvivalTrends.Of(RegisteredPatients.Of([], Closing), Question, new(2019, 1, 1), Closing, 1), Is.Empty);
        var missing = Question with { LifeTable = MortalityTable.Of([new(Sex.Male, 1900, 0, 0.0001)]) };
        Assert.Throws<MissingMortalityException>(() => SiteSurvivalTrends.Of(RegisteredPatients.Of(Invented(1, 30), Closing), missing, new(2005, 1, 1), Closing, 3));
    }

    private static SiteSurvivalTrend Lung(IEnumerable<CaseStatus> cases) => Lung(RegisteredPatients.Of(cases, Closing));

    private static SiteSurvivalTrend Lung(RegisteredPatients patients) =>
        SiteSurvivalTrends.Of(patients, Question, new(2005, 1, 1), Closing, span: 3).Single(trend => trend.Group == LungGroup && trend.Sex is null);

    private static int LungGroup => SiteScheme.Cn26.Groups.Select((group, i) => (group, i)).Single(g => g.group.IcdLabel == "C33-C34").i;

    private static IEnumerable<CaseStatus> Invented(double factorPerYear, int count, double excess = 0.4)
    {
        var random = new Random(20261130);
        for (var i = 0; i < count; i++)
        {
            var diagnosis = new DateOnly(2005, 1, 1).AddDays(random.Next(15 * 365));
            var hazard = excess * Math.Pow(factorPerYear, (diagnosis.DayNumber - new DateOnly(2005, 1, 1).DayNumber) / 365.25) / 365.25 + 0.00002;
            var end = diagnosis.AddDays(1 + (int)Math.Min(-Math.Log(1 - random.NextDouble()) / hazard, 10_000));
            yield return new()
            {
                Registry = "330106", CaseNumber = $"{i}", TumourNumber = 1, PersonId = i + 1, Sex = i % 2 == 0 ? Sex.Male : Sex.Female,
                BirthDate = new(diagnosis.Year - 35 - i % 50, 6, 15), IncidenceDate = new(diagnosis.Year, diagnosis.Month, diagnosis.Day),
                Icd10 = IcdCode.TryParse("C34.1")!, Basis = BasisOfDiagnosis.HistologyOfPrimary,
                Contact = new() { Date = new(end.Year, end.Month, end.Day), Status = end <= Closing ? VitalStatus.Dead : VitalStatus.Alive, IsOfCard = true },
            };
        }
    }
}

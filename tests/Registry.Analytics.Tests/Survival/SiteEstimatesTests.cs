using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Survival;

/// <summary>Every estimator on registered cases gives what it gives on the same patients by itself.</summary>
public class SiteEstimatesTests
{
    private static readonly DateOnly Closing = new(2015, 12, 31);
    private static readonly RegisteredPatients Patients = RegisteredPatients.Of(Cases(), Closing);
    private static readonly IReadOnlyList<Patient> Own = [.. Patients.Analysed.Select(p => p.Patient)];
    private static readonly SiteSurvivalQuestion Usual = new() { Scheme = SiteScheme.Cn26, LifeTable = InventedPatients.Table, Years = [1, 3], Window = new(Closing: Closing) };

    [TestCaseSource(nameof(Estimators))]
    public void ARowIsTheEstimatorOnThePatientsOfTheSite(SurvivalMethod method, Func<IReadOnlyList<Patient>, SurvivalCurve> curveOf, LimitScale scale)
    {
        var (row, day) = (Row(new(Usual, [method]), 3), 3 * 365.241);
        Assert.That(row.Point, Is.EqualTo(curveOf(Own).At(day, scale, 0.95)));
        var (standard, ages) = SurvivalStandard.OfSite("C33-C34");
        var groups = ages.Select((_, i) => curveOf([.. Own.Where(p => Group(p, ages) == i)]).At(day, scale, 0.95)).ToList();
        Assert.That(row.Standardised, Is.EqualTo(AgeStandardisedSurvival.Direct(groups, standard.Weights(ages), scale, 0.95)));
        var brenner = Row(new(Usual with { Weighting = AgeWeighting.Brenner }, [method]), 3);
        Assert.That(brenner.Standardised, Is.EqualTo(curveOf(AgeStandardisedSurvival.Weighted(Own, p => Group(p, ages), standard.Weights(ages))).At(day, scale, 0.95)));
        Assert.That(Row(new(Usual, [method]) { Given = 1 }, 3).Point, Is.EqualTo(curveOf(Own).Given(day, 365.241, scale, 0.95)));
        Assert.That(row.Standard, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Estimators()
    {
        var table = InventedPatients.Table;
        double[] days = [365.241, 3 * 365.241], months = [.. Enumerable.Range(0, 37).Select(month => month / 12.0)];
        foreach (var (method, curveOf, scale) in new (SurvivalMethod, Func<IReadOnlyList<Patient>, SurvivalCurve>, LimitScale)[]
        {
            (SurvivalMethod.Observed, ObservedSurvival.KaplanMeier, LimitScale.LogLog), (SurvivalMethod.CauseSpecific, ObservedSurvival.CauseSpecific, LimitScale.LogLog),
            (SurvivalMethod.Actuarial, p => IntervalSurvival.Observed(IntervalSurvival.Count(p, null, months), IntervalMethod.LifeTable), LimitScale.LogLog),
            (SurvivalMethod.EdererOne, p => RelativeSurvival.EdererOne(p, table), LimitScale.Log), (SurvivalMethod.EdererTwo, p => RelativeSurvival.EdererTwo(p, table), LimitScale.Log),
            (SurvivalMethod.Hakulinen, p => RelativeSurvival.Hakulinen(p, table, Closing), LimitScale.Log), (SurvivalMethod.Net, p => NetSurvival.PoharPerme(p, table, days), LimitScale.Log),
            (SurvivalMethod.NetByIntervals, p => IntervalSurvival.PoharPerme(IntervalSurvival.Count(p, table, months)), LimitScale.Log),
        })
            yield return new TestCaseData(method, curveOf, scale).SetArgDisplayNames(method.ToString());
    }

    [TestCase(SurvivalMethod.Crude)]
    [TestCase(SurvivalMethod.CrudeByCause)]
    public void ProbabilitiesOfDeath_AddUpToTheDeaths_AndHaveTheirErrors(SurvivalMethod method)
    {
        var rows = SiteEstimates.Rows(Patients, new(Usual, [method, SurvivalMethod.Observed])).Where(IsLung).Where(row => row.Years == 3).ToList();
        double Of(SurvivalMeasure measure) => rows.Single(row => row.Measure == measure).Point!.Survival;
        Assert.That(Of(SurvivalMeasure.CancerDeath) + Of(SurvivalMeasure.OtherDeath) + Of(SurvivalMeasure.Survival), Is.EqualTo(1).Within(1e-12));
        var cancer = rows.Single(row => row.Measure == SurvivalMeasure.CancerDeath).Point!;
        var point = (method == SurvivalMethod.Crude ? CrudeProbability.OfLifeTable(Own, InventedPatients.Table, [3 * 365.241]) : CrudeProbability.OfCauses(Own, [3 * 365.241])).Single();
        Assert.That((cancer.Survival, cancer.StandardError), Is.EqualTo((point.Cancer, point.CancerError)));
        Assert.That(cancer.Upper - cancer.Survival, Is.EqualTo(1.959963984540054 * point.CancerError).Within(1e-12));
        Assert.That(rows.Single(row => row.Measure == SurvivalMeasure.CancerDeath).Standardised, Is.Not.Null);
    }

    [Test]
    public void NetIsThatOfTheFasterWay()
    {
        var rows = SiteSurvival.Rows(Patients, Usual).Where(row => row.Net is not null).ToList();
        var estimates = SiteEstimates.Rows(Patients, new(Usual, [SurvivalMethod.Net])).ToDictionary(row => (row.Group, row.Sex, row.Years));
        Assert.That(rows, Has.Count.GreaterThan(6));
        foreach (var row in rows)
        {
            var estimate = estimates[(row.Group, row.Sex, row.Years)];
            Assert.That(estimate.Point!.Survival, Is.EqualTo(row.Net!.Survival).Within(1e-5), "days between exits are averaged from different ends");
            Assert.That((estimate.Patients, estimate.Point.AtRisk, estimate.Point.Deaths), Is.EqualTo((row.Patients, row.Net.AtRisk, row.Net.Deaths)));
        }
    }

    [Test]
    public void TheCohortApproach_TakesOnlyWhoCouldBeFollowedForTheYears()
    {
        var cohort = new SurvivalWindow(Closing: Closing) { FollowedYears = 3 };
        var row = Row(new(Usual with { Window = cohort }, [SurvivalMethod.Observed]), 3);
        List<Patient> early = [.. Own.Where(p => p.Diagnosis <= new DateOnly(2012, 12, 31))];
        Assert.That(early, Has.Count.InRange(1, Own.Count - 1));
        Assert.That((row.Patients, row.Point), Is.EqualTo((early.Count, ObservedSurvival.KaplanMeier(early).At(3 * 365.241, LimitScale.LogLog, 0.95))));
    }

    [Test]
    public void WhatDoesNotGoTogether_IsRefused()
    {
        var period = Usual with { Window = new(new(2014, 1, 1), Closing) };
        Assert.Throws<ArgumentException>(() => SiteEstimates.Rows(Patients, new(Usual with { LifeTable = null }, [SurvivalMethod.EdererTwo])));
        Assert.Throws<ArgumentException>(() => SiteEstimates.Rows(Patients, new(period, [SurvivalMethod.Hakulinen])));
        Assert.Throws<ArgumentException>(() => SiteEstimates.Rows(Patients, new(Usual, [SurvivalMethod.Crude]) { Given = 1 }));
        Assert.Throws<ArgumentException>(() => SiteEstimates.Rows(Patients, new(Usual with { Weighting = AgeWeighting.Brenner }, [SurvivalMethod.CrudeByCause])));
        Assert.Throws<ArgumentException>(() => SiteEstimates.Rows(Patients, new(Usual, [SurvivalMethod.Net]) { Given = 2 }), "one year is asked too");
        Assert.That(SiteEstimates.Rows(Patients, new(period, [SurvivalMethod.EdererTwo, SurvivalMethod.Net])).Count(row => row.Point is not null), Is.GreaterThan(0));
    }

    [Test]
    public void NobodyOfASite_HasNoEstimate_AndNobodyDead_NoLimits()
    {
        Assert.That(SiteEstimates.Rows(Patients, new(Usual, [SurvivalMethod.Observed])).Single(row => row is { Sex: null, Years: 1 } && Label(row) == "C16").Point, Is.Null);
        var alive = RegisteredPatients.Of(Cases().Select(status => status with { Contact = status.Contact! with { Status = VitalStatus.Alive } }), Closing);
        var point = SiteEstimates.Rows(alive, new(Usual, [SurvivalMethod.EdererTwo])).First(IsLung).Point!;
        Assert.That((point.Lower, point.Upper), Is.EqualTo(((double?)null, (double?)null)));
    }

    // Everybody who dies, dies of something else: cancer-death is 0 without an error, and [0, 0] would be a certainty that nobody has.
    [Test]
    public void NobodyDeadOfTheCause_HasNoLimits_AndOthersStayWithin0And1()
    {
        var others = RegisteredPatients.Of(Cases().Select(status => status with { Contact = status.Contact! with { UnderlyingCause = IcdCode.TryParse("I21.9") } }), Closing);
        var row = SiteEstimates.Rows(others, new(Usual, [SurvivalMethod.CrudeByCause])).Single(row => IsLung(row) && row is { Years: 3, Measure: SurvivalMeasure.CancerDeath });
        foreach (var point in new[] { row.Point!, row.Standardised! })
            Assert.That((point.Survival, point.StandardError, point.Lower, point.Upper, HasDeaths: point.Deaths > 0), Is.EqualTo((0.0, 0.0, (double?)null, (double?)null, true)));
        var few = RegisteredPatients.Of(Cases().Take(6), Closing);
        var points = SiteEstimates.Rows(few, new(Usual with { Years = [1, 3, 4] }, [SurvivalMethod.Crude, SurvivalMethod.CrudeByCause])).Select(estimate => estimate.Point)
            .Where(point => point is { StandardError: > 0, Deaths: > 0 }).ToList();
        Assert.That(points.Any(point => point!.Survival + 1.96 * point.StandardError > 1 || point.Survival - 1.96 * point.StandardError < 0), Is.True, "so few that limits would go beyond");
        Assert.That(points, Has.All.Matches<SurvivalPoint>(point => point is { Lower: >= 0, Upper: <= 1 }));
    }

    private static SiteEstimate Row(SiteEstimatesQuestion question, int years) =>
        SiteEstimates.Rows(Patients, question with { Survival = question.Survival with { Years = question.Given > 0 ? [years] : question.Survival.Years } }).Single(row => IsLung(row) && row.Years == years);

    private static bool IsLung(SiteEstimate row) => row.Sex is null && Label(row) == "C33-C34";

    private static string Label(SiteEstimate row) => SiteScheme.Cn26.Groups[row.Group].IcdLabel;

    private static int Group(Patient patient, IReadOnlyList<int> ages) => ages.Count(from => patient.Age >= from) - 1;

    private static IEnumerable<CaseStatus> Cases() => Enumerable.Range(0, 300).Select(i => new CaseStatus
    {
        Registry = "330106", CaseNumber = $"{i}", TumourNumber = 1, PersonId = 100 + i, Sex = i % 2 == 0 ? Sex.Male : Sex.Female, BirthDate = new(1928 + i % 50, 1 + i % 12, 1 + i % 28),
        IncidenceDate = new(2010 + i % 4, 1 + i % 12, 3), Icd10 = IcdCode.TryParse("C34.1")!, Basis = BasisOfDiagnosis.HistologyOfPrimary,
        Contact = i % 4 == 0
            ? new() { Date = new(2015, 12, 31), Status = VitalStatus.Alive, IsOfCard = true }
            : new() { Date = new(2014 + i % 2, 1 + i % 12, 9), Status = VitalStatus.Dead, UnderlyingCause = IcdCode.TryParse(i % 5 == 0 ? "I21.9" : "C34.1"), IsOfCard = true },
    });
}

using Registry.Analytics.Numerics;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Tests.Survival;

/// <summary>Registered cases on their way to survival and prevalence.</summary>
public class SiteSurvivalTests
{
    private static readonly DateOnly Closing = new(2015, 12, 31);

    private static readonly CaseStatus Lung = new()
    {
        Registry = "330106", CaseNumber = "1", TumourNumber = 1, PersonId = 1, Sex = Sex.Male, BirthDate = new(1950, 3, 4), IncidenceDate = new(2012, 5, 6),
        Icd10 = IcdCode.TryParse("C34.1")!, Basis = BasisOfDiagnosis.HistologyOfPrimary, Contact = Seen(VitalStatus.Dead, new(2013, 5, 6)),
    };

    [Test]
    public void EachCaseIsAnalysedOrLeftOutForAReason()
    {
        var patients = RegisteredPatients.Of(
        [
            Lung,
            Lung with { PersonId = 2, Basis = BasisOfDiagnosis.DeathCertificateOnly },
            Lung with { PersonId = 3, Contact = null },
            Lung with { PersonId = 4, Contact = Seen(VitalStatus.Alive, new(2012, 5, 6)) },
            Lung with { PersonId = 5, Sex = Sex.Unknown },
            Lung with { PersonId = 6, Contact = Seen(VitalStatus.Alive, new(2010, 1, 1)) },
            Lung with { PersonId = 7, Contact = Seen(VitalStatus.Lost, new(2014, 3)) },
            Lung with { PersonId = 8, IncidenceDate = new(2016, 1, 1) },
        ], Closing);
        Assert.That(patients.Tally, Is.EqualTo(new PatientTally(7, 2, 1, 1, 1, 2, 1)));
        Assert.That(patients.Tally.Words.En, Does.Contain("7 registered cases, 2 analysed"));
        var lost = patients.Analysed.Last().Patient;
        Assert.That((lost.Outcome, lost.Exit), Is.EqualTo((PatientOutcome.Alive, new DateOnly(2014, 3, 15))), "an unknown day is the 15th");
    }

    [Test]
    public void WhatHappensAfterTheClosingDate_DoesNotCount()
    {
        var patients = RegisteredPatients.Of([Lung with { Contact = Seen(VitalStatus.Dead, new(2016, 2, 2)) }, Lung with { PersonId = 2, Contact = Seen(VitalStatus.Alive, new(2020, 1, 1)) }], Closing);
        Assert.That(patients.All.Select(p => (p.Patient.Outcome, p.Patient.Exit)), Has.All.EqualTo((PatientOutcome.Alive, Closing)));
    }

    [TestCase("C34.1", null, PatientOutcome.DiedOfCancer)]
    [TestCase("I21.9", null, PatientOutcome.DiedOfOther)]
    [TestCase(null, 2, PatientOutcome.DiedOfOther)]
    [TestCase(null, 9, PatientOutcome.DiedOfCancer)]
    public void TheCauseOfDeathIsToldApart(string? cause, int? category, PatientOutcome outcome)
    {
        var death = Seen(VitalStatus.Dead, new(2013, 5, 6)) with { UnderlyingCause = cause is null ? null : IcdCode.TryParse(cause), CauseOfDeathCategory = category };
        Assert.That(RegisteredPatients.Of([Lung with { Contact = death }], Closing).All[0].Patient.Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public void APersonCountsOnceAtASite_AndAtEachSiteApart()
    {
        var patients = RegisteredPatients.Of(
            [Lung, Lung with { TumourNumber = 2, IncidenceDate = new(2013, 1, 1) }, Lung with { TumourNumber = 3, Icd10 = IcdCode.TryParse("C16.9")! }], Closing);
        var (scheme, lung, stomach) = (SiteScheme.Cn26, Group("C33-C34"), Group("C16"));
        Assert.That(patients.OfSite(scheme, lung, null, onlyAnalysed: true).Select(p => p.Patient.Diagnosis), Is.EqualTo(new[] { new DateOnly(2012, 5, 6) }));
        Assert.That(patients.OfSite(scheme, stomach, null, onlyAnalysed: true), Has.Count.EqualTo(1));
        Assert.That(patients.OfSite(scheme, lung, Sex.Female, onlyAnalysed: true), Is.Empty);
    }

    [Test]
    public void RowsAreThoseOfTheEstimators()
    {
        var patients = RegisteredPatients.Of(Many(), Closing);
        var question = new SiteSurvivalQuestion { Scheme = SiteScheme.Cn26, LifeTable = InventedPatients.Table, Years = [1, 2] };
        var row = SiteSurvival.Rows(patients, question).Single(r => r.Group == Group("C33-C34") && r.Sex is null && r.Years == 2);
        List<Patient> own = [.. patients.Analysed.Select(p => p.Patient)];
        var days = 2 * 365.241;
        Assert.That(row.Patients, Is.EqualTo(own.Count));
        Assert.That(row.Observed!.Survival, Is.EqualTo(ObservedSurvival.KaplanMeier(own).At(days, LimitScale.LogLog, 0.95)!.Survival));
        var net = NetSurvival.PoharPerme(own, InventedPatients.Table, [days / 2, days]).At(days, LimitScale.Log, 0.95)!;
        Assert.That((row.Net!.Survival, row.Net.StandardError), Is.EqualTo((net.Survival, net.StandardError)).Within(1e-6), "days are counted from diagnosis here, from the last time asked for there");
        Assert.That((row.Net.AtRisk, row.Net.Deaths), Is.EqualTo((net.AtRisk, net.Deaths)));
        Assert.That(row.Standardised, Is.Not.Null);
        Assert.That(row.Standard, Is.EqualTo(1));
        Assert.That(SiteSurvival.Rows(patients, question with { LifeTable = null }).All(r => r.Net is null && r.Standardised is null), Is.True);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void BrennersRow_IsTheEstimatorOnWeightedPatients(bool isPeriod)
    {
        var patients = RegisteredPatients.Of(Many(), Closing);
        var window = isPeriod ? new SurvivalWindow(new(2014, 1, 1), Closing) : new();
        var question = new SiteSurvivalQuestion { Scheme = SiteScheme.Cn26, LifeTable = InventedPatients.Table, Years = [1], Weighting = AgeWeighting.Brenner, Window = window };
        var (standard, ages) = SurvivalStandard.OfSite("C33-C34");
        foreach (var sex in new Sex?[] { null, Sex.Female })
        {
            var row = SiteSurvival.Rows(patients, question).Single(r => r.Group == Group("C33-C34") && r.Sex == sex);
            var own = window.Of([.. patients.Analysed.Select(p => p.Patient).Where(p => sex is null || p.Sex == sex)]);
            var weighted = AgeStandardisedSurvival.Weighted(own, p => ages.Count(from => p.Age >= from) - 1, standard.Weights(ages));
            var point = NetSurvival.PoharPerme(weighted, InventedPatients.Table, [365.241]).At(365.241, LimitScale.Log, 0.95)!;
            Assert.That((row.Standardised!.Survival, row.Standardised.StandardError), Is.EqualTo((point.Survival, point.StandardError)).Within(1e-9));
        }
        var old = RegisteredPatients.Of(Many().Where(status => status.BirthDate!.Value.Year < 1950), Closing);
        Assert.That(SiteSurvival.Rows(old, question).Single(r => r.Group == Group("C33-C34") && r.Sex is null).Standardised, Is.Null, "a group without patients");
    }

    [Test]
    public void WhereNobodyHasDied_ThereAreNoLimits()
    {
        var alive = Many().Select(status => status with { Contact = Seen(VitalStatus.Alive, new(2015, 12, 31)) });
        var question = new SiteSurvivalQuestion { Scheme = SiteScheme.Cn26, LifeTable = InventedPatients.Table, Years = [1] };
        var row = SiteSurvival.Rows(RegisteredPatients.Of(alive, Closing), question).Single(r => r.Group == Group("C33-C34") && r.Sex is null);
        Assert.That((row.Observed!.Survival, row.Observed.Lower, row.Observed.Upper), Is.EqualTo((1.0, (double?)null, (double?)null)));
        Assert.That(row.Net!.Survival, Is.GreaterThan(1));
        Assert.That((row.Net.Lower, row.Net.Upper), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void StagesAddUp_AndEarlyOnesAreOfTheKnown()
    {
        var patients = RegisteredPatients.Of(Many(), Closing);
        var rows = SiteSurvival.ByStage(patients, new() { Scheme = SiteScheme.Cn26, Years = [1] }, Group("C33-C34"));
        Assert.That(rows.Sum(r => r.Cases), Is.EqualTo(200));
        Assert.That(rows.Sum(r => r.Share!.Percent), Is.EqualTo(100).Within(1e-9));
        Assert.That(rows.Single(r => r.Stage == 5).Observed!.Survival, Is.InRange(0, 1));
        Assert.That(EarlyStage.Of([1, 2, 2, 5, 6, null])!.Percent, Is.EqualTo(75));
        Assert.That(EarlyStage.Of([1, 2, 3, 5], last: 3)!.Numerator, Is.EqualTo(3));
        Assert.That(EarlyStage.Of([6, null]), Is.Null);
        Assert.Throws<ArgumentException>(() => EarlyStage.Of([1], last: 5));
    }

    [Test]
    public void WhatIsComputedSiteBySite_CanBeEndedFromOutside()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        var patients = RegisteredPatients.Of(Many(), Closing);
        var question = new SiteSurvivalQuestion { Scheme = SiteScheme.Cn26, LifeTable = InventedPatients.Table, Years = [1] };
        Assert.Multiple(() =>
        {
            Assert.That(() => EndableWork.Until(() => SiteSurvival.Rows(patients, question).ToList(), ended.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(() => EndableWork.Until(() => SiteSurvival.ByStage(patients, question, Group("C33-C34")), ended.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(
                () => EndableWork.Until(() => SitePrevalence.Rows(patients, SiteScheme.Cn26, new(2014, 12, 31), [5], [], (_, _, _) => null), ended.Token),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(SiteSurvival.Rows(patients, question), Is.Not.Empty, "outside of a limit nothing is ended");
        });
    }

    [Test]
    public void PrevalenceBySexAndAge_AddsUp()
    {
        var patients = RegisteredPatients.Of(Many(), DateOnly.MaxValue);
        var rows = SitePrevalence.Rows(patients, SiteScheme.Cn26, new(2014, 12, 31), [5], [0, 60], (_, sex, _) => sex is null ? 2000 : 1000)
            .Where(r => r.Group == Group("C33-C34")).ToList();
        var all = rows.Single(r => r is { Sex: null, FromAge: null });
        Assert.That(all.Count.Alive, Is.GreaterThan(0));
        Assert.That(rows.Where(r => r.Sex is not null && r.FromAge is null).Sum(r => r.Count.Alive), Is.EqualTo(all.Count.Alive));
        Assert.That(rows.Where(r => r is { Sex: null, FromAge: not null }).Sum(r => r.Count.Alive), Is.EqualTo(all.Count.Alive));
        Assert.That(all.Per100k, Is.EqualTo(all.Count.Total * 50));
    }

    [Test]
    public void CompletePrevalence_LooksBackAsFarAsTheDataDo()
    {
        // The cases begin in 2011: ten years cannot be looked back on, and the index must be that of four.
        var dying = Many().Select((status, i) => status with { Contact = Seen(i % 5 == 0 ? VitalStatus.Alive : VitalStatus.Dead, new(status.IncidenceDate.Year + i % 4, 12, 28)) });
        var (patients, index) = (RegisteredPatients.Of(dying, DateOnly.MaxValue), new DateOnly(2014, 12, 31));
        Assert.That(SitePrevalence.YearsRegistered(patients, index), Is.EqualTo(4));
        Assert.That(SitePrevalence.YearsRegistered(patients, index.AddDays(-1)), Is.EqualTo(3));
        List<AgeIncidence> incidence = [.. Enumerable.Range(6, 11).Select(g => new AgeIncidence(5 * g + 2.5, g * g * g, 1e6))];
        var row = SitePrevalence.Rows(patients, SiteScheme.Cn26, index, [10], [], (_, _, _) => 5000, (_, _) => incidence)
            .Single(r => r.Group == Group("C33-C34") && r is { Sex: null, Count.Years: null });
        List<Patient> persons = [.. patients.OfSite(SiteScheme.Cn26, Group("C33-C34"), null, onlyAnalysed: false).Select(p => p.Patient)];
        var four = CompletePrevalence.Of(persons, index, 4, ObservedSurvival.KaplanMeier([.. persons.Where(p => p.ExitDay > 0)]), incidence)!;
        Assert.That((row.Count.Total, row.Count.Lower), Is.EqualTo((four.Total, four.Lower)));
        Assert.That((row.LowerPer100k, row.UpperPer100k), Is.EqualTo((row.Count.Lower * 20, row.Count.Upper * 20)).Within(1e-9));
    }

    private static IEnumerable<CaseStatus> Many() => Enumerable.Range(0, 200).Select(i => Lung with
    {
        PersonId = 100 + i, Sex = i % 2 == 0 ? Sex.Male : Sex.Female, BirthDate = new(1930 + i % 50, 1 + i % 12, 1 + i % 28), IncidenceDate = new(2011 + i % 3, 1 + i % 12, 3),
        Stage = i % 7 == 0 ? null : 1 + i % 6,
        Contact = i % 4 == 0 ? Seen(VitalStatus.Alive, new(2015, 12, 31)) : Seen(VitalStatus.Dead, new(2014 + i % 2, 1 + i % 12, 9)),
    });

    private static int Group(string label) => SiteScheme.Cn26.Groups.Select((group, i) => (group, i)).Single(g => g.group.IcdLabel == label).i;

    private static Contact Seen(VitalStatus status, PartialDate date) => new() { Date = date, Status = status, IsOfCard = true };
}

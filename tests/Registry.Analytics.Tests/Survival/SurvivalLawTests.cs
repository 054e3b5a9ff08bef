using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>What survival keeps whatever the patients, and what happens at the edges.</summary>
public class SurvivalLawTests
{
    private const double Year = MortalityTable.DaysPerYear;

    private static readonly MortalityTable Immortal = MortalityTable.Of(
        from sex in new[] { Sex.Male, Sex.Female } select new MortalityRow(sex, 1900, 0, 0));

    private static readonly MortalityTable Constant = MortalityTable.Of(
        from sex in new[] { Sex.Male, Sex.Female } select new MortalityRow(sex, 1900, 0, 0.0001));

    [Test]
    public void WithoutOtherDeaths_NetAndRelativeAndObservedAreOne()
    {
        var observed = ObservedSurvival.KaplanMeier(InventedPatients.All);
        foreach (var curve in new[]
        {
            NetSurvival.PoharPerme(InventedPatients.All, Immortal, []), RelativeSurvival.EdererOne(InventedPatients.All, Immortal),
            RelativeSurvival.EdererTwo(InventedPatients.All, Immortal), RelativeSurvival.Hakulinen(InventedPatients.All, Immortal),
        })
            foreach (var day in new[] { 100, 1000, 2500 })
                Assert.That(At(curve, day).Survival, Is.EqualTo(At(observed, day).Survival).Within(1e-12), curve.Method);
    }

    [Test]
    public void OneHazardForEverybody_DividesOut()
    {
        // With equal weights the exact integral is hazard times time, and Pohar Perme is Ederer II.
        var net = NetSurvival.PoharPerme(InventedPatients.All, Constant, [], WeightIntegration.Exact);
        var relative = RelativeSurvival.EdererTwo(InventedPatients.All, Constant);
        foreach (var day in new[] { 100, 1000, 2500 }) Assert.That(At(net, day).Survival, Is.EqualTo(At(relative, day).Survival).Within(1e-12));
        Assert.That(At(RelativeSurvival.EdererOne(InventedPatients.All, Constant), 1000).Survival,
            Is.EqualTo(At(ObservedSurvival.KaplanMeier(InventedPatients.All), 1000).Survival / Math.Exp(-0.0001 * LastExit(1000))).Within(1e-12));
    }

    [Test]
    public void EveryDayIntegrated_ExactAndRelsurvComeTogether()
    {
        // With an exit on every day nothing is averaged over longer gaps.
        List<Patient> dense = [.. Enumerable.Range(0, 4000).Select(i => InventedPatients.All[i % 300] with { ExitDay = 1 + i % 1500 })];
        var exact = NetSurvival.PoharPerme(dense, InventedPatients.Table, [], WeightIntegration.Exact);
        var relsurv = NetSurvival.PoharPerme(dense, InventedPatients.Table, []);
        foreach (var day in new[] { 100, 700, 1400 }) Assert.That(At(exact, day).Survival, Is.EqualTo(At(relsurv, day).Survival).Within(1e-10));
    }

    [Test]
    public void CrudeProbabilitiesAddUpToTheDeaths()
    {
        var observed = ObservedSurvival.KaplanMeier(InventedPatients.All);
        foreach (var points in new[]
        {
            CrudeProbability.OfCauses(InventedPatients.All, [1000, 2000]), CrudeProbability.OfLifeTable(InventedPatients.All, InventedPatients.Table, [1000, 2000]),
        })
            foreach (var point in points)
                Assert.That(point.Cancer + point.Other, Is.EqualTo(1 - At(observed, point.Days).Survival).Within(1e-12));
    }

    [Test]
    public void ConditionalSurvivalIsTheQuotient_AndItsErrorThatOfTheSurvivors()
    {
        var curve = ObservedSurvival.KaplanMeier(InventedPatients.All);
        var given = curve.Given(1500, 400, LimitScale.Log, 0.95)!;
        Assert.That(given.Survival, Is.EqualTo(At(curve, 1500).Survival / At(curve, 400).Survival).Within(1e-12));
        List<Patient> survivors = [.. InventedPatients.All.Where(p => p.ExitDay > 400).Select(p => p with { ExitDay = p.ExitDay - 400 })];
        var later = At(ObservedSurvival.KaplanMeier(survivors), 1100);
        Assert.That((given.Survival, given.StandardError), Is.EqualTo((later.Survival, later.StandardError)).Within(1e-12));
    }

    [Test]
    public void BrennerWeights_OfTheOwnAgesChangeNothing_AndSumToThePatients()
    {
        static int Group(Patient p) => p.Age >= 65 ? 1 : 0;
        double[] own = [InventedPatients.All.Count(p => Group(p) == 0), InventedPatients.All.Count(p => Group(p) == 1)];
        Assert.That(AgeStandardisedSurvival.Weighted(InventedPatients.All, Group, own).Select(p => p.Weight), Has.All.EqualTo(1).Within(1e-12));
        var weighted = AgeStandardisedSurvival.Weighted(InventedPatients.All, Group, [0.3, 0.7]);
        Assert.That(weighted.Sum(p => p.Weight), Is.EqualTo(300).Within(1e-9));
        Assert.That(weighted.Where(p => Group(p) == 0).Sum(p => p.Weight), Is.EqualTo(90).Within(1e-9));
    }

    [TestCaseSource(nameof(Estimators))]
    public void APatientOfWeightTwo_IsTwoPatients_AndOnlyRatiosOfWeightsMatter(Func<IReadOnlyList<Patient>, SurvivalCurve> estimate)
    {
        List<Patient> weighted = [.. InventedPatients.All.Select((p, i) => p with { Weight = i % 7 == 0 ? 2 : 1 })];
        List<Patient> repeated = [.. InventedPatients.All.SelectMany((p, i) => Enumerable.Repeat(p, i % 7 == 0 ? 2 : 1))];
        var (one, other) = (estimate(weighted), estimate(repeated));
        var tripled = estimate([.. weighted.Select(p => p with { Weight = 3 * p.Weight })]);
        foreach (var day in new[] { 365.241, 3 * 365.241, 5 * 365.241 })
        {
            var point = At(one, day);
            Assert.That(point.Survival, Is.EqualTo(At(other, day).Survival).Within(1e-10), one.Method);
            Assert.That(point.StandardError, Is.GreaterThan(At(other, day).StandardError), "a weight adds nobody");
            Assert.That((At(tripled, day).Survival, At(tripled, day).StandardError), Is.EqualTo((point.Survival, point.StandardError)).Within(1e-10));
        }
    }

    private static IEnumerable<TestCaseData> Estimators()
    {
        var table = InventedPatients.Table;
        double[] months = [.. Enumerable.Range(0, 121).Select(month => month / 12.0)];
        foreach (var (name, estimate) in new (string, Func<IReadOnlyList<Patient>, SurvivalCurve>)[]
        {
            ("Kaplan-Meier", ObservedSurvival.KaplanMeier), ("cause-specific", ObservedSurvival.CauseSpecific), ("Pohar Perme", p => NetSurvival.PoharPerme(p, table, [])),
            ("Ederer I", p => RelativeSurvival.EdererOne(p, table)), ("Ederer II", p => RelativeSurvival.EdererTwo(p, table)), ("Hakulinen", p => RelativeSurvival.Hakulinen(p, table)),
            ("observed by intervals", p => IntervalSurvival.Observed(IntervalSurvival.Count(p, null, months), IntervalMethod.LifeTable)),
            ("cause-specific by intervals", p => IntervalSurvival.CauseSpecific(IntervalSurvival.Count(p, null, months), IntervalMethod.Hazard)),
            ("Ederer II by intervals", p => IntervalSurvival.EdererTwo(IntervalSurvival.Count(p, table, months), IntervalMethod.Hazard)),
            ("Pohar Perme by intervals", p => IntervalSurvival.PoharPerme(IntervalSurvival.Count(p, table, months))),
        })
            yield return new TestCaseData(estimate).SetArgDisplayNames(name);
    }

    [Test]
    public void WeightedKaplanMeier_IsSurvfitsWithWeights()
    {
        // R 4.2.2, survival 3.5-3: survfit(Surv(time, dead) ~ 1, weights = ifelse(age < 65, 0.8, 1.3)) of the invented patients, age in years of 365 days.
        var curve = ObservedSurvival.KaplanMeier([.. InventedPatients.All.Select(p => p with { Weight = p.AgeDays / 365 < 65 ? 0.8 : 1.3 })]);
        Assert.That(new[] { 365.241, 3 * 365.241, 5 * 365.241 }.Select(day => At(curve, day).Survival), Is.EqualTo(new[] { 0.7400479633378501, 0.5364486918636475, 0.3996104877155319 }).Within(1e-12));
    }

    [Test]
    public void StandardisedSurvival_OfOneGroupIsItsOwn_AndAbsentWhenAGroupIs()
    {
        var point = At(ObservedSurvival.KaplanMeier(InventedPatients.All), 1000);
        var standard = AgeStandardisedSurvival.Direct([point, point], [1, 0], LimitScale.Log, 0.95)!;
        Assert.That((standard.Survival, standard.StandardError, standard.Lower), Is.EqualTo((point.Survival, point.StandardError, point.Lower)));
        Assert.That(AgeStandardisedSurvival.Direct([point, null], [0.9, 0.1], LimitScale.Log, 0.95), Is.Null);
    }

    [Test]
    public void ADiagnosisInEveryYear_PeriodOverAllTimeIsTheWholeCohort()
    {
        var whole = new SurvivalWindow(new(2000, 1, 1), new(2100, 1, 1)).Of(InventedPatients.All);
        Assert.That(whole, Is.EqualTo(InventedPatients.All));
        var period = new SurvivalWindow(new(2009, 1, 1), new(2012, 1, 1)).Of(InventedPatients.All);
        Assert.That(period, Has.All.Matches<Patient>(p => p.Diagnosis.AddDays(p.EntryDay) >= new DateOnly(2009, 1, 1) && p.Exit <= new DateOnly(2012, 1, 1)));
        Assert.That(period.Count(p => p.EntryDay > 0), Is.GreaterThan(10));
        var hybrid = new SurvivalWindow(new(2009, 1, 1), new(2012, 1, 1), new(2008, 1, 1)).Of(InventedPatients.All);
        Assert.That(hybrid.Count(p => p.EntryDay == 0), Is.GreaterThan(period.Count(p => p.EntryDay == 0)));
    }

    [Test]
    public void TruncatedFollowUp_GivesTheSurvivalOfASteadyPopulation()
    {
        // Exponential survival of mean 1000 days in a steady stream of diagnoses: cohort and period agree within chance.
        var random = new Random(20261130);
        List<Patient> steady = [.. Enumerable.Range(0, 40_000).Select(i => new Patient(
            Sex.Male, 20_000, new DateOnly(2000, 1, 1).AddDays(i % 3650), 1 + (int)(-1000 * Math.Log(random.NextDouble())), PatientOutcome.DiedOfCancer))];
        var period = ObservedSurvival.KaplanMeier(new SurvivalWindow(new(2007, 1, 1), new(2010, 1, 1)).Of(steady));
        Assert.That(At(period, 1500).Survival, Is.EqualTo(Math.Exp(-1.5)).Within(0.01));
    }

    [Test]
    public void EverybodyAlive_OnePatient_AllDeadAtOnce()
    {
        Patient one = new(Sex.Female, 20_000, new(2010, 5, 1), 700, PatientOutcome.Alive);
        var alive = ObservedSurvival.KaplanMeier([one, one with { ExitDay = 900 }]);
        Assert.That((At(alive, 800).Survival, At(alive, 800).Lower, alive.At(901, LimitScale.Log, 0.95)), Is.EqualTo((1.0, (double?)1.0, (SurvivalPoint?)null)));
        var dead = ObservedSurvival.KaplanMeier([one with { Outcome = PatientOutcome.DiedOfCancer }]);
        Assert.That((At(dead, 699).Survival, At(dead, 700).Survival, At(dead, 5000).Survival, At(dead, 700).Lower), Is.EqualTo((1.0, 0.0, 0.0, (double?)null)));
        var tied = ObservedSurvival.KaplanMeier([.. Enumerable.Repeat(one with { Outcome = PatientOutcome.DiedOfCancer }, 3), one]);
        Assert.That(At(tied, 700).Survival, Is.EqualTo(0.25), "deaths come before those last seen on the same day");
        Assert.That(NetSurvival.PoharPerme([one], Constant, [350]).At(350, LimitScale.Log, 0.95)!.Survival, Is.GreaterThan(1));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Patient one = new(Sex.Female, 20_000, new(2010, 5, 1), 700, PatientOutcome.DiedOfCancer) { Place = "row 7" };
        Assert.Throws<ArgumentException>(() => ObservedSurvival.KaplanMeier([one with { ExitDay = 0 }]));
        Assert.That(Assert.Throws<ArgumentException>(() => ObservedSurvival.KaplanMeier([one with { ExitDay = -3 }]))!.Message, Does.Contain("row 7"));
        Assert.Throws<ArgumentException>(() => Patient.Born(Sex.Male, new(2000, 1, 1), new(1999, 1, 1), new(2001, 1, 1), PatientOutcome.Alive));
        Assert.Throws<ArgumentException>(() => RelativeSurvival.EdererOne([one with { EntryDay = 10 }], Constant));
        Assert.Throws<ArgumentException>(() => NetSurvivalTest.Compare([[[one]]], Constant));
        Assert.Throws<ArgumentException>(() => ExcessHazard.Fit([one], Constant, [], _ => [], 5, ExpectedDeaths.DaysLived, 0.95));
        Assert.Throws<ArgumentException>(() => IntervalSurvival.Count([one], null, [0, 1, 1]));
        Assert.Throws<ArgumentException>(() => AgeStandardisedSurvival.Direct([null], [1, 2], LimitScale.Log, 0.95));
        Assert.Throws<ArgumentException>(() => new SurvivalWindow(new(2010, 1, 1), new(2009, 1, 1)).Of([one]));
    }

    [Test]
    public void AMissingRowOfTheLifeTable_IsNamed()
    {
        Patient one = new(Sex.Female, 20_000, new(2010, 5, 1), 900, PatientOutcome.Alive) { Place = "row 7", Area = "330106" };
        var men = MortalityTable.Of([new(Sex.Male, 2000, 0, 0.0001)]);
        Assert.That(Missing(men).Stratum, Is.EqualTo(new MortalityStratum("", Sex.Female, 2010, 54)));
        Assert.That(Missing(MortalityTable.Of([new(Sex.Female, 2012, 0, 0.0001)])).Message, Does.Contain("row 7").And.Contain("year 2010"));
        Assert.That(Missing(MortalityTable.Of([new(Sex.Female, 2000, 0, 0.0001, "330108")])).Stratum.Area, Is.EqualTo("330106"));
        // A hole: age 55 is there in 2010 but not in 2011, when the patient has reached it.
        var hole = MortalityTable.Of([new(Sex.Female, 2010, 54, 0.0001), new(Sex.Female, 2010, 55, 0.0001), new(Sex.Female, 2011, 54, 0.0001)]);
        Assert.That(Missing(hole).Stratum, Is.EqualTo(new MortalityStratum("", Sex.Female, 2011, 55)));
        Assert.Throws<ArgumentException>(() => MortalityTable.Of([new(Sex.Male, 2000, 0, 0.1), new(Sex.Male, 2000, 0, 0.2)]));
        Assert.Throws<ArgumentException>(() => MortalityTable.Of([new(Sex.Male, 2000, 0, -0.1)]));
        Assert.Throws<ArgumentException>(() => MortalityTable.Of([]));

        MissingMortalityException Missing(MortalityTable table) =>
            Assert.Throws<MissingMortalityException>(() => NetSurvival.PoharPerme([one], table, []))!;
    }

    [Test]
    public void BehindTheLastAgeAndYear_TheLastRowsHold()
    {
        var table = MortalityTable.Of([new(Sex.Male, 2000, 0, 0.01), new(Sex.Male, 2000, 50, 0.02), new(Sex.Male, 2005, 0, 0.03), new(Sex.Male, 2005, 50, 0.04)]);
        Assert.That(table.HazardPerDay(Sex.Male, 2030, 99), Is.EqualTo(0.04));
        Assert.That(table.HazardPerDay(Sex.Male, 2004, 49), Is.EqualTo(0.01));
        Assert.That(table.HazardPerDay(Sex.Male, 1999, 49), Is.Null);
    }

    private static int LastExit(int day) => InventedPatients.All.Where(p => p.ExitDay <= day).Max(p => p.ExitDay);

    private static SurvivalPoint At(SurvivalCurve curve, double days) => curve.At(days, LimitScale.Log, 0.95)!;
}

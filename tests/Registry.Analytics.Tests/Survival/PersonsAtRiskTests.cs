using Registry.Analytics.Survival;

namespace Registry.Analytics.Tests.Survival;

/// <summary>The number at risk is that just before the time asked for, whatever the estimator: counted here person by person.</summary>
public class PersonsAtRiskTests
{
    private static readonly double[] Days = [50, 365, 365.241, 1000, 3 * 365.241, 2500];

    private static readonly IReadOnlyList<Patient> Period = new SurvivalWindow(new(2009, 1, 1), new(2012, 1, 1)).Of(InventedPatients.All);

    [TestCaseSource(nameof(Curves))]
    public void ThoseWhoEnterBeforeAndLeaveAtTheTimeOrLater(IReadOnlyList<Patient> patients, SurvivalCurve curve)
    {
        foreach (var day in Days.Where(day => day <= curve.LastDay))
            Assert.That(curve.At(day, LimitScale.Log, 0.95)!.AtRisk, Is.EqualTo(patients.Count(p => p.EntryDay < day && p.ExitDay >= day)), $"day {day} of {curve.Method}");
    }

    [Test]
    public void WhereNobodyHasDiedYet_AllAreAtRisk_AndBehindTheDeathOfAllNobody()
    {
        List<Patient> dead = [.. InventedPatients.All.Take(40).Select(p => p with { ExitDay = 900, Outcome = PatientOutcome.DiedOfCancer })];
        var curve = ObservedSurvival.KaplanMeier(dead);
        Assert.That(new[] { 100.0, 900, 901 }.Select(day => curve.At(day, LimitScale.Log, 0.95)!.AtRisk), Is.EqualTo(new[] { 40, 40, 0 }));
    }

    [Test]
    public void InIntervals_ThoseWhoReachTheEndAreCounted()
    {
        double[] years = [0, 1, 2, 3];
        var curve = IntervalSurvival.Observed(IntervalSurvival.Count(InventedPatients.All, null, years), IntervalMethod.LifeTable);
        foreach (var year in years.Skip(1))
            Assert.That(curve.At(year * 365.241, LimitScale.Log, 0.95)!.AtRisk, Is.EqualTo(InventedPatients.All.Count(p => Years(p) > year - 1e-9)), $"{year} years by the calendar");

        static double Years(Patient p) => Part(p.Exit) - Part(p.Diagnosis);
        static double Part(DateOnly day) => day.Year + (day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365);
    }

    [Test]
    public void AMonthAsATextWritesIt_IsTheEndOfTheInterval()
    {
        double[] months = [.. Enumerable.Range(0, 13).Select(month => month / 12.0)];
        var curve = IntervalSurvival.Observed(IntervalSurvival.Count(InventedPatients.All, null, months), IntervalMethod.LifeTable);
        foreach (var written in new[] { 0.0833333333, 0.0833333334 })
        {
            var (point, end) = (curve.At(written * 365.241, LimitScale.Log, 0.95)!, curve.At(365.241 / 12, LimitScale.Log, 0.95)!);
            Assert.That((point.Survival, point.AtRisk), Is.EqualTo((end.Survival, end.AtRisk)));
        }
    }

    private static IEnumerable<TestCaseData> Curves()
    {
        var table = InventedPatients.Table;
        foreach (var (name, patients, curve) in new (string, IReadOnlyList<Patient>, SurvivalCurve)[]
        {
            ("Kaplan-Meier", InventedPatients.All, ObservedSurvival.KaplanMeier(InventedPatients.All)), ("Kaplan-Meier, period", Period, ObservedSurvival.KaplanMeier(Period)),
            ("Pohar Perme", InventedPatients.All, NetSurvival.PoharPerme(InventedPatients.All, table, Days)), ("Pohar Perme, period", Period, NetSurvival.PoharPerme(Period, table, Days)),
            ("Ederer I", InventedPatients.All, RelativeSurvival.EdererOne(InventedPatients.All, table)), ("Ederer II, period", Period, RelativeSurvival.EdererTwo(Period, table)),
            ("Hakulinen", InventedPatients.All, RelativeSurvival.Hakulinen(InventedPatients.All, table)),
        })
            yield return new TestCaseData(patients, curve).SetArgDisplayNames(name);
    }
}

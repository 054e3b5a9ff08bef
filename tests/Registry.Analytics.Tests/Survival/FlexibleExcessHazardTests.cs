using Registry.Analytics.LifeTables;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Survival;

/// <summary>The flexible model of the excess hazard against R, against laws and against what cannot be.</summary>
/// <remarks>R 4.2.2: survreg of survival 3.5-3 for Weibull's distribution; for the others the likelihood written down a second time with Stata's form of the
/// spline, its maximum found by BFGS and Newton's steps on an orthogonal basis, standard errors from the numeric second derivatives.</remarks>
public class FlexibleExcessHazardTests
{
    private static readonly MortalityTable Immortal = MortalityTable.Of(from sex in new[] { Sex.Male, Sex.Female } select new MortalityRow(sex, 1900, 0, 0));

    private static readonly FlexibleTerms SexAndAge = new()
    {
        Names = ["sex", "age"], Values = p => [(int)p.Sex, p.AgeDays / 3652.41], Degrees = 3, Years = 8,
    };

    [Test]
    public void OneDegreeWithoutPopulation_IsWeibullsRegression()
    {
        var fit = FlexibleExcessHazard.Fit(InventedPatients.All, Immortal, SexAndAge with { Degrees = 1, Years = 100 });
        Assert.That(Logs(fit), Is.EqualTo(new[] { -0.0246143059741479, -0.0262296287961833 }).Within(1e-8), "survreg, dist weibull, minus the coefficients over the scale");
        var short8 = FlexibleExcessHazard.Fit(InventedPatients.All, Immortal, SexAndAge with { Degrees = 1 });
        Assert.That(short8.LogLikelihood, Is.EqualTo(-517.91306589089).Within(1e-8));
    }

    [TestCase(3, -479.83173461536, -0.137506467390, -0.148352775847, 0.15791887695, 0.06530996127, 0.435879694903, 0.0846967942)]
    [TestCase(4, -479.47220944979, -0.138536853842, -0.147806923618, 0.15788678053, 0.06532384411, 0.440571046995, 0.08860932665)]
    public void ProportionalEffects_AsTheSecondProgram(int degrees, double likelihood, double sex, double age, double sexError, double ageError, double survival, double logError)
    {
        var fit = FlexibleExcessHazard.Fit(InventedPatients.All, InventedPatients.Table, SexAndAge with { Degrees = degrees });
        Assert.That(fit.LogLikelihood, Is.EqualTo(likelihood).Within(1e-9));
        Assert.That(Logs(fit), Is.EqualTo(new[] { sex, age }).Within(1e-7));
        Assert.That(new[] { fit.Ratio(0, 1, 0.95)!.LogError, fit.Ratio(1, 1, 0.95)!.LogError }, Is.EqualTo(new[] { sexError, ageError }).Within(1e-7));
        var five = fit.NetSurvival(5, fit.Means, 0.95);
        Assert.That((five.Estimate, five.LogError), Is.EqualTo((survival, logError)).Within(1e-7));
        Assert.That(five.Lower, Is.LessThan(five.Estimate));
    }

    [Test]
    public void AnEffectThatChangesWithTime_AsTheSecondProgram()
    {
        var fit = FlexibleExcessHazard.Fit(InventedPatients.All, InventedPatients.Table, SexAndAge with { TimeVarying = [0] });
        Assert.That(fit.LogLikelihood, Is.EqualTo(-478.21038073766).Within(1e-9));
        Assert.That(fit.Ratio(1, 1, 0.95)!.Log, Is.EqualTo(-0.148088040510).Within(1e-7));
        var (one, five) = (fit.Ratio(0, 1, 0.95)!, fit.Ratio(0, 5, 0.95)!);
        Assert.That((one.Log, five.Log), Is.EqualTo((-0.0883210362065, 0.049805301199)).Within(1e-7));
        Assert.That((one.LogError, five.LogError), Is.EqualTo((0.162486785, 0.188296608)).Within(1e-6));
    }

    [Test]
    public void FollowUpCutInTwo_GivesTheSameModel()
    {
        // Late entry: who is followed beyond day 400 stands twice, alive on it and from it on.
        List<Patient> cut = [.. InventedPatients.All.SelectMany(p => p.ExitDay <= 400 ? new[] { p } : [p with { ExitDay = 400, Outcome = PatientOutcome.Alive }, p with { EntryDay = 400 }])];
        var (whole, parts) = (FlexibleExcessHazard.Fit(InventedPatients.All, InventedPatients.Table, SexAndAge), FlexibleExcessHazard.Fit(cut, InventedPatients.Table, SexAndAge));
        Assert.That(parts.LogLikelihood, Is.EqualTo(whole.LogLikelihood).Within(1e-9));
        Assert.That(Logs(parts), Is.EqualTo(Logs(whole)).Within(1e-8));
        Assert.That((parts.Patients, parts.Deaths), Is.EqualTo((cut.Count, whole.Deaths)));
    }

    [Test]
    public void AKnownTruth_IsFoundAgain_AndThePiecewiseModelAgrees()
    {
        // Excess hazard 0.2 a year, higher by half in women, over a population of 0.0365 a year.
        var random = new Random(20261130);
        var table = MortalityTable.Of(from sex in new[] { Sex.Male, Sex.Female } select new MortalityRow(sex, 1900, 0, 0.0001));
        List<Patient> patients = [.. Enumerable.Range(0, 20_000).Select(i => Simulated(random, i % 2 == 0 ? Sex.Male : Sex.Female))];
        var terms = new FlexibleTerms { Names = ["women"], Values = p => [p.Sex == Sex.Female ? 1 : 0], Years = 5 };
        var fit = FlexibleExcessHazard.Fit(patients, table, terms);
        var ratio = fit.Ratio(0, 1, 0.95)!;
        Assert.That(Math.Abs(ratio.Log - Math.Log(1.5)), Is.LessThan(3 * ratio.LogError));
        Assert.That(fit.NetSurvival(5, [0], 0.95).Estimate, Is.EqualTo(Math.Exp(-1)).Within(0.015));
        Assert.That(fit.Hazard(2, [0], 0.95)!.Estimate, Is.EqualTo(0.2).Within(0.015));
        var pieces = ExcessHazard.Fit(patients, table, terms.Names, terms.Values, 5, ExpectedDeaths.DaysLived, 0.95);
        Assert.That(ratio.Log, Is.EqualTo(pieces[0].Coefficient).Within(ratio.LogError / 5));
        Assert.That(ratio.LogError, Is.EqualTo(pieces[0].StandardError).Within(0.02 * ratio.LogError));
        Assert.That(FlexibleExcessHazard.Fit(patients, table, terms with { TimeVarying = [0] }).LogLikelihood, Is.GreaterThan(fit.LogLikelihood), "more freedom, no worse a fit");
    }

    [Test]
    public void TheLifeTableBehindTheYearsAskedFor_IsNotNeeded()
    {
        // Ages other than 0 are a hole from 2016 on, where nobody of 2004-2010 is within five years of diagnosis.
        var holed = MortalityTable.Of(
            from sex in new[] { Sex.Male, Sex.Female } from year in Enumerable.Range(2000, 17) from age in Enumerable.Range(0, 111) where year < 2016 || age == 0
            select new MortalityRow(sex, year, age, InventedPatients.Table.HazardPerDay(sex, year, age)!.Value));
        var (five, late) = (SexAndAge with { Years = 5 }, InventedPatients.All.Where(p => p.Exit.Year >= 2016).ToList());
        Assert.That(late, Is.Not.Empty, "some are followed into the hole");
        Assert.That(Logs(FlexibleExcessHazard.Fit(InventedPatients.All, holed, five)), Is.EqualTo(Logs(FlexibleExcessHazard.Fit(InventedPatients.All, InventedPatients.Table, five))).Within(1e-9));
        Assert.Throws<MissingMortalityException>(() => FlexibleExcessHazard.Fit(InventedPatients.All, holed, SexAndAge with { Years = 12 }));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var one = InventedPatients.All[1] with { Place = "row 9", ExitDay = 100 };
        Assert.That(Refusal(() => Fit([one, one with { ExitDay = 200 }], SexAndAge)), Does.Contain("too few different days"));
        Assert.That(Refusal(() => Fit(InventedPatients.All, SexAndAge with { Names = ["one", "other"], Values = p => [(int)p.Sex, 2 * (int)p.Sex] })), Does.Contain("depend on each other"));
        Assert.That(Refusal(() => Fit([one with { ExitDay = 0 }], SexAndAge)), Does.Contain("Nobody"));
        var missing = Assert.Throws<MissingMortalityException>(() => FlexibleExcessHazard.Fit([one], MortalityTable.Of([new(Sex.Male, 2000, 0, 0.0001)]), SexAndAge))!;
        Assert.That(missing.Message, Does.Contain("row 9"));

        static string Refusal(Action call) => Assert.Throws<ArgumentException>(call)!.Message;
        static void Fit(IReadOnlyList<Patient> patients, FlexibleTerms terms) => FlexibleExcessHazard.Fit(patients, InventedPatients.Table, terms);
    }

    private static double[] Logs(FlexibleExcessHazard fit) => [fit.Ratio(0, 1, 0.95)!.Log, fit.Ratio(1, 1, 0.95)!.Log];

    private static Patient Simulated(Random random, Sex sex)
    {
        var (excess, other) = (-Math.Log(random.NextDouble()) / (sex == Sex.Female ? 0.3 : 0.2) * 365.241, -Math.Log(random.NextDouble()) / 0.0001);
        var days = 1 + (int)Math.Min(Math.Min(excess, other), 3000);
        return new(sex, 20_000, new(2005, 1, 1), days, days <= 3000 ? PatientOutcome.DiedOfCancer : PatientOutcome.Alive);
    }
}

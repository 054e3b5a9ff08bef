using System.Globalization;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Survival;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests.Prevalence;

public class PrevalenceTests
{
    private static readonly DateOnly Index = new(2009, 12, 31);

    private static List<string> Cases(string part)
    {
        var names = SharedOracles.Cases("prevalence", "expected.json").Where(name => name.Contains(part)).ToList();
        return names.Count > 0 ? names : [""];
    }

    private static List<string> Limited() => Cases("limited");

    private static List<string> Indices() => Cases("completeness");

    [TestCaseSource(nameof(Limited))]
    public void SharedCounts(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        List<Patient> persons = [.. SharedOracles.Rows(name, "patients.csv").Select(row => Patient.Born(
            Sex.Female, Day(row["bi_date"]), Day(row["dg_date"]), Day(row["ex_date"]), (PatientOutcome)int.Parse(row["status"], CultureInfo.InvariantCulture)))];
        foreach (var years in new[] { 1, 3, 5, 10 })
        {
            var count = LimitedDurationPrevalence.Of(persons, Index, years, null);
            Assert.That(count.Alive, Is.EqualTo(expected[$"count.L{years}"]));
            if (years != 5) continue;
            Assert.That(count.Lower * 1e5 / 2_747_000, Is.EqualTo(expected["ci_poisson_exact_L5_per_1e5.0"]).Within(1e-7));
            Assert.That(count.Upper * 1e5 / 2_747_000, Is.EqualTo(expected["ci_poisson_exact_L5_per_1e5.1"]).Within(1e-7));
        }
        for (var year = 2000; year <= 2011; year++)
            Assert.That(LimitedDurationPrevalence.Of(persons, new(year, 12, 31), 5, null).Alive, Is.EqualTo(expected[$"annual_prevalence_counts_L5.{year - 2000}"]));
    }

    [TestCaseSource(nameof(Indices))]
    public void SharedCompletenessIndex(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        foreach (var age in new[] { 50, 65, 80 })
        {
            foreach (var years in new[] { 5, 10, 20 })
            {
                Assert.That(CompletenessIndex.PowerAndWeibull(age, years, 5.2, 8, 0.8), Is.EqualTo(expected[$"age{age}.completeness_index.L{years}"]).Within(1e-6).Percent);
                Assert.That(CompletenessIndex.Prevalence(age, years, x => 1e-13 * Math.Pow(x, 5.2), t => Math.Exp(-Math.Pow(t / 8, 0.8))),
                    Is.EqualTo(expected[$"age{age}.limited.L{years}"]).Within(1e-6).Percent);
            }
        }
    }

    [Test]
    public void FlatIncidenceAndSurvival_GiveTheShareOfTheYears() =>
        Assert.That(CompletenessIndex.Of(60, 15, _ => 0.001, _ => 1), Is.EqualTo(0.25).Within(1e-12));

    [Test]
    public void TheIndexGrowsWithTheYears_AndReachesOne()
    {
        var indices = Enumerable.Range(1, 70).Select(years => CompletenessIndex.PowerAndWeibull(70, years, 4, 6, 0.7)).ToList();
        Assert.That(indices, Is.Ordered.And.All.InRange(0, 1));
        Assert.That(indices[^1], Is.EqualTo(1));
    }

    [Test]
    public void WhoIsAlive_OnTheDayItself()
    {
        Patient seen = new(Sex.Male, 20_000, new(2008, 6, 1), 100, PatientOutcome.Alive);
        var onTheDay = seen with { ExitDay = Index.DayNumber - seen.Diagnosis.DayNumber };
        Assert.That(Count(onTheDay), Is.EqualTo((1.0, 0)), "last seen on the day");
        Assert.That(Count(onTheDay with { Outcome = PatientOutcome.DiedOfCancer }), Is.EqualTo((0.0, 0)), "died on the day");
        Assert.That(Count(onTheDay with { Outcome = PatientOutcome.DiedOfOther, ExitDay = onTheDay.ExitDay + 1 }), Is.EqualTo((1.0, 0)), "died the day after");
        Assert.That(Count(seen), Is.EqualTo((0.0, 1)), "lost before");
        Assert.That(Count(onTheDay with { Diagnosis = new(2006, 12, 31), ExitDay = 5000 }), Is.EqualTo((0.0, 0)), "three years to the day are not within three years");
        Assert.That(Count(onTheDay with { Diagnosis = new(2007, 1, 1), ExitDay = 5000 }), Is.EqualTo((1.0, 0)));

        static (double, int) Count(Patient patient) => LimitedDurationPrevalence.Of([patient], Index, 3, null) is var count ? (count.Alive, count.Lost) : default;
    }

    [Test]
    public void TheLostLiveOn_AsTheirSurvivalSays()
    {
        var curve = ObservedSurvival.KaplanMeier([.. Enumerable.Range(1, 1000).Select(i => new Patient(Sex.Male, 20_000, new(2000, 1, 1), i, PatientOutcome.DiedOfCancer))]);
        Patient lost = new(Sex.Male, 20_000, Index.AddDays(-500), 200, PatientOutcome.Alive);
        var count = LimitedDurationPrevalence.Of([lost, lost], Index, 5, curve);
        Assert.That((count.Alive, count.Lost), Is.EqualTo((0.0, 2)));
        Assert.That(count.ExpectedAlive, Is.EqualTo(2 * 0.5 / 0.8).Within(1e-12));
        Assert.That(count.Lower, Is.LessThan(count.Total).And.GreaterThan(0));
    }

    [Test]
    public void CompletePrevalence_IsThatOfASimulatedPopulation()
    {
        // Incidence of the fifth power of age since 1930 and Weibull's survival: everybody who ever fell ill is known, and so is who of them lives.
        var random = new Random(7);
        var persons = new List<Patient>();
        for (var birth = 1920; birth < 1980; birth++)
            for (var i = 0; i < 2000; i++)
            {
                var age = 90 * Math.Pow(random.NextDouble(), 1 / 6.0);
                var diagnosis = new DateOnly(birth, 1, 1).AddDays((int)((random.NextDouble() + age) * 365.25));
                var days = 1 + (int)(365.241 * 8 * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / 0.8));
                persons.Add(new(Sex.Male, age * 365.25, diagnosis, days, PatientOutcome.DiedOfCancer));
            }
        var truth = persons.Count(p => p.Diagnosis <= Index && p.Exit > Index);
        List<Patient> seen = [.. persons.Where(p => p.Diagnosis > Index.AddYears(-10) && p.Diagnosis <= Index)];
        List<AgeIncidence> incidence = [.. Enumerable.Range(6, 11).Select(g => new AgeIncidence(5 * g + 2.5, persons.Count(p => (int)(p.AgeDays / 365.25 / 5) == g), 1e6))];
        Assert.That(CompletePrevalence.Exponent(incidence), Is.EqualTo(5).Within(0.1));
        var curve = ObservedSurvival.KaplanMeier(seen);
        Assert.That(CompletePrevalence.Weibull(curve)!.Value.Shape, Is.EqualTo(0.8).Within(0.03));
        var complete = CompletePrevalence.Of(seen, Index, 10, curve, incidence)!;
        Assert.That(complete.Total, Is.EqualTo(truth).Within(3).Percent);
        Assert.That(complete.Total, Is.GreaterThan(LimitedDurationPrevalence.Of(seen, Index, 10, curve).Total));
        Assert.That(CompletePrevalence.Of(seen, Index, 10, curve, []), Is.Null, "no incidence");
        Assert.That(CompletePrevalence.Of(seen, Index, 10, null, incidence), Is.Null, "no survival");
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => LimitedDurationPrevalence.Of([], Index, 0, null));
        Assert.Throws<ArgumentException>(() => CompletenessIndex.PowerAndWeibull(60, 5, 0, 1, 1));
        Assert.Throws<ArgumentException>(() => CompletenessIndex.Prevalence(0, 5, _ => 1, _ => 1));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

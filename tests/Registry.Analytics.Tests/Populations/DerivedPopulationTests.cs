using Registry.Analytics.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Populations;

public class DerivedPopulationTests
{
    [Test]
    public void TheMeanOfTwoYearEndsSaysWhatItIsMadeOf()
    {
        var (before, after) = (Version("P1", new(2020, 12, 31), 1), Version("P2", new(2021, 12, 31), 2));
        var made = DerivedPopulation.From(new(PopulationMethod.MidYearMean, [before, after])).Version!;
        Assert.That((made.Date, made.IsMidYear, made.Label, made.Basis), Is.EqualTo((new DateOnly(2021, 7, 1), true, "", PopulationBasis.Registered)));
        Assert.That(made.MadeOf, Is.EqualTo(new[] { "P1", "P2" }));
        Assert.That(made.Caveats, Is.Empty);
        Assert.That(made.Counts.Women[4], Is.EqualTo((before.Counts.Women[4] + after.Counts.Women[4]) / 2));
    }

    [Test]
    public void WhatIsMadeOfAGuessIsAGuess()
    {
        var (first, second) = (Version("P1", new(2010, 11, 1), 1), Version("P2", new(2020, 11, 1), 1));
        var guess = DerivedPopulation.From(new(PopulationMethod.ExtrapolatedLinear, [first, second], new DateOnly(2022, 12, 31))).Version!;
        Assert.That(guess.Caveats, Is.EqualTo(new[] { PopulationVersion.Extrapolated }));
        var end = Version("P4", new(2023, 12, 31), 1);
        Assert.That(DerivedPopulation.From(new(PopulationMethod.MidYearMean, [guess, end])).Version!.Caveats, Is.EqualTo(new[] { PopulationVersion.Extrapolated }));
    }

    [Test]
    public void InterpolationGoesByDays()
    {
        var (first, second) = (Version("P1", new(2020, 1, 1), 3), Version("P2", new(2020, 1, 11), 4));
        var made = DerivedPopulation.From(new(PopulationMethod.Linear, [first, second], new DateOnly(2020, 1, 4))).Version!;
        Assert.That(made.Counts.Men[7], Is.EqualTo(0.7 * first.Counts.Men[7] + 0.3 * second.Counts.Men[7]).Within(1e-9));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        var (end2020, end2021, end2022) = (Version("P1", new(2020, 12, 31), 1), Version("P2", new(2021, 12, 31), 2), Version("P3", new(2022, 12, 31), 3));
        var coarse = end2021 with { Counts = end2021.Counts.Each(counts => counts.MergeTo(AgeScheme.To85)) };
        yield return Case("Year-ends that do not follow each other", new(PopulationMethod.MidYearMean, [end2020, end2022]), "follow each other");
        yield return Case("Two definitions", new(PopulationMethod.MidYearMean, [end2020, end2021 with { Basis = PopulationBasis.UsualResidence }]), "different definitions");
        yield return Case("Two registries", new(PopulationMethod.MidYearMean, [end2020, end2021 with { Registry = "330108" }]), "different registries");
        yield return Case("Other age groups", new(PopulationMethod.MidYearMean, [end2020, coarse]), "divide the coarser");
        yield return Case("A count is no derivation", new(PopulationMethod.Census, [end2020]), "is a count");
        yield return Case("One version where two are needed", new(PopulationMethod.Linear, [end2020], new DateOnly(2021, 7, 1)), "two population versions");
        yield return Case("No day", new(PopulationMethod.Linear, [end2020, end2022]), "Say for which day");
        yield return Case("Beyond by interpolation", new(PopulationMethod.Linear, [end2020, end2022], new DateOnly(2023, 7, 1)), "not between");
        yield return Case("Between by extrapolation", new(PopulationMethod.ExtrapolatedLinear, [end2020, end2022], new DateOnly(2021, 7, 1)), "between the versions");
        yield return Case("Too far", new(PopulationMethod.ExtrapolatedGeometric, [end2020, end2021], new DateOnly(2024, 7, 1)), "1 are allowed");
        yield return Case("In the wrong order", new(PopulationMethod.Linear, [end2022, end2020], new DateOnly(2021, 7, 1)), "earlier day");
        yield return Case("Nothing to divide", new(PopulationMethod.SplitEvenly, [end2020]), "nothing to divide");
        yield return Case("No reference", new(PopulationMethod.SplitByReference, [coarse]), "needs the version to refer to");
        static TestCaseData Case(string name, DerivationQuestion question, string says) => new TestCaseData(question, says).SetName("Refused: " + name);
    }

    [TestCaseSource(nameof(Refused))]
    public void WhatCannotBeWorkedOutIsRefusedInBothLanguages(DerivationQuestion question, string says)
    {
        var outcome = DerivedPopulation.From(question);
        Assert.That(outcome.Version, Is.Null);
        Assert.That(outcome.Refusal!.En, Does.Contain(says));
        Assert.That(outcome.Refusal.Zh, Does.Match("[\u4e00-\u9fff]"));
    }

    [TestCase(100_000, 105_000, false, TestName = "Five percent is no alarm")]
    [TestCase(100_000, 105_100, true, TestName = "More is one")]
    [TestCase(100_000, 94_900, true, TestName = "So is less")]
    [TestCase(0, 100_000, true, TestName = "So are people where nobody was")]
    public void AMoveBeyondFivePercentIsAnAlarm(double before, double after, bool alarm)
    {
        var changes = PopulationComparison.Of(Everybody(before), Everybody(after));
        Assert.That((changes[0].Sex, changes[0].AgeGroup, changes[0].IsAlarm), Is.EqualTo(((Sex?)null, (int?)null, alarm)));
        Assert.That(changes, Has.Count.EqualTo(1 + 2 + 2 * 19));
    }

    [Test]
    public void AFewPeopleOfAnAgeRaiseNoAlarm()
    {
        var (before, after) = (Everybody(4_000), Everybody(4_000).Each(people => new(people.Scheme, [.. people.Values[..18], people[18] * 1.5])));
        Assert.That(PopulationComparison.Of(before, after).Where(change => change.AgeGroup is not null), Has.All.Property("IsAlarm").False);
        Assert.That(PopulationComparison.Of(Everybody(40_000), Everybody(40_000).Each(people => new(people.Scheme, [.. people.Values[..18], people[18] * 1.5])))
            .Count(change => change is { AgeGroup: 18, IsAlarm: true }), Is.EqualTo(2));
    }

    private static SexAgeCounts Everybody(double people)
    {
        var half = new AgeVector(AgeScheme.Cn19, [.. Enumerable.Repeat(people / 38, 19)]);
        return new(half, half);
    }

    private static PopulationVersion Version(string label, DateOnly date, int seed) => new()
    {
        Label = label, Registry = "330106", Date = date, Basis = PopulationBasis.Registered, Method = PopulationMethod.YearEnd, Source = "yearbook",
        Counts = PopulationMovesTests.Random(seed),
    };
}

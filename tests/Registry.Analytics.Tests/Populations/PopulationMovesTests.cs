using Registry.Analytics.Populations;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Populations;

/// <summary>Populations between and beyond counts.</summary>
public class PopulationMovesTests
{
    // Communiqués of the national censuses of 2010 and 2020 (National Bureau of Statistics; both of 1 November): everybody, in one wide age group here.
    private const double Census2010 = 1_339_724_852, Census2020 = 1_411_778_724;
    private static readonly AgeScheme TwoGroups = AgeScheme.Of([0, 15]);

    [Test]
    public void TheYearlyGrowthBetweenTheCensusesIsThePublishedOne()
    {
        var (first, second) = (People(Census2010), People(Census2020));
        var afterOneYear = PopulationInterpolation.Geometric(first, second, 0.1).Total;
        Assert.That((afterOneYear / Census2010 - 1) * 100, Is.EqualTo(0.53).Within(0.005), "communiqué no. 2 of 2021: 0.53 % a year");
        Assert.That((PopulationInterpolation.Linear(first, second, 0.1).Total - Census2010) * 10, Is.EqualTo(72_053_872).Within(1e-3), "the same communiqué: 72.05 million more");
    }

    [Test]
    public void AtTheCountsTheCountsAreGivenBack([Values(1, 2, 3)] int seed)
    {
        var (first, second) = (Random(seed), Random(seed + 100));
        foreach (var way in new Func<SexAgeCounts, SexAgeCounts, double, SexAgeCounts>[] { PopulationInterpolation.Linear, PopulationInterpolation.Geometric })
        {
            MustBeNear(way(first, second, 0), first);
            MustBeNear(way(first, second, 1), second);
            MustBeNear(way(first, first, 0.37), first);
        }
    }

    [Test]
    public void TheGeometricMeanIsNeverAboveTheLinearOne([Values(1, 2, 3)] int seed)
    {
        var (first, second) = (Random(seed), Random(seed + 7));
        var (linear, geometric) = (PopulationInterpolation.Linear(first, second, 0.5), PopulationInterpolation.Geometric(first, second, 0.5));
        for (var age = 0; age < 19; age++) Assert.That(geometric.Men[age], Is.LessThanOrEqualTo(linear.Men[age] + 1e-9));
        MustBeNear(MidYearPopulation.OfYearEnds(first, second), linear);
    }

    [Test]
    public void WhatWasInterpolatedLeadsOnToTheCount()
    {
        var (first, last) = (Random(5), Random(6));
        (DateOnly First, DateOnly Second, DateOnly Asked) days = (new(2010, 11, 1), new(2015, 11, 1), new(2020, 11, 1));
        var fraction = (days.Second.DayNumber - days.First.DayNumber) / (double)(days.Asked.DayNumber - days.First.DayNumber);
        MustBeNear(PopulationExtrapolation.Linear(first, PopulationInterpolation.Linear(first, last, fraction), days), last);
        MustBeNear(PopulationExtrapolation.Geometric(first, PopulationInterpolation.Geometric(first, last, fraction), days), last);
    }

    [Test]
    public void ADayOutsideIsNotInterpolated() =>
        Assert.That(() => PopulationInterpolation.Linear(Random(1), Random(2), 1.01), Throws.ArgumentException.With.Message.Contains("not between"));

    [TestCase("2010-11-01", "2020-11-01", "2026-01-01", TestName = "More than five years beyond")]
    [TestCase("2018-11-01", "2020-11-01", "2023-01-01", TestName = "Farther than the counts are from each other")]
    [TestCase("2010-11-01", "2020-11-01", "2015-07-01", TestName = "Between the counts")]
    public void ADayTooFarIsNotExtrapolated(string first, string second, string asked) =>
        Assert.That(
            () => PopulationExtrapolation.Linear(Random(1), Random(2), (Day(first), Day(second), Day(asked))), Throws.ArgumentException);

    [Test]
    public void AGroupThatWouldDieOutOrSpringUpIsRefused()
    {
        var (many, few, none) = (People(1000), People(100), People(0));
        Assert.That(
            () => PopulationExtrapolation.Linear(many, few, (new(2015, 7, 1), new(2020, 7, 1), new(2024, 7, 1))), Throws.ArgumentException.With.Message.Contains("would become"));
        Assert.That(() => PopulationInterpolation.Geometric(none, few, 0.5), Throws.ArgumentException.With.Message.Contains("no factor"));
        Assert.That(PopulationInterpolation.Geometric(none, none, 0.5).Total, Is.Zero);
    }

    internal static SexAgeCounts Random(int seed)
    {
        var random = new Random(seed);
        AgeVector Vector() => new(AgeScheme.Cn19, [.. Enumerable.Range(0, 19).Select(_ => random.Next(100, 9000) / 2.0)]);
        return new(Vector(), Vector());
    }

    private static SexAgeCounts People(double everybody) =>
        new(new(TwoGroups, [everybody / 10, everybody / 2]), new(TwoGroups, [everybody / 10, everybody * 3 / 10]));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void MustBeNear(SexAgeCounts actual, SexAgeCounts expected)
    {
        foreach (var sex in new[] { Sex.Male, Sex.Female })
            for (var age = 0; age < expected.Ages.Count; age++) Assert.That(actual.Of(sex)[age], Is.EqualTo(expected.Of(sex)[age]).Within(1e-9).Percent);
    }
}

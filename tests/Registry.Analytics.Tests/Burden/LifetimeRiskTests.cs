using Registry.Analytics.Burden;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Burden;

public class LifetimeRiskTests
{
    private const string Case = "lifetable/lifetime_risk_denmark_all_men";

    private static IEnumerable<string> Shared() => SharedOracles.Cases("lifetable", "age_table.csv").Where(name => name is "" or Case);

    [Test]
    public void DanishMen_AsWorkedOutInR()
    {
        var rows = ReferenceTable.Read("lifetime_risk_rates.csv");
        var (r, m, d) = (Column(rows, "incidence"), Column(rows, "mortality"), Column(rows, "cancer_mortality"));
        Assert.That(LifetimeRisk.AdjustedForMultiplePrimaries(r, m, d).Fraction, Is.EqualTo(0.4072967077550993).Within(1e-8).Percent);
        Assert.That(LifetimeRisk.AdjustedForMultiplePrimaries(r, m, d, throughAge: 74).Fraction, Is.EqualTo(0.29488526863230935).Within(1e-8).Percent);
        Assert.That(LifetimeRisk.CurrentProbability(r, m).Fraction, Is.EqualTo(0.34582509090747404).Within(1e-8).Percent);
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedCase(string name)
    {
        SharedOracles.MustExist(name);
        var (rows, expected) = (SharedOracles.Rows(name, "age_table.csv"), SharedOracles.Expected(name));
        var (r, m, d) = (Column(rows, "incidence_rate"), Column(rows, "all_cause_mortality_rate"), Column(rows, "cancer_mortality_rate"));
        var amp = LifetimeRisk.AdjustedForMultiplePrimaries(r, m, d);
        Assert.Multiple(() =>
        {
            for (var age = 0; age < 18; age++) Near(amp.ByAge[age], $"by_age_group.{age}");
            Near(amp.Fraction, "lifetime_risk_amp");
            Near(LifetimeRisk.AdjustedForMultiplePrimaries(r, m, d, throughAge: 74).Fraction, "risk_to_75");
            Near(LifetimeRisk.CurrentProbability(r, m).Fraction, "competing_risk_current_probability");
        });

        void Near(double ours, string measure) =>
            Assert.That(ours, Is.EqualTo(expected[measure]).Within(SharedOracles.Tolerance(name, expected[measure])), measure);
    }

    [Test]
    public void WhereNobodyDies_ItIsTheCumulativeRisk_AndDeathsMakeItSmaller()
    {
        var random = new Random(52);
        for (var i = 0; i < 100; i++)
        {
            var (cases, years) = Counts.Random(random);
            AgeVector rates = new(AgeScheme.Cn19, [.. Enumerable.Range(0, 19).Select(age => cases[age] / years[age])]);
            var nobody = AgeVector.Zero(AgeScheme.Cn19);
            AgeVector deaths = new(AgeScheme.Cn19, [.. Enumerable.Range(0, 19).Select(age => 0.0005 * Math.Pow(1.3, age))]);
            var alone = LifetimeRisk.CurrentProbability(rates, nobody, throughAge: 74).Fraction;
            Assert.That(alone * 100, Is.EqualTo(CumulativeRisk.Of(cases, years, 74)!.Percent).Within(1e-9).Percent);
            Assert.That(LifetimeRisk.CurrentProbability(rates, deaths, throughAge: 74).Fraction, Is.LessThan(alone));
            var (to39, from40) = (LifetimeRisk.CurrentProbability(rates, deaths, throughAge: 39).Fraction, LifetimeRisk.CurrentProbability(rates, deaths, 40).Fraction);
            var free = Math.Exp(-Enumerable.Range(0, AgeScheme.Cn19.GroupOf(40)).Sum(age => AgeScheme.Cn19.WidthYears(age)!.Value * (rates[age] + deaths[age])));
            Assert.That(to39 + free * from40, Is.EqualTo(LifetimeRisk.CurrentProbability(rates, deaths).Fraction).Within(1e-9).Percent);
        }
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var (zero, some) = (AgeVector.Zero(AgeScheme.To85), new AgeVector(AgeScheme.To85, [.. Enumerable.Repeat(0.01, 18)]));
        Assert.That(() => LifetimeRisk.AdjustedForMultiplePrimaries(some, zero, some), Throws.InstanceOf<ArgumentException>().With.Message.Contains("of it from the cancer"));
        Assert.That(() => LifetimeRisk.CurrentProbability(some, some, 37), Throws.InstanceOf<ArgumentException>().With.Message.Contains("from 37"));
        Assert.That(() => LifetimeRisk.CurrentProbability(new(AgeScheme.To85, [.. Enumerable.Repeat(-0.01, 18)]), some), Throws.InstanceOf<ArgumentException>().With.Message.Contains("-0.01"));
        Assert.That(LifetimeRisk.CurrentProbability(zero, zero).Fraction, Is.Zero);
    }

    [Test]
    public void LimitsAreThoseOfCountsDrawnAnew()
    {
        var rows = ReferenceTable.Read("lifetime_risk_rates.csv");
        var random = new Random(53);
        AgeVector years = new(AgeScheme.To85, [.. Enumerable.Repeat(20_000.0, 18)]);
        var (cases, deaths, cancer) = (Expected("incidence"), Expected("mortality"), Expected("cancer_mortality"));
        var amp = LifetimeRiskLimits.AdjustedForMultiplePrimaries(cases, deaths, cancer, years);
        var current = LifetimeRiskLimits.CurrentProbability(cases, deaths, years);
        var drawn = Enumerable.Range(0, 4000).Select(_ =>
        {
            AgeVector others = Drawn(i => deaths[i] - cancer[i]), own = Drawn(i => cancer[i]);
            return LifetimeRisk.AdjustedForMultiplePrimaries(Per(Drawn(i => cases[i])), Per(others + own), Per(own)).Fraction;
        }).Order().ToList();
        Assert.That((double[])[amp.Lower!.Value, amp.Upper!.Value], Is.EqualTo((double[])[drawn[100], drawn[3900]]).Within(0.5).Percent);
        Assert.That(amp.Fraction, Is.EqualTo(LifetimeRisk.AdjustedForMultiplePrimaries(Per(cases), Per(deaths), Per(cancer)).Fraction));
        Assert.That((current.Lower < current.Fraction, current.Fraction < current.Upper), Is.EqualTo((true, true)));
        var wide = LifetimeRiskLimits.CurrentProbability(cases, deaths, years, confidence: 0.99);
        Assert.That((wide.Lower < current.Lower, wide.Upper > current.Upper), Is.EqualTo((true, true)));
        var none = LifetimeRiskLimits.CurrentProbability(AgeVector.Zero(AgeScheme.To85), deaths, years);
        Assert.That((none.Fraction, none.Lower, none.Upper), Is.EqualTo((0.0, (double?)null, (double?)null)));

        AgeVector Expected(string column) => new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(i => 20_000 * Column(rows, column)[i])]);

        AgeVector Drawn(Func<int, double> mean) => new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(i => (double)MathNet.Numerics.Distributions.Poisson.Sample(random, mean(i)))]);

        AgeVector Per(AgeVector counts) => new(AgeScheme.To85, [.. Enumerable.Range(0, 18).Select(i => counts[i] / years[i])]);
    }

    private static AgeVector Column(IReadOnlyList<Dictionary<string, string>> rows, string column) => Counts.Vector(AgeScheme.To85, rows, column);
}

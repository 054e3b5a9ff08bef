using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>What cannot be computed is refused, with the values in the message.</summary>
public class RefusalTests
{
    private static readonly AgeVector Years = Counts.Flat(1000);

    private static IEnumerable<TestCaseData> Statistics()
    {
        yield return new(((AgeVector c, AgeVector n) => (object?)AgeSpecificRates.Of(c, n))) { TestName = "{m}(AgeSpecificRates)" };
        yield return new(((AgeVector c, AgeVector n) => (object?)AgeStandardisedRate.Direct(c, n, StandardPopulation.Segi))) { TestName = "{m}(AgeStandardisedRate)" };
        yield return new(((AgeVector c, AgeVector n) => (object?)TruncatedRate.Of(c, n, StandardPopulation.Segi))) { TestName = "{m}(TruncatedRate)" };
        yield return new(((AgeVector c, AgeVector n) => (object?)CumulativeRate.Of(c, n, 74))) { TestName = "{m}(CumulativeRate)" };
        yield return new(((AgeVector c, AgeVector n) => (object?)CumulativeRisk.Of(c, n, 74))) { TestName = "{m}(CumulativeRisk)" };
    }

    [TestCaseSource(nameof(Statistics))]
    public void CasesWithoutPersonYears(Func<AgeVector, AgeVector, object?> statistic)
    {
        var years = new double[19];
        years[3] = 100;
        Assert.That(() => statistic(With(2, 4), new(AgeScheme.Cn19, years)),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("Age group 15-19: 2 cases in 0 person-years"));
    }

    [TestCaseSource(nameof(Statistics))]
    public void NegativeCases(Func<AgeVector, AgeVector, object?> statistic) =>
        Assert.That(() => statistic(With(-1, 0), Years), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Age group 0: -1 cases"));

    [TestCaseSource(nameof(Statistics))]
    public void NumbersThatAreNone(Func<AgeVector, AgeVector, object?> statistic) =>
        Assert.That(() => statistic(With(double.NaN, 18), Years), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Age group 85+: NaN cases"));

    [TestCaseSource(nameof(Statistics))]
    public void SchemesThatDiffer(Func<AgeVector, AgeVector, object?> statistic) =>
        Assert.That(() => statistic(AgeVector.Zero(AgeScheme.To85), Years), Throws.InstanceOf<ArgumentException>().With.Message.Contains("to85"));

    [Test]
    public void AStandardOnAnotherScheme() =>
        Assert.That(() => AgeStandardisedRate.Direct(AgeVector.Zero(AgeScheme.To85), AgeVector.Zero(AgeScheme.To85), StandardPopulation.Segi),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains("Age schemes differ"));

    [Test]
    public void NobodyAtRisk_HasNoRate()
    {
        var nobody = AgeVector.Zero(AgeScheme.Cn19);
        Assert.That(CrudeRate.Of(0, 0), Is.Null);
        Assert.That(AgeStandardisedRate.Direct(nobody, nobody, StandardPopulation.Segi), Is.Null);
        Assert.That(TruncatedRate.Of(nobody, nobody, StandardPopulation.Segi), Is.Null);
        Assert.That(CumulativeRate.Of(nobody, nobody, 74), Is.Null);
        Assert.That(CumulativeRisk.Of(nobody, nobody, 74), Is.Null);
        Assert.That(AgeSpecificRates.Of(nobody, nobody), Has.All.Null);
    }

    [TestCase(5, 0)]
    [TestCase(-5, 10)]
    [TestCase(5, double.PositiveInfinity)]
    public void CrudeCounts(double cases, double personYears) =>
        Assert.That(() => CrudeRate.Of(cases, personYears), Throws.InstanceOf<ArgumentException>().With.Message.Contains($"{cases} cases"));

    [TestCase(70)]
    [TestCase(-1)]
    [TestCase(120)]
    public void AnAgeWhereNoGroupEnds(int age) =>
        Assert.That(() => CumulativeRate.Of(AgeVector.Zero(AgeScheme.Cn19), Years, age), Throws.InstanceOf<ArgumentException>().With.Message.Contains($"{age}"));

    [TestCase(35, 66)]
    [TestCase(33, 64)]
    [TestCase(64, 34)]
    public void TruncatedAgesThatAreNoGroups(int from, int through) =>
        Assert.That(() => TruncatedRate.Between(AgeVector.Zero(AgeScheme.Cn19), Years, StandardPopulation.Segi, from, through),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains($"{from} and {through + 1}"));

    [Test]
    public void UnknownAgeAlone_HasNoFactor()
    {
        Assert.That(UnknownAge.Factor(0, 3), Is.Null);
        Assert.That(UnknownAge.Factor(0, 0), Is.EqualTo(1));
        Assert.That(() => UnknownAge.Factor(-1, 0), Throws.InstanceOf<ArgumentException>());
    }

    private static AgeVector With(double cases, int age)
    {
        var values = new double[19];
        values[age] = cases;
        return new(AgeScheme.Cn19, values);
    }
}

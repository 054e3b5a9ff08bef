using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Tests.Cube;

public class AgeVectorTests
{
    private static readonly AgeVector OneTo19 = new(AgeScheme.Cn19, [.. Enumerable.Range(1, 19).Select(i => (double)i)]);

    [Test]
    public void MergingAddsInfantsToTheirGroupAndKeepsTheTotal()
    {
        var merged = OneTo19.MergeTo(AgeScheme.To85);
        Assert.That((merged.Scheme, merged[0], merged[1], merged[17], merged.Total), Is.EqualTo((AgeScheme.To85, 3.0, 3.0, 19.0, 190.0)));
    }

    [Test]
    public void NothingIsEverDivided() =>
        Assert.That(() => AgeVector.Zero(AgeScheme.To85).MergeTo(AgeScheme.Cn19),
            Throws.ArgumentException.With.Message.Contains("to85").And.Message.Contains("cn19"));

    [Test]
    public void MergingToTheSameSchemeChangesNothing() =>
        Assert.That(OneTo19.MergeTo(AgeScheme.Cn19).Values.ToArray(), Is.EqualTo(OneTo19.Values.ToArray()));

    [Test]
    public void TwoSchemesNeverMeet()
    {
        Assert.That(() => OneTo19 + AgeVector.Zero(AgeScheme.To85), Throws.ArgumentException.With.Message.Contains("cn19 and to85"));
        Assert.That(() => new AgeVector(AgeScheme.To85, new double[19]), Throws.ArgumentException.With.Message.Contains("19 values"));
    }

    [Test]
    public void TheSumIsGroupByGroup() =>
        Assert.That((OneTo19 + OneTo19).Values.ToArray(), Is.EqualTo(Enumerable.Range(1, 19).Select(i => 2.0 * i)));

    [Test]
    public void ItsValuesAreItsOwn()
    {
        double[] values = new double[18];
        var vector = new AgeVector(AgeScheme.To85, values);
        values[0] = 5;
        Assert.That(vector[0], Is.Zero);
    }
}

public class StandardPopulationTests
{
    /// <summary>The total that each source prints, in its own unit.</summary>
    [TestCase("CN1964", 100)]
    [TestCase("CN1982", 100)]
    [TestCase("CN2000", 1_242_612_226)]
    [TestCase("CN2010", 1_332_810_869)]
    [TestCase("SEGI", 100_000)]
    [TestCase("WHO2000", 1_000_000)]
    [TestCase("ESP1976", 100_000)]
    [TestCase("ESP2013", 100_000)]
    [TestCase("US2000", 1_000_000)]
    public void WeightsSumToThePublishedTotal(string code, double total)
    {
        var standard = StandardPopulation.Find(code)!;
        Assert.That(standard.Weights.Total, Is.EqualTo(total).Within(1e-9 * total));
        Assert.That(standard.On(AgeScheme.To85).Weights.Total, Is.EqualTo(total).Within(1e-9 * total));
    }

    /// <summary>Segi's world standard as printed in Cancer Incidence in Five Continents, thousands, 0-4 … 85+.</summary>
    [Test]
    public void SegiOn18GroupsIsThePrintedOne() =>
        Assert.That(StandardPopulation.Segi.On(AgeScheme.To85).Weights.Values.ToArray(), Is.EqualTo((double[])[
            12_000, 10_000, 9_000, 9_000, 8_000, 8_000, 6_000, 6_000, 6_000, 6_000, 5_000, 4_000, 4_000, 3_000, 2_000, 1_000, 500, 500]));

    /// <summary>European standard 2013 (Eurostat 2013): 1000 for infants, 4000 for 1-4, the last groups added up to 85+.</summary>
    [Test]
    public void EuropeanStandard2013IsThePrintedOne() =>
        Assert.That(StandardPopulation.Find("esp2013")!.Weights.Values.ToArray(), Is.EqualTo((double[])[
            1_000, 4_000, 5_500, 5_500, 5_500, 6_000, 6_000, 6_500, 7_000, 7_000, 7_000, 7_000, 6_500, 6_000, 5_500, 5_000, 4_000, 2_500, 2_500]));

    [Test]
    public void EveryWeightIsPositiveAndEveryStandardNamed()
    {
        Assert.That(StandardPopulation.All, Has.Count.EqualTo(9));
        foreach (var standard in StandardPopulation.All)
        {
            Assert.That(standard.Weights.Values.ToArray(), Is.All.Positive, standard.Code);
            Assert.That(standard.NameZh.Length * standard.NameEn.Length, Is.Positive, standard.Code);
        }
    }

    [Test]
    public void AnUnknownStandardIsNull() => Assert.That(StandardPopulation.Find("CN1900"), Is.Null);
}

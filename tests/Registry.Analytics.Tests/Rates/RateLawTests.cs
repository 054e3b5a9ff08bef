using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Laws that hold for every population; 200 random ones from the seed in each test.</summary>
public class RateLawTests
{
    private const int Populations = 200;
    private static readonly StandardPopulation Segi = StandardPopulation.Segi;

    private delegate RateEstimate? Estimator(AgeVector cases, AgeVector personYears, StandardPopulation standard, double confidence);

    private static readonly Estimator[] Estimators =
    [
        AgeStandardisedRate.Direct, TruncatedRate.Of,
        // The binomial variance alone depends on the size of the rate itself.
        .. AllLimits.Where(limits => limits != RateLimits.Binomial).Select<RateLimits, Estimator>(limits => (c, n, s, level) => AgeStandardisedRate.Direct(c, n, s, limits, level)),
        .. AllLimits.Where(limits => limits != RateLimits.Binomial).Select<RateLimits, Estimator>(limits => (c, n, s, level) => TruncatedRate.Between(c, n, s, 40, 69, limits, level)),
    ];

    // Over all ages a truncated rate is the standardised one; over some it is the standardised one of a population that has only these.
    [TestCaseSource(nameof(AllLimits))]
    public void TruncatedLimitsAreThoseOfAPopulationOfTheseAges(RateLimits limits) => ForEach(11, (cases, years) =>
    {
        var whole = AgeStandardisedRate.Direct(cases, years, Segi, limits)!;
        Assert.That(TruncatedRate.Between(cases, years, Segi, 0, 84, limits)!.Per100k, Is.Not.EqualTo(whole.Per100k));
        var weights = Enumerable.Range(0, AgeScheme.Cn19.Count).Select(age => age is >= 9 and < 15 ? Segi.Weights[age] : 0);
        var some = new StandardPopulation("some", "some", "some", new(AgeScheme.Cn19, [.. weights]));
        var (inside, truncated) = (AgeStandardisedRate.Direct(cases, years, some, limits)!, TruncatedRate.Between(cases, years, Segi, 40, 69, limits)!);
        Assert.That(truncated.Per100k, Is.EqualTo(inside.Per100k).Within(1e-9).Percent);
        // The mean weight counts the groups outside too, so that these limits differ; and Byar's are of all cases.
        if (limits is RateLimits.Tiwari or RateLimits.Dobson) return;
        Assert.That(truncated.LowerPer100k, Is.EqualTo(inside.LowerPer100k).Within(1e-9).Percent);
        Assert.That(truncated.UpperPer100k, Is.EqualTo(inside.UpperPer100k).Within(1e-9).Percent);
    });

    private static RateLimits[] AllLimits => Enum.GetValues<RateLimits>();

    [Test]
    public void OwnPopulationAsStandard_GivesTheCrudeRate() => ForEach(1, (cases, years) =>
    {
        var own = new StandardPopulation("own", "own", "own", years);
        var rate = AgeStandardisedRate.Direct(cases, years, own)!;
        var crude = CrudeRate.Of(cases.Total, years.Total)!;
        Assert.That(rate.Per100k, Is.EqualTo(crude.Per100k).Within(1e-9).Percent);
        // With equal weights the gamma limits are the exact Poisson ones.
        Assert.That(rate.LowerPer100k, Is.EqualTo(crude.LowerPer100k!.Value).Within(1e-8).Percent);
        Assert.That(rate.UpperPer100k, Is.EqualTo(crude.UpperPer100k!.Value).Within(1e-8).Percent);
    });

    [Test]
    public void WeightsInAnotherUnitChangeNothing() => ForEach(2, (cases, years) =>
    {
        var scaled = Segi with { Weights = new(AgeScheme.Cn19, [.. Segi.Weights.Values.ToArray().Select(w => w * 1000)]) };
        Assert.That(AgeStandardisedRate.Direct(cases, years, scaled)!.UpperPer100k,
            Is.EqualTo(AgeStandardisedRate.Direct(cases, years, Segi)!.UpperPer100k!.Value).Within(1e-9).Percent);
    });

    [Test]
    public void TwiceThePeopleAtHalfTheRate_HalvesEveryRateAndLimit() => ForEach(3, (cases, years) =>
    {
        foreach (var estimator in Estimators)
        {
            var (once, twice) = (estimator(cases, years, Segi, 0.95)!, estimator(cases, years + years, Segi, 0.95)!);
            Assert.That(twice.Per100k, Is.EqualTo(once.Per100k / 2).Within(1e-9).Percent);
            if (once.UpperPer100k is { } upper) Assert.That(twice.UpperPer100k, Is.EqualTo(upper / 2).Within(1e-8).Percent);
        }
    });

    [Test]
    public void LimitsEncloseTheRateAndWidenWithConfidence() => ForEach(4, (cases, years) =>
    {
        foreach (var estimator in Estimators)
        {
            var (narrow, wide) = (estimator(cases, years, Segi, 0.9)!, estimator(cases, years, Segi, 0.99)!);
            if (narrow.LowerPer100k is not { } lower) continue;
            Assert.That(narrow.Per100k, Is.GreaterThanOrEqualTo(lower).And.LessThanOrEqualTo(narrow.UpperPer100k!.Value), narrow.Method);
            Assert.That(wide.LowerPer100k, Is.LessThanOrEqualTo(lower), narrow.Method);
            Assert.That(wide.UpperPer100k, Is.GreaterThan(narrow.UpperPer100k!.Value), narrow.Method);
        }
    });

    [Test]
    public void RatesOfPartsAddUpToTheRateOfTheWhole() => ForEach(5, (cases, years) =>
    {
        var part = new AgeVector(AgeScheme.Cn19, [.. cases.Values.ToArray().Select(c => Math.Floor(c / 3))]);
        var rest = new AgeVector(AgeScheme.Cn19, [.. cases.Values.ToArray().Select(c => c - Math.Floor(c / 3))]);
        Assert.That(AgeStandardisedRate.Direct(part, years, Segi)!.Per100k + AgeStandardisedRate.Direct(rest, years, Segi)!.Per100k,
            Is.EqualTo(AgeStandardisedRate.Direct(cases, years, Segi)!.Per100k).Within(1e-9).Percent);
        Assert.That(CumulativeRate.Of(part, years, 74)!.Percent + CumulativeRate.Of(rest, years, 74)!.Percent,
            Is.EqualTo(CumulativeRate.Of(cases, years, 74)!.Percent).Within(1e-9).Percent);
    });

    [Test]
    public void TruncatedRatesOfAllAges_WithTheirWeights_MakeTheWhole() => ForEach(9, (cases, years) =>
    {
        var total = Segi.Weights.Total;
        double Weight(int from, int to) => Enumerable.Range(0, 19).Where(g => AgeScheme.Cn19.LowerBound(g) >= from && AgeScheme.Cn19.LowerBound(g) < to).Sum(g => Segi.Weights[g]) / total;
        var oldest = cases[18] / years[18] * 1e5 * Segi.Weights[18] / total;
        var parts = TruncatedRate.Between(cases, years, Segi, 0, 14)!.Per100k * Weight(0, 15)
            + TruncatedRate.Between(cases, years, Segi, 15, 84)!.Per100k * Weight(15, 85) + oldest;
        Assert.That(parts, Is.EqualTo(AgeStandardisedRate.Direct(cases, years, Segi)!.Per100k).Within(1e-9).Percent);
        Assert.That(TruncatedRate.Between(cases, years, Segi, 35, 64)!.UpperPer100k, Is.EqualTo(TruncatedRate.Of(cases, years, Segi)!.UpperPer100k));
    });

    [Test]
    public void OneRateAtEveryAge_IsTheRateByEveryStandard()
    {
        var (cases, years) = (Counts.Flat(3), Counts.Flat(1000));
        foreach (var standard in StandardPopulation.All)
        {
            Assert.That(AgeStandardisedRate.Direct(cases, years, standard)!.Per100k, Is.EqualTo(300).Within(1e-9));
            Assert.That(TruncatedRate.Of(cases, years, standard)!.Per100k, Is.EqualTo(300).Within(1e-9));
        }
        Assert.That(CumulativeRate.Of(cases, years, 64)!.Percent, Is.EqualTo(0.3 * 65).Within(1e-9));
        Assert.That(CumulativeRate.Of(cases, years, 74)!.Percent, Is.EqualTo(0.3 * 75).Within(1e-9));
    }

    [Test]
    public void RiskIsBelowTheCumulativeRate_AndKeepsTheDigitsOfASmallOne() => ForEach(6, (cases, years) =>
    {
        var rate = CumulativeRate.Of(cases, years, 74)!;
        Assert.That(CumulativeRisk.Of(rate).Percent, Is.LessThanOrEqualTo(rate.Percent));
        Assert.That(CumulativeRisk.FromRate(1e-10), Is.EqualTo(1e-10).Within(1e-9).Percent);
    });

    [Test]
    public void AgeSpecificRatesWithTheWeightsMakeTheStandardisedRate() => ForEach(7, (cases, years) =>
    {
        var rates = AgeSpecificRates.Of(cases, years);
        var sum = rates.Select((r, age) => r!.Per100k * Segi.Weights[age] / Segi.Weights.Total).Sum();
        Assert.That(sum, Is.EqualTo(AgeStandardisedRate.Direct(cases, years, Segi)!.Per100k).Within(1e-9).Percent);
    });

    [Test]
    public void UnknownAgeScalesRateAndLimits() => ForEach(8, (cases, years) =>
    {
        var known = AgeStandardisedRate.Direct(cases, years, Segi)!;
        var corrected = UnknownAge.Correct(known, cases.Total)!;
        Assert.That(corrected.Per100k, Is.EqualTo(2 * known.Per100k).Within(1e-9).Percent);
        Assert.That(corrected.UpperPer100k, Is.EqualTo(2 * known.UpperPer100k!.Value).Within(1e-9).Percent);
        Assert.That(corrected.Method, Does.EndWith(UnknownAge.Method));
        Assert.That(UnknownAge.Correct(known, 0), Is.SameAs(known));
    });

    private static void ForEach(int seed, Action<AgeVector, AgeVector> law)
    {
        var random = new Random(seed);
        for (var i = 0; i < Populations; i++)
        {
            var (cases, years) = Counts.Random(random);
            law(cases, years);
        }
    }
}

using MathNet.Numerics.Distributions;
using Registry.Analytics.Numerics;
using Registry.Analytics.Quality;

namespace Registry.Analytics.Tests.Quality;

/// <summary>Skellam's test, Benjamini-Hochberg, and the comparison of a registry with its region.</summary>
public class StateComparisonTests
{
    [TestCase(0.3)]
    [TestCase(2)]
    [TestCase(17.5)]
    [TestCase(240)]
    public void TailIsThatOfTwoPoissonCounts(double mean)
    {
        foreach (var difference in new[] { 1, 2, 5, 13, 40 })
        {
            // By definition: the sum over both counts of the product of their probabilities.
            var most = (int)(mean + 60 + 30 * Math.Sqrt(mean));
            double sum = 0;
            for (var a = 0; a <= most; a++)
                sum += Poisson.PMF(lambda: mean, k: a) * (1 - Poisson.CDF(lambda: mean, x: a + difference - 1));
            Assert.That(SkellamTail.TwoSided(difference, mean), Is.EqualTo(2 * sum).Within(Math.Max(1e-9 * sum, 1e-13)), $"{difference}");
        }
    }

    [Test]
    public void NoDifference_HasP1_AndLargeCountsAreNormal()
    {
        Assert.That(SkellamTail.TwoSided(0, 30), Is.EqualTo(1));
        Assert.That(SkellamTail.TwoSided(0, 0), Is.EqualTo(1));
        Assert.That(SkellamTail.TwoSided(3000, 1e6), Is.EqualTo(2 * Normal.CDF(0, Math.Sqrt(2e6), -2999.5)).Within(0.1).Percent);
        Assert.That(Math.Log10(SkellamTail.TwoSided(1000, 500)), Is.EqualTo(-204.3).Within(0.1), "Debye's expansion of the Bessel function");
    }

    [Test]
    public void TheNormalTailOfVeryLargeMeans_JoinsTheSum()
    {
        foreach (var standardErrors in new[] { 0.5, 1, 2, 4 })
        {
            var difference = Math.Round(standardErrors * Math.Sqrt(2e8));
            Assert.That(SkellamTail.TwoSided(difference, 1e8 + 1), Is.EqualTo(SkellamTail.TwoSided(difference, 1e8)).Within(1e-4).Percent);
        }
        Assert.That(SkellamTail.TwoSided(1e19, 1e19), Is.Zero);
    }

    [Test]
    public void AdjustedPValues_AsRHasThem()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.8), "BH")
        double[] expected = [0.025, 0.05, 0.05, 0.025, 0.8];
        Assert.That(FalseDiscovery.Adjust([0.01, 0.04, 0.03, 0.005, 0.8]), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void CellsOfOneMean_AreSeldomFlagged()
    {
        var random = new Random(55);
        double[] Draw() => [.. Enumerable.Range(0, 2000).Select(i => (double)Poisson.Sample(random, 5 + i % 200))];
        var cells = StateComparison.Of(Draw(), Draw());
        Assert.That(cells.Count(c => c.PValue <= 0.05) / 2000.0, Is.InRange(0.02, 0.06));
        Assert.That(cells.Count(c => c.IsFlagged), Is.LessThan(3));
        Assert.That(cells, Has.All.Matches<ComparedCell>(c => c.AdjustedPValue >= c.PValue && c.AdjustedPValue <= 1));
    }

    [Test]
    public void AChangeIsFound_InBothDirectionsAlike()
    {
        var (up, down) = (StateComparison.Of([100, 50, 9], [180, 51, 9]), StateComparison.Of([180, 51, 9], [100, 50, 9]));
        Assert.That(up.Select(c => c.IsFlagged), Is.EqualTo(new[] { true, false, false }));
        Assert.That(up.Select(c => c.PValue), Is.EqualTo(down.Select(c => c.PValue)));
    }

    [Test]
    public void ChiSquare_AsRHasIt()
    {
        // prop.test(c(310, 5200), c(480, 7100), correct = FALSE): by hand (ad - bc)²n/((a+b)(c+d)(a+c)(b+d))
        double a = 310, b = 170, c = 5200, d = 1900;
        var expected = Math.Pow(a * d - b * c, 2) * (a + b + c + d) / ((a + b) * (c + d) * (a + c) * (b + d));
        var test = ChiSquareComparison.OfProportions(a, a + b, c, c + d)!;
        Assert.That(test.ChiSquare, Is.EqualTo(expected).Within(1e-9).Percent);
        Assert.That(test.PValue, Is.EqualTo(2 * Normal.CDF(0, 1, -Math.Sqrt(expected))).Within(1e-7).Percent);
        Assert.That(ChiSquare.Above(18.307038053275146, 10), Is.EqualTo(0.05).Within(1e-9).Percent);
    }

    [Test]
    public void TheSameValue_HasNoChiSquare()
    {
        Assert.That(ChiSquareComparison.OfProportions(10, 40, 100, 400)!.ChiSquare, Is.Zero.Within(1e-12));
        Assert.That(ChiSquareComparison.OfMortalityIncidence(10, 40, 100, 400)!.PValue, Is.EqualTo(1).Within(1e-9));
        var counts = ChiSquareComparison.OfCounts([10, 20], [10, 20]);
        Assert.That((counts.ChiSquare, counts.DegreesOfFreedom, counts.PValue), Is.EqualTo((0d, 2, 1d)));
    }

    [Test]
    public void MortalityIncidence_IsTheSameFromEitherSide()
    {
        var (one, other) = (ChiSquareComparison.OfMortalityIncidence(60, 100, 500, 1000)!, ChiSquareComparison.OfMortalityIncidence(500, 1000, 60, 100)!);
        Assert.That(one.ChiSquare, Is.EqualTo(other.ChiSquare).Within(1e-12));
        Assert.That(one.ChiSquare, Is.EqualTo(Math.Pow(Math.Log(1.2), 2) / (1 / 60.0 + 1 / 100.0 + 1 / 500.0 + 1 / 1000.0)).Within(1e-12));
    }

    [Test]
    public void WhatHasNoTest_IsAbsent()
    {
        Assert.That(ChiSquareComparison.OfProportions(0, 0, 5, 10), Is.Null);
        Assert.That(ChiSquareComparison.OfProportions(0, 10, 0, 50), Is.Null);
        Assert.That(ChiSquareComparison.OfMortalityIncidence(0, 10, 5, 50), Is.Null);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        Assert.That(() => StateComparison.Of([1], [1, 2]), Throws.ArgumentException.With.Message.Contains("1 cells before"));
        Assert.That(() => StateComparison.Of([1.5], [1]), Throws.ArgumentException.With.Message.Contains("1.5 is no count"));
        Assert.That(() => StateComparison.Of([1], [1], 0), Throws.ArgumentException.With.Message.Contains("between 0 and 1"));
        Assert.That(() => ChiSquareComparison.OfProportions(11, 10, 5, 50), Throws.ArgumentException);
        Assert.That(() => ChiSquareComparison.OfMortalityIncidence(-1, 10, 5, 50), Throws.ArgumentException.With.Message.Contains("-1 deaths"));
        Assert.That(() => ChiSquareComparison.OfCounts([1], [0]), Throws.ArgumentException.With.Message.Contains("Cell 1"));
        Assert.That(() => ChiSquareComparison.OfCounts([], []), Throws.ArgumentException);
    }
}

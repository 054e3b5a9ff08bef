using MathNet.Numerics.Distributions;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Tests.Numerics;

public class GammaQuantileTests
{
    private const int Shapes = 20_000;

    [TestCase(0.5)]
    [TestCase(0.8)]
    [TestCase(0.9)]
    [TestCase(0.95)]
    [TestCase(0.99)]
    [TestCase(0.999)]
    [TestCase(0.9999)]
    public void TableAgreesWithTheIteration_OnRandomShapes(double confidence)
    {
        var limits = GammaLimits.For(confidence);
        double worst = 0;
        foreach (var shape in RandomShapes(seed: 7))
        {
            var lower = GammaFunction.LowerQuantile(shape, limits.Tail, limits.Z);
            var upper = GammaFunction.UpperQuantile(shape, limits.Tail, limits.Z);
            worst = Math.Max(worst, Math.Abs(limits.LowerQuantile(shape) / lower - 1));
            worst = Math.Max(worst, Math.Abs(limits.UpperQuantile(shape) / upper - 1));
        }
        TestContext.Out.WriteLine($"worst relative error {worst:E2} over {Shapes} shapes");
        Assert.That(worst, Is.LessThan(1e-12));
    }

    [Test]
    public void IterationAgreesWithMathNet()
    {
        foreach (var shape in RandomShapes(seed: 11).Where(s => s < 1e4).Take(2000))
        {
            Assert.That(GammaFunction.LowerQuantile(shape, 0.025, Z(0.975)),
                Is.EqualTo(Gamma.InvCDF(shape, rate: 1, p: 0.025)).Within(1e-9).Percent, $"shape {shape}");
            Assert.That(GammaFunction.UpperQuantile(shape, 0.025, Z(0.975)),
                Is.EqualTo(Gamma.InvCDF(shape, rate: 1, p: 0.975)).Within(1e-9).Percent, $"shape {shape}");
        }
    }

    [TestCase(0.2)]
    [TestCase(0.97)]
    [TestCase(1)]
    [TestCase(37.5)]
    [TestCase(1e4)]
    [TestCase(1e7)]
    [TestCase(1e10)]
    public void QuantileIsTheInverseOfTheTail(double shape)
    {
        foreach (var tail in new[] { 1e-6, 0.005, 0.025, 0.25 })
        {
            var z = Z(1 - tail);
            Assert.That(GammaFunction.Lower(shape, GammaFunction.LowerQuantile(shape, tail, z)), Is.EqualTo(tail).Within(1e-8).Percent);
            Assert.That(GammaFunction.Upper(shape, GammaFunction.UpperQuantile(shape, tail, z)), Is.EqualTo(tail).Within(1e-7).Percent);
        }
    }

    [Test]
    public void TailsAddUpToOne()
    {
        foreach (var shape in RandomShapes(seed: 3).Take(500))
            Assert.That(GammaFunction.Lower(shape, shape * 1.01) + GammaFunction.Upper(shape, shape * 1.01), Is.EqualTo(1).Within(1e-12));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.1)]
    [TestCase(95)]
    [TestCase(double.NaN)]
    public void ConfidenceThatIsNoFractionIsRefused(double confidence) =>
        Assert.That(() => GammaLimits.For(confidence), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static double Z(double probability) => Normal.InvCDF(mean: 0, stddev: 1, p: probability);

    private static IEnumerable<double> RandomShapes(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Shapes; i++) yield return Math.Pow(10, 7 * random.NextDouble());
    }
}

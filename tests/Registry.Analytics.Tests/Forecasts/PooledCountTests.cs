using MathNet.Numerics.Distributions;
using Registry.Analytics.Forecasts;

namespace Registry.Analytics.Tests.Forecasts;

public class PooledCountTests
{
    private static readonly PredictedCount One = new(100, 40, IsLogarithmic: false), Other = new(140, 0.01, IsLogarithmic: true);

    [Test]
    public void APoolOfOneIsThatOne_AndOfTwoLiesBetween()
    {
        var (alone, both) = (new PooledCount([(2, One)]), new PooledCount([(1, One), (3, Other)]));
        Assert.That(alone.Interval(0.9).Lower, Is.EqualTo(Normal.InvCDF(100, Math.Sqrt(140), 0.05)).Within(1e-6));
        Assert.That(both.Expected, Is.EqualTo(140), "the one with most of the weight");
        Assert.That(both.Interval(0.95).Lower, Is.InRange(One.Interval(0.95).Lower, Other.Interval(0.95).Lower));
        Assert.That(both.Interval(0.5).Lower, Is.GreaterThan(both.Interval(0.95).Lower));
    }

    // The definition: the mean of the distribution functions at the quantile, a tenth of the weight on either side left out.
    [Test]
    public void QuantilesAreThoseOfTheTrimmedMeanOfTheDistributionFunctions()
    {
        PredictedCount[] parts = [new(80, 100, false), new(100, 40, false), new(120, 0.02, true), new(130, 0.01, true), new(400, 2, true)];
        var pool = new PooledCount(parts.Select(p => (1.0, p)));
        foreach (var probability in new[] { 0.025, 0.3, 0.5, 0.9, 0.975 })
        {
            double[] below = [.. parts.Select(p => p.Below(pool.Quantile(probability))).Order()];
            // Five equal weights of 0.2: half of the first and of the last is cut off.
            Assert.That((below[0] / 2 + below[1] + below[2] + below[3] + below[4] / 2) / 4, Is.EqualTo(probability).Within(1e-9));
        }
    }

    [Test]
    public void OneModelThatExplodesDoesNotSetTheLimits()
    {
        PredictedCount[] sober = [.. Enumerable.Range(0, 9).Select(i => new PredictedCount(95 + i, 50, false))];
        var without = new PooledCount(sober.Select(p => (1.0, p))).Interval(0.95);
        var with = new PooledCount(sober.Append(new(100, 400, IsLogarithmic: true)).Select(p => (1.0, p))).Interval(0.95);
        Assert.That(new PredictedCount(100, 400, IsLogarithmic: true).Interval(0.95).Upper, Is.GreaterThan(1e15));
        Assert.That(with.Upper, Is.EqualTo(without.Upper).Within(10).Percent);
        Assert.That(with.Lower, Is.EqualTo(without.Lower).Within(10).Percent);
    }

    // Limits of a log-normal count of the same mean and variance, by the moments themselves; and none that overflows.
    [TestCase(80, 0.05)]
    [TestCase(3, 1.2)]
    [TestCase(20, 400)]
    public void LimitsOfALogarithmicCountAreThoseOfItsMoments(double expected, double variance)
    {
        var (lower, upper) = new PredictedCount(expected, variance, IsLogarithmic: true).Interval(0.95);
        var mean = expected * Math.Exp(Math.Min(variance, 100) / 2);
        var spread = Math.Sqrt(variance > 100 ? variance : Math.Log(1 + (mean * mean * (Math.Exp(variance) - 1) + mean) / (mean * mean)));
        Assert.That(Math.Log(upper / lower), Is.EqualTo(2 * 1.96 * spread).Within(1e-9));
        Assert.That(double.IsFinite(upper) && lower > 0, Is.True);
        Assert.That(double.IsFinite(new PredictedCount(expected, variance, IsLogarithmic: true).RankedScore(10)), Is.True);
    }

    // Two of three models explode: they are left out where one is left that says something.
    [Test]
    public void ModelsWhoseIntervalSaysNothingTakeNoPart()
    {
        (ForecastModel Model, PredictedCount Count)[] forecasts = [(ForecastModel.LogLinear, One), (ForecastModel.Smooth, new(100, 90, true)), (ForecastModel.Bayesian, new(100, 400, true))];
        Assert.That(SoberModels.Of(forecasts), Is.EqualTo(new[] { ForecastModel.LogLinear }));
        Assert.That(SoberModels.Of(forecasts.Skip(1)), Is.EqualTo(new[] { ForecastModel.Smooth, ForecastModel.Bayesian }), "all of them when there is no other");
    }

    [Test]
    public void NoDistributionIsRefused() => Assert.That(() => new PooledCount([]), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void ADistributionThatIsNoNumberTakesNoPart()
    {
        PredictedCount[] broken = [new(double.NaN, 1, false), new(1, double.NaN, false), new(1, double.NaN, true)];
        Assert.That(new PooledCount(broken.Append(One).Select(p => (1.0, p))).Interval(0.95), Is.EqualTo(new PooledCount([(1, One)]).Interval(0.95)));
        Assert.That(() => new PooledCount(broken.Select(p => (1.0, p))), Throws.InstanceOf<ArgumentException>());
    }

    // A model without a score has no weight, and leaves the weights of the others numbers.
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void AModelThatOnceForecastNoNumberHasNoWeight(double expected)
    {
        BackTestPoint[] points = [new(ForecastModel.LogLinear, 1, 1, new(expected, 1, IsLogarithmic: false), 100), new(ForecastModel.Linear, 1, 1, One, 100)];
        var weights = new BackTestResult(points, new Dictionary<ForecastModel, Bilingual>(), 0.95).Weights();
        Assert.That(weights, Is.EqualTo(new Dictionary<ForecastModel, double> { [ForecastModel.Linear] = 1 }));
    }

    // Forecasts that miss by 20 % a period beyond their Poisson error are found to be 20 % a period unsure; perfect ones by what is usual among the others.
    [Test]
    public void TheErrorOfAModelIsWhatItMissesBeyondWhatItDeclares()
    {
        IEnumerable<BackTestPoint> Of(ForecastModel model, double miss) => Enumerable.Range(1, 3).SelectMany(held => Enumerable.Range(1, held).Select(horizon =>
            new BackTestPoint(model, held, horizon, new(1e8, 0, IsLogarithmic: false), 1e8 * Math.Pow(1 + miss * horizon / 2, 2))));
        var same = ModelError.Of(Of(ForecastModel.LogLinear, 0.2).Concat(Of(ForecastModel.Linear, 0.2)));
        Assert.That(same.Values, Has.All.EqualTo(0.04).Within(1e-5));
        var lucky = ModelError.Of(Of(ForecastModel.LogLinear, 0.2).Concat(Of(ForecastModel.Linear, 0.2)).Concat(Of(ForecastModel.Nordpred, 0)));
        Assert.That(lucky[ForecastModel.Nordpred], Is.EqualTo(0.04 * 2 / (6 + 2)).Within(1e-5), "six points of its own, two of the median");
        Assert.That(ModelError.Of([]), Is.Empty);
    }
}

using MathNet.Numerics.Distributions;

namespace Registry.Analytics.Forecasts;

/// <summary>The predictive distribution of a count: how sure its expectation is, and Poisson variation about it.</summary>
/// <param name="Expected">Expected count; of a logarithmic one its median.</param>
/// <param name="Variance">Variance of the expectation; of a logarithmic one that of its logarithm.</param>
/// <param name="IsLogarithmic">False: a normal distribution of variance <paramref name="Variance"/> + expectation. True: a log-normal one with the mean and variance of a Poisson count about a log-normal expectation.</param>
/// <param name="Dispersion">Variance of a count about its expectation, as a multiple of it.</param>
public readonly record struct PredictedCount(double Expected, double Variance, bool IsLogarithmic, double Dispersion = 1)
{
    /// <summary>Standard error of the expectation; of a logarithmic one that of its logarithm times it.</summary>
    public double StandardErrorOfMean => IsLogarithmic ? Expected * Math.Sqrt(Variance) : Math.Sqrt(Variance);

    /// <summary>Standard deviation of the predictive distribution.</summary>
    public double StandardDeviation
    {
        get
        {
            if (!IsLogarithmic) return Math.Sqrt(Variance + Dispersion * Expected);
            var mean = Mean;
            return Math.Sqrt(mean * mean * (Math.Exp(Variance) - 1) + Dispersion * mean);
        }
    }

    // Variance of a logarithm beyond which the mean of the count is no number to work with: a factor of a thousand either way.
    private const double SaysNothing = 50;

    private double Mean => IsLogarithmic ? Expected * Math.Exp(Variance / 2) : Expected;

    /// <summary>The same, less sure of its expectation.</summary>
    /// <param name="relativeVariance">Variance that is added, as a share of the expectation squared.</param>
    public PredictedCount Widened(double relativeVariance) => this with { Variance = Variance + relativeVariance * (IsLogarithmic ? 1 : Expected * Expected) };

    /// <summary>Interval that holds the count with a probability; never below 0.</summary>
    public (double Lower, double Upper) Interval(double confidence)
    {
        var z = Reach(confidence);
        if (Expected <= 0) return (0, z * StandardDeviation);
        if (!IsLogarithmic) return (Math.Max(0, Expected - z * StandardDeviation), Expected + z * StandardDeviation);
        var (centre, spread) = Logarithm();
        return (Math.Exp(centre - z * spread), Math.Exp(centre + z * spread));
    }

    /// <summary>Probability of a count at or below a value.</summary>
    public double Below(double count)
    {
        if (Expected <= 0) return count >= 0 ? 1 : 0;
        if (!IsLogarithmic) return Normal.CDF(Expected, StandardDeviation, count);
        var (centre, spread) = Logarithm();
        return count <= 0 ? 0 : Normal.CDF(centre, spread, Math.Log(count));
    }

    /// <summary>Continuous ranked probability score of an observed count: 0 for a sure and right forecast, a million times the count where the forecast says nothing.</summary>
    /// <remarks>Gneiting T, Raftery AE. J Am Stat Assoc 2007;102:359-378; log-normal: Baran S, Lerch S. Q J R Meteorol Soc 2015;141:2289-2299.</remarks>
    public double RankedScore(double observed)
    {
        if (Expected <= 0) return observed;
        if (IsLogarithmic && Variance > SaysNothing) return 1e6 * (1 + observed);
        if (!IsLogarithmic)
        {
            var sd = StandardDeviation;
            var z = (observed - Expected) / sd;
            return sd * (z * (2 * Normal.CDF(0, 1, z) - 1) + 2 * Normal.PDF(0, 1, z) - 1 / Math.Sqrt(Math.PI));
        }
        var (centre, spread) = Logarithm();
        var place = observed > 0 ? (Math.Log(observed) - centre) / spread : double.NegativeInfinity;
        var (below, shifted) = (Normal.CDF(0, 1, place), Normal.CDF(0, 1, place - spread));
        return observed * (2 * below - 1) - 2 * Mean * (shifted + Normal.CDF(0, 1, spread / Math.Sqrt(2)) - 1);
    }

    /// <summary>Width of the interval and a penalty for a count outside it.</summary>
    /// <remarks>Gneiting T, Raftery AE. J Am Stat Assoc 2007;102:359-378, section 6.2.</remarks>
    public double IntervalScore(double observed, double confidence)
    {
        var (lower, upper) = Interval(confidence);
        return upper - lower + 2 / (1 - confidence) * (Math.Max(0, lower - observed) + Math.Max(0, observed - upper));
    }

    internal static double Reach(double confidence) => confidence == 0.95 ? 1.96 : Normal.InvCDF(mean: 0, stddev: 1, p: (1 + confidence) / 2);

    // Mean and variance of the log-normal distribution of the same moments, without the powers that overflow when the logarithm is unsure.
    private (double Centre, double Spread) Logarithm()
    {
        var variance = Variance + Math.Log(1 + Dispersion / Expected * Math.Exp(-1.5 * Variance));
        return (Math.Log(Expected) + (Variance - variance) / 2, Math.Sqrt(variance));
    }
}

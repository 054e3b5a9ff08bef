namespace Registry.Analytics.Forecasts;

/// <summary>Gamma priors of the precisions of age, period and cohort; none for restricted likelihood.</summary>
/// <param name="Shapes">Shape of each.</param>
/// <param name="Rates">Rate of each.</param>
internal sealed record SmoothPrior(double[] Shapes, double[] Rates)
{
    /// <summary>Flat in the logarithm of each precision: restricted likelihood.</summary>
    public static SmoothPrior None { get; } = new([0, 0, 0], [0, 0, 0]);

    /// <summary>The usual priors of Bayesian age-period-cohort models.</summary>
    public static SmoothPrior Usual { get; } = new([1, 1, 1], [0.005, 0.0005, 0.0005]);

    /// <summary>Logarithm of the density of the logarithms of the precisions.</summary>
    public double LogDensity(double[] logPrecisions) =>
        Shapes.Select((shape, i) => shape * logPrecisions[i] - Rates[i] * Math.Exp(logPrecisions[i])).Sum();
}

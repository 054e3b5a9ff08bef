using MathNet.Numerics.Distributions;
using MathNet.Numerics.Interpolation;

namespace Registry.Analytics.SmallAreas;

/// <summary>What is thought beforehand of the spread of the log ratios and of its spatial fraction, on a plane where one coordinate stands for each.</summary>
/// <param name="Deviation">Standard deviation of structured and unstructured effects together, by the first coordinate.</param>
/// <param name="Fraction">Structured share of the variance, and 1 less it, by the second.</param>
/// <param name="LogDensity">Logarithm of the density on the plane, up to a constant.</param>
internal sealed record MapPrior(
    Func<double, double> Deviation, Func<double, (double Spatial, double Own)> Fraction, Func<double, double, double> LogDensity)
{
    private const double LeastLogit = -7, MostLogit = 14, LogitStep = 0.5, LeastScore = -6;

    /// <summary>Priors that hold to the simpler map: no spread, and among maps with spread no structure.</summary>
    /// <param name="structure">The map.</param>
    /// <param name="upper">Standard deviation that is exceeded with probability 0.01.</param>
    /// <remarks>The standard deviation is exponential; the distance of the fraction from 0 is, with probability 2/3 below a half. Both coordinates
    /// are the normal scores of those distributions, so that the density is the standard normal one. Simpson D, Rue H, Riebler A, Martins TG,
    /// Sørbye SH. Stat Sci 2017;32:1-28; Riebler A, Sørbye SH, Simpson D, Rue H. Stat Methods Med Res 2016;25:1145-1165.</remarks>
    public static MapPrior Penalised(SpatialStructure structure, double upper)
    {
        var logits = Enumerable.Range(0, (int)((MostLogit - LeastLogit) / LogitStep) + 1).Select(i => LeastLogit + (i * LogitStep)).ToArray();
        var distances = Array.ConvertAll(logits, logit => structure.Distance(Logistic(logit), Logistic(-logit)));
        var rate = Math.Log(3) / structure.Distance(0.5, 0.5);
        var logitOf = CubicSpline.InterpolatePchipSorted(Array.ConvertAll(distances, Math.Log), logits);
        return new(
            x => LogUpper(x) / Math.Log(0.01) * upper,
            y => FractionAt(-LogUpper(y) / rate),
            (x, y) => -0.5 * ((x * x) + (y * y)));

        // Near 0 the distance is proportional to the fraction; beyond the last logit nothing changes any more.
        (double Spatial, double Own) FractionAt(double distance)
        {
            if (distance < distances[0]) return Logistic(LeastLogit) * distance / distances[0] is var small ? (small, 1 - small) : default;
            var logit = distance < distances[^1] ? logitOf.Interpolate(Math.Log(distance)) : MostLogit;
            return (Logistic(logit), Logistic(-logit));
        }
    }

    /// <summary>Gamma priors of both precisions, that of the structured effects before scaling.</summary>
    /// <param name="structure">The map.</param>
    /// <param name="shape">Shape of both, above 0.</param>
    /// <param name="rate">Rate of both, above 0.</param>
    /// <remarks>The coordinates are the logarithm of the variance and the logit of the fraction. Besag J, York J, Mollié A. Ann Inst Stat Math 1991;43:1-20.</remarks>
    public static MapPrior Gamma(SpatialStructure structure, double shape, double rate)
    {
        return new(
            x => Math.Exp(x / 2),
            y => (Logistic(y), Logistic(-y)),
            (x, y) => OfPrecision(Math.Log(structure.Scale) - x - Math.Log(Logistic(y))) + OfPrecision(-x - Math.Log(Logistic(-y))));

        double OfPrecision(double logPrecision) => (shape * logPrecision) - (rate * Math.Exp(logPrecision));
    }

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    // Logarithm of the upper tail of the standard normal distribution; below the least score the map is flat whatever the score.
    private static double LogUpper(double score) => score > 0
        ? Math.Log(Normal.CDF(mean: 0, stddev: 1, x: -score))
        : Math.Log(1 - Normal.CDF(mean: 0, stddev: 1, x: Math.Max(score, LeastScore)));
}

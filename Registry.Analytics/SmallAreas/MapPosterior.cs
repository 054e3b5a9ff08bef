using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>What the cases say of every area when the standard deviations of the effects are given.</summary>
/// <param name="LogEvidence">Logarithm of the probability of the cases, up to a constant of the map and its counts.</param>
/// <param name="Areas">The log ratio of each area, by position.</param>
/// <param name="Evidence">The normal factors that stand for the cases, to begin the next fit from.</param>
/// <remarks>Expectation propagation: each area's cases are replaced by the normal factor that, with everything else, gives the mean and variance
/// of the exact product. The Poisson probability has one peak in the log ratio, so factors have no negative weight.
/// Minka TP. Proc 17th Conf Uncertainty in Artificial Intelligence, 2001, 362-369; Nickisch H, Rasmussen CE. J Mach Learn Res 2008;9:2035-2078.</remarks>
internal sealed record MapPosterior(double LogEvidence, IReadOnlyList<TiltedPoisson> Areas, AreaEvidence[] Evidence)
{
    private const int MostRounds = 500, UndampedRounds = 20;
    private const double Settled = 1e-7;            // of a standard deviation

    /// <summary>The factors of counts that have only their own number to go by.</summary>
    public static AreaEvidence[] First(IReadOnlyList<AreaCount> counts) =>
        [.. counts.Select(count => new AreaEvidence(count.Observed + 0.5, (count.Observed + 0.5) * Math.Log((count.Observed + 0.5) / count.Expected)))];

    /// <summary>The posterior for one pair of standard deviations.</summary>
    /// <param name="structure">The map.</param>
    /// <param name="counts">Counts by position.</param>
    /// <param name="deviations">Standard deviations of the structured and the unstructured effects, above 0.</param>
    /// <param name="first">Factors to begin from.</param>
    /// <exception cref="ArithmeticException">The factors do not settle.</exception>
    public static MapPosterior Of(
        SpatialStructure structure, IReadOnlyList<AreaCount> counts, (double Structured, double Unstructured) deviations, AreaEvidence[] first)
    {
        var evidence = (AreaEvidence[])first.Clone();
        var areas = new TiltedPoisson[counts.Count];
        for (var round = 0; round < MostRounds; round++)
        {
            EndableWork.GoOn();
            var field = MapField.Of(structure, deviations.Structured, deviations.Unstructured, evidence);
            var next = new AreaEvidence[evidence.Length];
            double farthest = 0, logEvidence = field.LogMass;
            for (var i = 0; i < next.Length; i++)
            {
                var (precision, shift) = field.Without(i);
                areas[i] = new(precision, shift, counts[i].Observed, counts[i].Expected);
                var (logMass, mean, variance) = areas[i].Moments();
                logEvidence += logMass - LogMassOf(precision + evidence[i].Weight, shift + evidence[i].Pull);
                var (before, spread) = field.At(i);
                farthest = Math.Max(farthest, Math.Max(Math.Abs(mean - before) / Math.Sqrt(spread), Math.Abs((variance / spread) - 1)));
                next[i] = new(Math.Max(0, (1 / variance) - precision), (mean / variance) - shift);
            }
            if (farthest < Settled) return new(logEvidence, areas, evidence);
            for (var i = 0; i < next.Length; i++) evidence[i] = round < UndampedRounds ? next[i] : Between(evidence[i], next[i]);
        }
        throw new ArithmeticException($"Expectation propagation did not settle in {MostRounds} rounds.");
    }

    private static AreaEvidence Between(AreaEvidence one, AreaEvidence other) =>
        new((one.Weight + other.Weight) / 2, (one.Pull + other.Pull) / 2);

    // ∫ exp(−½·precision·x² + shift·x) dx
    private static double LogMassOf(double precision, double shift) =>
        0.5 * (Math.Log(2 * Math.PI / precision) + (shift * shift / precision));
}

namespace Registry.Analytics.SmallAreas;

/// <summary>Several distributions of one log ratio, each with its weight.</summary>
/// <param name="parts">Weights, which add up to 1, and distributions.</param>
internal sealed class LogRatioMixture(IReadOnlyList<(double Weight, LogRatioDistribution Distribution)> parts)
{
    private const int Halvings = 60;

    /// <summary>Mean of the ratio.</summary>
    public double MeanRatio => parts.Sum(part => part.Weight * part.Distribution.MeanRatio);

    /// <summary>Probability of a logarithm up to this one.</summary>
    public double Below(double logRatio) => parts.Sum(part => part.Weight * part.Distribution.Below(logRatio));

    /// <summary>Logarithm below which the ratio lies with a probability.</summary>
    public double Quantile(double probability)
    {
        double low = parts.Min(part => part.Distribution.Range.From), high = parts.Max(part => part.Distribution.Range.To);
        for (var i = 0; i < Halvings && high - low > 1e-12 * (1 + Math.Abs(low)); i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}

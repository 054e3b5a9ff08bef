namespace Registry.Analytics.SmallAreas;

/// <summary>Poisson probabilities of the cases of an area.</summary>
/// <param name="Area">Name or code of the area.</param>
/// <param name="Observed">Cases observed.</param>
/// <param name="Expected">Cases at the pooled ratio of all areas.</param>
/// <param name="AtMost">Probability of as many cases or fewer.</param>
/// <param name="AtLeast">Probability of as many cases or more.</param>
public sealed record AreaProbability(string Area, double Observed, double Expected, double AtMost, double AtLeast)
{
    /// <summary>Choynowski's figure: the probability on the side on which the area lies.</summary>
    public double Choynowski => Observed >= Expected ? AtLeast : AtMost;
}

namespace Registry.Analytics.SmallAreas;

/// <summary>Local Moran's I of one area with its moments where areas are not alike.</summary>
/// <param name="I">The coefficient: above 0 where the area and its neighbours lie on one side of the mean.</param>
/// <param name="Expectation">Its mean when the other areas are exchanged.</param>
/// <param name="Variance">Its variance then.</param>
/// <param name="Place">On which side the area lies, and on which its neighbours.</param>
public sealed record LocalMoranTest(double I, double Expectation, double Variance, LocalPlace Place)
{
    /// <summary>Standard deviations from the expectation; null when the variance is 0.</summary>
    public double? Z => Variance > 0 ? (I - Expectation) / Math.Sqrt(Variance) : null;

    /// <summary>Two-sided p by the normal distribution; null when the variance is 0.</summary>
    public double? PValue => Z is { } z ? 2 * MoransI.UpperP(Math.Abs(z)) : null;
}

namespace Registry.Analytics.SmallAreas;

/// <summary>Moran's I with its moments where areas are not alike.</summary>
/// <param name="I">The coefficient: above the expectation where neighbours are alike.</param>
/// <param name="Expectation">−1/(n − 1).</param>
/// <param name="VarianceRandomisation">Variance when the values are exchanged among areas.</param>
/// <param name="VarianceNormality">Variance when the values are drawn from one normal distribution.</param>
public sealed record MoranTest(double I, double Expectation, double VarianceRandomisation, double VarianceNormality)
{
    /// <summary>Standard deviations above the expectation, randomisation.</summary>
    public double ZRandomisation => (I - Expectation) / Math.Sqrt(VarianceRandomisation);

    /// <summary>Standard deviations above the expectation, normality.</summary>
    public double ZNormality => (I - Expectation) / Math.Sqrt(VarianceNormality);

    /// <summary>Upper p by the normal distribution, randomisation.</summary>
    public double PRandomisation => MoransI.UpperP(ZRandomisation);

    /// <summary>Upper p by the normal distribution, normality.</summary>
    public double PNormality => MoransI.UpperP(ZNormality);
}

namespace Registry.Analytics.SmallAreas;

/// <summary>Geary's C with its moments where areas are not alike.</summary>
/// <param name="C">The coefficient: below 1 where neighbours are alike.</param>
/// <param name="VarianceRandomisation">Variance when the values are exchanged among areas.</param>
/// <param name="VarianceNormality">Variance when the values are drawn from one normal distribution.</param>
public sealed record GearyTest(double C, double VarianceRandomisation, double VarianceNormality)
{
    /// <summary>Standard deviations below 1, its expectation; randomisation.</summary>
    public double ZRandomisation => (1 - C) / Math.Sqrt(VarianceRandomisation);

    /// <summary>Standard deviations below 1, its expectation; normality.</summary>
    public double ZNormality => (1 - C) / Math.Sqrt(VarianceNormality);

    /// <summary>P of neighbours so alike by the normal distribution, randomisation.</summary>
    public double PRandomisation => MoransI.UpperP(ZRandomisation);

    /// <summary>P of neighbours so alike by the normal distribution, normality.</summary>
    public double PNormality => MoransI.UpperP(ZNormality);
}

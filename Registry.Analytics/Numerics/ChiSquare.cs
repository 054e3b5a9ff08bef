namespace Registry.Analytics.Numerics;

/// <summary>Upper tail of the chi-square distribution.</summary>
internal static class ChiSquare
{
    /// <summary>Probability above a value.</summary>
    /// <param name="value">Not negative.</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    public static double Above(double value, double degreesOfFreedom) => GammaFunction.Upper(degreesOfFreedom / 2, value / 2);
}

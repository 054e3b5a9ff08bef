namespace Registry.Analytics.Numerics;

/// <summary>Sum of the products of two rows of numbers, place by place.</summary>
internal static class InnerProduct
{
    /// <summary>The sum over the places of the first; the second may not be shorter.</summary>
    public static double Of(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }
}

namespace Registry.Analytics.Numerics;

/// <summary>Quantiles of ordered values, interpolated between neighbours (R's type 7).</summary>
/// <remarks>Hyndman RJ, Fan Y. Am Stat 1996;50:361-365, definition 7.</remarks>
internal static class OrderedQuantile
{
    /// <summary>The value up to which a share of the values lies.</summary>
    /// <param name="ordered">Values, ascending; one or more.</param>
    /// <param name="share">From 0, the least value, to 1, the greatest.</param>
    public static double Of(double[] ordered, double share) => Of(ordered.Length, place => ordered[(int)place], share);

    /// <summary>The same of values that are found by their place.</summary>
    /// <param name="count">Number of values; 1 or more.</param>
    /// <param name="valueAt">Value at a place, 0 the least; places are whole.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(double count, Func<double, double> valueAt, double share)
    {
        var place = share * (count - 1);
        var (below, beyond) = (Math.Floor(place), place - Math.Floor(place));
        var least = valueAt(below);
        return beyond == 0 ? least : least + beyond * (valueAt(below + 1) - least);
    }
}

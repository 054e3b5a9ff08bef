namespace Registry.Analytics.Quality;

/// <summary>The value that an indicator would have if each site and sex had the value of a reference: indirect standardisation for the mix of sites.</summary>
/// <remarks>A registry with many thyroid cancers has a low M:I by its sites alone; held against this value it is not blamed for them.</remarks>
public static class ExpectedQuality
{
    /// <summary>Share of the cases that must have a reference; below it nothing is expected.</summary>
    public const double LeastCovered = 0.9;

    /// <summary>Σ nₛ·rₛ / Σ nₛ over the strata that have a reference.</summary>
    /// <param name="strata">Cases of the registry and value of the reference, stratum by stratum: the same unit as the result.</param>
    /// <returns>The expected value; null without cases, or when fewer than nine in ten of them have a reference.</returns>
    /// <exception cref="ArgumentException">A number is negative or not finite.</exception>
    public static double? Of(IEnumerable<(double Cases, double? Reference)> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        double all = 0, covered = 0, sum = 0;
        foreach (var (cases, reference) in strata)
        {
            if (!(cases >= 0 && double.IsFinite(cases)) || reference is < 0 or double.NaN or double.PositiveInfinity)
                throw new ArgumentException($"{cases} cases at a reference of {reference}.", nameof(strata));
            all += cases;
            if (reference is not { } value) continue;
            (covered, sum) = (covered + cases, sum + cases * value);
        }
        return all == 0 || covered < LeastCovered * all ? null : sum / covered;
    }
}

namespace Registry.Analytics.Survival;

/// <summary>At which point of an interval the weight 1/S* of a person is taken.</summary>
public enum IntervalWeights
{
    /// <summary>As popEpi 0.4.10 computes it: the hazard of half the interval is taken off the cumulative hazard of its beginning, not added.</summary>
    PopEpi,

    /// <summary>The middle of the interval.</summary>
    Midpoint,
}

namespace Registry.Analytics.Trends;

/// <summary>The scale on which a trend is a straight line.</summary>
public enum TrendScale
{
    /// <summary>ln(rate): the change is a percentage a year.</summary>
    LogLinear,

    /// <summary>The rate itself: the change is in units of the rate a year.</summary>
    Linear,
}

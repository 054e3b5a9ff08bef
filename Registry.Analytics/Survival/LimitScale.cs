namespace Registry.Analytics.Survival;

/// <summary>The scale on which the limits of a survival are symmetric.</summary>
public enum LimitScale
{
    /// <summary>Survival itself.</summary>
    Plain,

    /// <summary>Its logarithm.</summary>
    Log,

    /// <summary>The logarithm of the negative logarithm: limits stay between 0 and 1.</summary>
    LogLog,
}

namespace Registry.Analytics.Survival;

/// <summary>Over what time the deaths expected in an interval are worked out.</summary>
public enum ExpectedDeaths
{
    /// <summary>Mean hazard of the whole interval times the time lived in it, as relsurv (rsadd, glm.poi).</summary>
    WholeInterval,

    /// <summary>The hazard of the days lived.</summary>
    DaysLived,
}

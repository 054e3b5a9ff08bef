namespace Registry.Analytics.Survival;

/// <summary>How the survival through an interval follows from its counts.</summary>
public enum IntervalMethod
{
    /// <summary>exp(−length·deaths/person-years).</summary>
    Hazard,

    /// <summary>1 − deaths/(at risk − lost/2): the actuarial life table.</summary>
    LifeTable,
}

namespace Registry.Analytics.Survival;

/// <summary>What the number of an estimate is.</summary>
public enum SurvivalMeasure
{
    /// <summary>A survival.</summary>
    Survival,

    /// <summary>The probability of having died of the cancer in the presence of other causes.</summary>
    CancerDeath,

    /// <summary>The probability of having died of anything else.</summary>
    OtherDeath,
}

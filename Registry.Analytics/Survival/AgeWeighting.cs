namespace Registry.Analytics.Survival;

/// <summary>How a survival is standardised for age.</summary>
public enum AgeWeighting
{
    /// <summary>The weighted mean of the survival of age groups; none where a group has nobody followed so long.</summary>
    Groups,

    /// <summary>Each patient counts the weight of the age group over its share among the patients (Brenner); none where a group has no patient.</summary>
    Brenner,
}

namespace Registry.Core.Coding;

/// <summary>How a follow-up came to know what it says. The codes are a house decision: the national data set has none.</summary>
public enum FollowUpSource
{
    /// <summary>Somebody asked: telephone, visit, letter (code 1).</summary>
    Active = 1,

    /// <summary>Found in the records of others: hospitals, insurance, household register (code 2).</summary>
    Passive = 2,

    /// <summary>A death matched to the case (code 3).</summary>
    DeathFile = 3,
}

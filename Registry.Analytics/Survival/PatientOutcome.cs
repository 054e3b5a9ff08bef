namespace Registry.Analytics.Survival;

/// <summary>How the follow-up of a patient ended.</summary>
public enum PatientOutcome
{
    /// <summary>Alive when last seen, or lost: nothing is known from there on.</summary>
    Alive = 0,

    /// <summary>Died of the cancer; or died, where causes are not told apart.</summary>
    DiedOfCancer = 1,

    /// <summary>Died of something else.</summary>
    DiedOfOther = 2,
}

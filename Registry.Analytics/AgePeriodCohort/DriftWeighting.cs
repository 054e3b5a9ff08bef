namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The weights of cells when a straight line is taken out of period and cohort effects.</summary>
public enum DriftWeighting
{
    /// <summary>Every cell alike (Holford).</summary>
    Equal,

    /// <summary>Person-years.</summary>
    PersonYears,

    /// <summary>Cases.</summary>
    Cases,
}

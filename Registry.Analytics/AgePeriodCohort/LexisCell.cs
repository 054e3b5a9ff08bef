namespace Registry.Analytics.AgePeriodCohort;

/// <summary>A cell of a table with people at risk.</summary>
/// <param name="AgeIndex">Place of its age group.</param>
/// <param name="PeriodIndex">Place of its period.</param>
/// <param name="Age">Middle of the age group, years.</param>
/// <param name="Period">Middle of the period, calendar years.</param>
/// <param name="Cases">Cases.</param>
/// <param name="PersonYears">Person-years, above 0.</param>
internal readonly record struct LexisCell(int AgeIndex, int PeriodIndex, double Age, double Period, double Cases, double PersonYears)
{
    /// <summary>Middle of the years of birth.</summary>
    public double Cohort => Period - Age;
}

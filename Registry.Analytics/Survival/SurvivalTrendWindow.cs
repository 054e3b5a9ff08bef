namespace Registry.Analytics.Survival;

/// <summary>Survival in one window of calendar time, by the period approach.</summary>
/// <param name="From">First day of the window.</param>
/// <param name="To">Last day of the window.</param>
/// <param name="Patients">Patients under observation in it.</param>
/// <param name="Survival">Net survival (without a life table observed survival) at the years asked for; null where nobody is followed so long.</param>
/// <param name="Standardised">Net survival standardised for age; null without a life table, or where an age group has none.</param>
public sealed record SurvivalTrendWindow(DateOnly From, DateOnly To, int Patients, SurvivalPoint? Survival, SurvivalPoint? Standardised)
{
    /// <summary>The middle of the window as a year with its fraction.</summary>
    public double Middle => (Patient.YearFraction(From) + Patient.YearFraction(To.AddDays(1))) / 2;
}

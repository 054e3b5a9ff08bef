using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>Survival of a site and sex at a time.</summary>
/// <param name="Group">Position of the site in the scheme.</param>
/// <param name="Sex">Male, female, or null for both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Patients">Patients that enter.</param>
/// <param name="Deaths">Deaths among them in the whole follow-up.</param>
/// <param name="Observed">Observed survival (Kaplan-Meier); null where nobody is followed so long.</param>
/// <param name="Net">Net survival (Pohar Perme); null without a life table.</param>
/// <param name="Standardised">Net survival standardised for age; null where an age group has none.</param>
public sealed record SiteSurvivalRow(
    int Group, Sex? Sex, int Years, int Patients, int Deaths, SurvivalPoint? Observed, SurvivalPoint? Net, SurvivalPoint? Standardised)
{
    /// <summary>Number of the International Cancer Survival Standard.</summary>
    public int Standard { get; init; }
}

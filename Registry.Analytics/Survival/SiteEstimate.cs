using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>An estimate of a site and sex at a time.</summary>
/// <param name="Group">Position of the site in the scheme.</param>
/// <param name="Sex">Male, female, or null for both.</param>
/// <param name="Years">Years since diagnosis.</param>
/// <param name="Method">The estimator.</param>
/// <param name="Measure">What it estimates.</param>
/// <param name="Patients">Patients that enter.</param>
/// <param name="Point">The estimate; null where nobody is followed so long.</param>
/// <param name="Standardised">The estimate standardised for age; null where an age group has none.</param>
/// <param name="Standard">Number of the International Cancer Survival Standard.</param>
public sealed record SiteEstimate(
    int Group, Sex? Sex, int Years, SurvivalMethod Method, SurvivalMeasure Measure, int Patients, SurvivalPoint? Point, SurvivalPoint? Standardised, int Standard);

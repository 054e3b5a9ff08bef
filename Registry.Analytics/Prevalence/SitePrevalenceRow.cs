using Registry.Core.Coding;

namespace Registry.Analytics.Prevalence;

/// <summary>Prevalence of a site, sex and age group on a day.</summary>
/// <param name="Group">Position of the site in the scheme.</param>
/// <param name="Sex">Male, female, or null for both.</param>
/// <param name="FromAge">Youngest age on the day; null for all ages.</param>
/// <param name="Count">Persons, with limits.</param>
/// <param name="People">Population; null where it is not known.</param>
public sealed record SitePrevalenceRow(int Group, Sex? Sex, int? FromAge, PrevalenceCount Count, double? People)
{
    /// <summary>Persons per 100 000 people; null where the population is not known.</summary>
    public double? Per100k => People > 0 ? Count.Total / People * 1e5 : null;
}

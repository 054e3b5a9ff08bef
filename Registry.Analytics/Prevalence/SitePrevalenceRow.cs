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
    public double? Per100k => Of(Count.Total);

    /// <summary>Lower limit of the rate.</summary>
    public double? LowerPer100k => Of(Count.Lower);

    /// <summary>Upper limit of the rate.</summary>
    public double? UpperPer100k => Of(Count.Upper);

    private double? Of(double persons) => People > 0 ? persons / People * 1e5 : null;
}

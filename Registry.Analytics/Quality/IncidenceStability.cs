using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Cases of a year against those that the rates of the three years before give at the ages of the year.</summary>
internal static class IncidenceStability
{
    /// <summary>Observed over expected with exact limits; null where a denominator is missing, or nothing is expected.</summary>
    public static RatioEstimate? Of(SiteTable year, SiteTable before, int group, Sex? sex) =>
        Expected(year, before, group, sex) is { Total: > 0 } expected
            ? StandardisedIncidenceRatio.Exact(year.Cases(group, sex).Total, expected.Total) : null;

    /// <summary>Chi-square over the ages of the cases against those at the rates of the region in the same year.</summary>
    public static RegionalTest? AgainstRegion(SiteTable own, SiteTable? region, int group, Sex? sex)
    {
        if (region is null || Expected(own, region, group, sex) is not { } expected) return null;
        var observed = own.Cases(group, sex);
        var ages = Enumerable.Range(0, observed.Scheme.Count).Where(age => expected[age] > 0).ToList();
        return ages.Count == 0 ? null : ChiSquareComparison.OfCounts(ages.ConvertAll(age => observed[age]), ages.ConvertAll(age => expected[age]));
    }

    private static AgeVector? Expected(SiteTable studied, SiteTable reference, int group, Sex? sex)
    {
        var (years, cases, people) = (
            studied.PersonYears(deaths: false, group, sex), reference.Cases(group, sex), reference.PersonYears(deaths: false, group, sex));
        for (var age = 0; age < years.Scheme.Count; age++)
            if ((years[age] > 0 || cases[age] > 0) && people[age] <= 0) return null;
        return years.Total > 0 ? StandardisedIncidenceRatio.ExpectedByAge(years, cases, people) : null;
    }
}

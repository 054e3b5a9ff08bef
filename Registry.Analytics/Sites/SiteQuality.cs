using Registry.Analytics.Quality;
using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>All quality indicators of a site table.</summary>
public static class SiteQuality
{
    /// <summary>Every indicator of every group: the rows of both sexes, men and women, each in the order of the scheme.</summary>
    /// <param name="table">Counts of one area and period.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    public static IReadOnlyList<SiteQualityRow> Compute(SiteTable table, double confidence = 0.95)
    {
        Sex?[] sexes = [null, Sex.Male, Sex.Female];
        return [.. sexes.SelectMany(sex => Enumerable.Range(0, table.Scheme.Groups.Count).Select(group => Row(table, group, sex, confidence)))];
    }

    /// <summary>The indicators of one group and sex.</summary>
    public static SiteQualityRow Row(SiteTable table, int group, Sex? sex, double confidence = 0.95)
    {
        var site = table.Scheme.Groups[group];
        var counts = table.Quality(group, sex);
        var unknownAge = table.CasesOfUnknownAge(group, sex);
        var status = !site.AppliesTo(sex) ? CellStatus.NotApplicable : counts.Cases == 0 ? CellStatus.Zero : CellStatus.Ok;
        if (status == CellStatus.NotApplicable)
            return new(sex, group, site, status, counts, unknownAge, null, null, null, null, null, null, null, null, null);
        return new(sex, group, site, status, counts, unknownAge,
            MorphologicallyVerified.Of(counts.MorphologicallyVerified, counts.Cases, confidence),
            DeathCertificateOnly.Of(counts.DeathCertificateOnly, counts.Cases, confidence),
            MortalityIncidence(table, group, sex, confidence),
            PrimarySiteUnknown.Of(counts.UnknownSite, counts.Cases, confidence),
            UnspecifiedMorphology.Of(counts.UnspecifiedMorphology, counts.MorphologicallyVerified, confidence),
            Proportion.Of(counts.UnspecifiedMorphology, counts.Cases, confidence),
            UnspecifiedSubsite.Of(counts.UnspecifiedSubsite, counts.Cases, confidence),
            Proportion.Of(unknownAge, counts.Cases, confidence),
            Proportion.Of(counts.WithOpenQuery, counts.Cases, confidence));
    }

    private static RatioEstimate? MortalityIncidence(SiteTable table, int group, Sex? sex, double confidence)
    {
        if (!table.HasBothEvents) return null;
        var (cases, deaths) = table.OfBothEvents(group, sex);
        return MortalityIncidenceRatio.Of(deaths, cases, confidence);
    }
}

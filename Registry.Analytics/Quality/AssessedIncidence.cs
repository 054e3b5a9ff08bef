using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>Judges the cases of one row against the registry's own past, and that change against the change of the region.</summary>
internal static class AssessedIncidence
{
    public static QualityAssessment Of(AssessedRegistry registry, QualityBand band, int group, Sex? sex)
    {
        var ratio = IncidenceStability.Of(registry.Own, registry.History, group, sex);
        var assessment = new QualityAssessment
        {
            Registry = registry.Registry,
            Year = registry.Year,
            Measure = band.Measure,
            Name = new(band.NameZh, band.NameEn),
            Group = registry.Own.Scheme.Groups[group],
            Sex = sex,
            Value = ratio?.Ratio,
            Lower = ratio?.Lower,
            Upper = ratio?.Upper,
            Numerator = ratio?.Numerator ?? registry.Own.Quality(group, sex).Cases,
            Denominator = ratio?.Denominator ?? 0,
            Verdict = AssessmentVerdict.NoData,
        };
        if (ratio is null) return assessment;
        if (Math.Max(ratio.Numerator, ratio.Denominator) < band.Fewest) return assessment with { Verdict = AssessmentVerdict.TooFew };
        var value = new Estimated(ratio.Ratio, ratio.Lower, ratio.Upper);
        List<Yardstick> yardsticks = [Yardstick.Of(YardstickKind.History, 1, band.History, band.RegionBlock, value, value)];
        if (registry.Region is { } region && IncidenceStability.Of(region, registry.RegionHistory!, group, sex) is { } others)
            yardsticks.Add(Yardstick.Of(
                YardstickKind.Region, others.Ratio, band.Region.Around(others.Ratio, isRatio: true), band.RegionBlock.Around(others.Ratio, isRatio: true), value, value));
        return assessment with
        {
            Yardsticks = yardsticks,
            Test = IncidenceStability.AgainstRegion(registry.Own, registry.Region, group, sex),
            Verdict = AssessmentRules.Verdict(band, yardsticks),
        };
    }
}

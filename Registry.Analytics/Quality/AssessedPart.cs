using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>Judges a share or M:I of one row.</summary>
internal static class AssessedPart
{
    public static QualityAssessment Of(AssessedRegistry registry, QualityBand band, int group, Sex? sex)
    {
        var part = QualityPart.Of(band.Measure, registry.Own, group, sex);
        var assessment = new QualityAssessment
        {
            Registry = registry.Registry,
            Year = registry.Year,
            Measure = band.Measure,
            Name = new(band.NameZh, band.NameEn),
            Group = registry.Own.Scheme.Groups[group],
            Sex = sex,
            Numerator = part.Numerator,
            Denominator = part.Denominator,
            Verdict = AssessmentVerdict.NoData,
        };
        if (part.Value(band.IsRatio) is not { } value) return assessment;
        assessment = assessment with { Value = value.Value, Lower = value.Lower, Upper = value.Upper };
        if (part.Denominator < band.Fewest) return assessment with { Verdict = AssessmentVerdict.TooFew };
        var core = Core(registry, band, group, sex, value);
        List<Yardstick> yardsticks = [.. Yardsticks(registry, band, group, sex, value, core)];
        return assessment with
        {
            Yardsticks = yardsticks,
            Test = Test(registry, band, group, sex, part),
            ScreeningDriven = core.IsScreeningDriven && yardsticks.Exists(yardstick => yardstick.Outcome == YardstickOutcome.Outside) ? registry.ScreeningDriven : null,
            Verdict = AssessmentRules.Verdict(band, yardsticks),
        };
    }

    // What the wider limits look at: a low M:I of all cancers without the sites that screening drives.
    private sealed record CoreValue(Estimated Value, double? FromRegion, bool IsScreeningDriven);

    private static CoreValue Core(AssessedRegistry registry, QualityBand band, int group, Sex? sex, Estimated value)
    {
        var region = registry.FromRegion(band.Measure, group, sex);
        if (band is not { Measure: "mi", IsTotal: true } || !(value.Value < (band.Fixed.Low ?? 0) || value.Value < region * band.Region.Low)) return new(value, region, false);
        if (!registry.HasScreeningDriven) return new(value, region, false);
        bool Counts(SiteGroup site) => !registry.IsScreeningDriven(site);
        var part = QualityPart.Sum(band.Measure, registry.Own, sex, Counts);
        return part.Denominator >= band.Fewest && part.Value(isRatio: true) is { } core
            ? new(core, registry.FromRegion(band.Measure, group, sex, Counts), true) : new(value, region, false);
    }

    private static IEnumerable<Yardstick> Yardsticks(
        AssessedRegistry registry, QualityBand band, int group, Sex? sex, Estimated value, CoreValue core)
    {
        if (!band.Fixed.IsEmpty) yield return Yardstick.Of(YardstickKind.Fixed, null, band.Fixed, band.FixedBlock, value, core.Value);
        if (!band.Region.IsEmpty && registry.FromRegion(band.Measure, group, sex) is { } region)
            yield return Yardstick.Of(
                YardstickKind.Region, region, band.Region.Around(region, band.IsRatio), band.RegionBlock.Around(core.FromRegion ?? region, band.IsRatio), value, core.Value);
        if (!band.History.IsEmpty && registry.FromHistory(band.Measure, group, sex) is { } history)
            yield return Yardstick.Of(YardstickKind.History, history, band.History.Around(history, band.IsRatio), default, value, value);
        if (!band.Survival.IsEmpty && registry.FromSurvival(group, sex) is { } survival)
            yield return Yardstick.Of(YardstickKind.Survival, survival, band.Survival.Around(survival, band.IsRatio), default, value, value);
    }

    private static RegionalTest? Test(AssessedRegistry registry, QualityBand band, int group, Sex? sex, QualityPart part)
    {
        if (registry.Region is not { } region) return null;
        var rest = QualityPart.Of(band.Measure, region, group, sex);
        return band.IsRatio
            ? ChiSquareComparison.OfMortalityIncidence(part.Numerator, part.Denominator, rest.Numerator, rest.Denominator)
            : ChiSquareComparison.OfProportions(part.Numerator, part.Denominator, rest.Numerator, rest.Denominator);
    }
}

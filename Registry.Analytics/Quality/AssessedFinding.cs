using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>A finding of the fixed limits among the assessments: age curve, childhood, no certificates at all, unknown age and sex.</summary>
internal static class AssessedFinding
{
    public static QualityAssessment Of(QualityFinding finding, SiteGroup all)
    {
        var limit = finding.Limit;
        var yardstick = new Yardstick(YardstickKind.Fixed, null, new(limit.Low, limit.High), default, finding.Verdict switch
        {
            FindingVerdict.Explain => YardstickOutcome.Outside,
            FindingVerdict.Chance => YardstickOutcome.Chance,
            _ => YardstickOutcome.Fine,
        });
        return new()
        {
            Registry = finding.Registry,
            Year = finding.Year,
            Measure = limit.Measure,
            Name = new(limit.NameZh, limit.NameEn),
            Group = all,
            Value = finding.Value,
            Lower = finding.Lower,
            Upper = finding.Upper,
            Numerator = finding.Value ?? 0,
            Denominator = finding.Cases,
            Yardsticks = finding.Value is null ? [] : [yardstick],
            OwnText = finding.Text,
            Verdict = finding.Verdict switch
            {
                FindingVerdict.Explain => AssessmentVerdict.Explain,
                FindingVerdict.TooFew => AssessmentVerdict.TooFew,
                FindingVerdict.NoData => AssessmentVerdict.NoData,
                _ => AssessmentVerdict.Fine,
            },
        };
    }
}

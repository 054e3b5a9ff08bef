using System.Globalization;

namespace Registry.Analytics.Quality;

/// <summary>An assessment in words. Numbers are rounded here, for reading.</summary>
internal static class AssessmentText
{
    public static Bilingual Of(QualityAssessment assessment)
    {
        var unit = assessment.Measure is "mv" or "dco" or "ub" or "m8000" ? "%" : "";
        if (assessment.Value is not { } value) return assessment.Name + new Bilingual("：无法计算。", ": cannot be computed.");
        var text = assessment.Name + Bilingual.Same($" {Number(value, unit)}");
        if (assessment.Verdict == AssessmentVerdict.TooFew) return text + new Bilingual("：例数太少，不作判断。", ": too few cases to say anything.");
        var parts = assessment.Yardsticks.Select(yardstick => Name(yardstick, unit) + Outcome(yardstick.Outcome));
        var driven = assessment.ScreeningDriven is { } sites
            ? new Bilingual($"；偏低与筛查驱动的部位（{sites.Zh}）有关", $"; it is low with the sites that screening drives ({sites.En})") : Bilingual.Same("");
        return text + new Bilingual("：", ": ") + Bilingual.Join(new("；", "; "), parts) + driven + Verdict(assessment.Verdict);
    }

    private static Bilingual Name(Yardstick yardstick, string unit)
    {
        var expected = yardstick.Expected is { } value ? $" {Number(value, unit)}" : "";
        var band = $" [{Number(yardstick.Within.Low, unit)}, {Number(yardstick.Within.High, unit)}]";
        return (yardstick.Kind switch
        {
            YardstickKind.Region => new Bilingual("同部位构成的地区值", "the region at the same sites"),
            YardstickKind.History => new Bilingual("自身前三年", "its own three years before"),
            YardstickKind.Survival => new Bilingual("1−生存率", "1 less survival"),
            _ => new Bilingual("固定界限", "fixed limits"),
        }) + Bilingual.Same(expected + band);
    }

    private static Bilingual Outcome(YardstickOutcome outcome) => outcome switch
    {
        YardstickOutcome.Fine => new("之内", ", within"),
        YardstickOutcome.Chance => new("之外但不超出偶然", ", outside but not beyond chance"),
        YardstickOutcome.Outside => new("之外", ", outside"),
        _ => new("远在其外", ", far outside"),
    };

    private static Bilingual Verdict(AssessmentVerdict verdict) => verdict switch
    {
        AssessmentVerdict.Explain => new("。请说明。", ". Please explain."),
        AssessmentVerdict.Block => new("。数据须先核实，暂不采用。", ". The data must be looked at before they are used."),
        _ => new("。", "."),
    };

    private static string Number(double? value, string unit) =>
        value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) + unit : "-";
}

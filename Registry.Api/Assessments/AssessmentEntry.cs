using System.Globalization;
using Registry.Analytics.Quality;
using Registry.Api.Batches;
using Registry.Core.Records;

namespace Registry.Api.Assessments;

/// <summary>Where an indicator that must be explained stands.</summary>
internal enum ExplanationState
{
    /// <summary>Nothing is to be explained.</summary>
    NotNeeded,

    /// <summary>Nobody has explained it.</summary>
    Open,

    /// <summary>Somebody has, for these counts.</summary>
    Explained,

    /// <summary>Somebody has, for other counts: it is open again.</summary>
    Lapsed,
}

/// <summary>One comparison of an indicator.</summary>
/// <param name="Against">fixed, region, history or survival.</param>
/// <param name="Expected">Expected value; null for fixed limits.</param>
/// <param name="Low">Lowest value that needs no explanation.</param>
/// <param name="High">Highest value that needs none.</param>
/// <param name="BlockLow">Lowest value that does not speak for blocking.</param>
/// <param name="BlockHigh">Highest such value.</param>
/// <param name="Outcome">fine, chance, outside or beyond (the wider limits).</param>
internal sealed record YardstickEntry(
    YardstickKind Against, double? Expected, double? Low, double? High, double? BlockLow, double? BlockHigh, YardstickOutcome Outcome);

/// <summary>An explanation as callers see it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Conclusion">true-change, screening, reporting, population, coding or other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When (UTC).</param>
internal sealed record ExplanationEntry(long Id, string Conclusion, string Reason, string By, DateTimeOffset At)
{
    /// <summary>The entry of an explanation.</summary>
    public static ExplanationEntry Of(QualityExplanation explanation) =>
        new(explanation.Id, explanation.Conclusion, explanation.Reason, explanation.By, explanation.At);
}

/// <summary>An assessment as the service and the command line show it.</summary>
internal sealed record AssessmentEntry(
    string Registry, int Year, string Measure, Words Name, string Site, Words SiteName, int Sex, AssessmentVerdict Verdict, ExplanationState State,
    double? Value, double? Lower, double? Upper, double Numerator, double Denominator, IReadOnlyList<YardstickEntry> Yardsticks,
    double? ChiSquare, double? PValue, bool IsScreeningDriven, Words Text, ExplanationEntry? Explanation)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registry", "year", "measure", "site", "site_zh", "site_en", "sex", "verdict", "state", "value", "lower", "upper", "numerator", "denominator",
        "fixed_low", "fixed_high", "region", "region_low", "region_high", "history", "survival", "chi_square", "p_value", "screening_driven",
        "text_zh", "text_en", "conclusion", "reason", "explained_by",
    ];

    /// <summary>The entry of an assessment with the newest explanation of its indicator that was not taken back.</summary>
    public static AssessmentEntry Of(QualityAssessment assessment, QualityExplanation? explanation)
    {
        var (group, text) = (assessment.Group, assessment.Text);
        var state = assessment.Verdict != AssessmentVerdict.Explain ? ExplanationState.NotNeeded
            : explanation is null ? ExplanationState.Open
            : explanation.HoldsFor(assessment.Numerator, assessment.Denominator) ? ExplanationState.Explained : ExplanationState.Lapsed;
        return new(
            assessment.Registry, assessment.Year, assessment.Measure, new(assessment.Name.Zh, assessment.Name.En), group.Code, new(group.NameZh, group.NameEn),
            assessment.Key.Sex, assessment.Verdict, state, assessment.Value, assessment.Lower, assessment.Upper, assessment.Numerator, assessment.Denominator,
            [.. assessment.Yardsticks.Select(y => new YardstickEntry(y.Kind, y.Expected, y.Within.Low, y.Within.High, y.Block.Low, y.Block.High, y.Outcome))],
            assessment.Test?.ChiSquare, assessment.Test?.PValue, assessment.IsScreeningDriven, new(text.Zh, text.En),
            explanation is null ? null : ExplanationEntry.Of(explanation));
    }

    /// <summary>A verdict by its word; null for a word that is none.</summary>
    public static AssessmentVerdict? ReadVerdict(string word) => word switch
    {
        "fine" => AssessmentVerdict.Fine,
        "explain" => AssessmentVerdict.Explain,
        "block" => AssessmentVerdict.Block,
        "tooFew" => AssessmentVerdict.TooFew,
        "noData" => AssessmentVerdict.NoData,
        _ => null,
    };

    /// <summary>The cells of a CSV line; numbers in full.</summary>
    public IEnumerable<object?> Values()
    {
        YardstickEntry? Against(YardstickKind kind) => Yardsticks.FirstOrDefault(yardstick => yardstick.Against == kind);
        var (fixedLimits, region) = (Against(YardstickKind.Fixed), Against(YardstickKind.Region));
        return
        [
            Registry, Year.ToString(CultureInfo.InvariantCulture), Measure, Site, SiteName.Zh, SiteName.En, Sex, Word(Verdict), Word(State), Value, Lower, Upper,
            Numerator, Denominator, fixedLimits?.Low, fixedLimits?.High, region?.Expected, region?.Low, region?.High, Against(YardstickKind.History)?.Expected,
            Against(YardstickKind.Survival)?.Expected, ChiSquare, PValue, IsScreeningDriven ? "yes" : "no", Text.Zh, Text.En, Explanation?.Conclusion,
            Explanation?.Reason, Explanation?.By,
        ];
    }

    private static string Word<T>(T value) where T : struct, Enum => char.ToLowerInvariant($"{value}"[0]) + $"{value}"[1..];
}

using Registry.Core.Coding;
using Registry.Report.Statistics;

namespace Registry.Report.Wording;

/// <summary>Puts the shape of age-specific rates into words, where there are cases enough.</summary>
internal static class AgePattern
{
    /// <summary>A rate is low while it is below this part of the peak.</summary>
    private const double LowFraction = 0.1;

    /// <summary>The rule, as the methods chapter prints it.</summary>
    public static Bilingual Rule(EditionSettings settings) => new(
        $"年龄别率的文字描述只使用病例数不少于{settings.FewestCasesForWords}例的年龄组：其中率最高者为高峰年龄组；自某组起率持续不低于高峰的10%，即称自该年龄起上升。病例数不足者写为“不稳定”。",
        $"Words about age-specific rates use only age groups with at least {settings.FewestCasesForWords} cases: the highest rate among them is the peak, "
            + "and the rise begins with the first group from which rates stay at or above 10% of the peak. Where there are too few cases the pattern is called unstable.");

    /// <summary>A sentence on the ages of one site and sex.</summary>
    public static Bilingual Describe(SiteMeasures measures, Bilingual subject, EditionSettings settings)
    {
        if (Peak(measures, settings) is not { } peak) return Unstable(subject, settings);
        var ages = AgeScheme.Cn19;
        var at = $"{Numbers.Rate(measures.AgeRates[peak]!.Value)}/10万";
        var atEn = $"{Numbers.Rate(measures.AgeRates[peak]!.Value)} per 100,000";
        return Rise(measures, peak) is { } rise and > 0 && rise < peak
            && measures.CasesByAge[rise] >= settings.FewestCasesForWords
            ? new($"{subject.Zh}的年龄别率在{ages.LowerBound(rise)}岁以前处于较低水平，自{ages.LowerBound(rise)}岁起上升，在{Group(peak, "岁及以上", "岁")}组达到高峰（{at}）。",
                $"The age-specific rates of {subject.En} were low before {ages.LowerBound(rise)} years of age, rose from {ages.LowerBound(rise)} and peaked at {ages.Labels[peak]} years ({atEn}).")
            : new($"{subject.Zh}的年龄别率在{Group(peak, "岁及以上", "岁")}组最高（{at}）。",
                $"The age-specific rate of {subject.En} was highest at {ages.Labels[peak]} years ({atEn}).");
    }

    /// <summary>Said when no age group has cases enough.</summary>
    public static Bilingual Unstable(Bilingual subject, EditionSettings settings) => new(
        $"{subject.Zh}各年龄组病例数均少于{settings.FewestCasesForWords}例，年龄别率不稳定，不作描述。",
        $"With fewer than {settings.FewestCasesForWords} cases in every age group, the age-specific rates of {subject.En} are unstable and are not described.");

    /// <summary>Group with the highest rate among those with enough cases, or null.</summary>
    internal static int? Peak(SiteMeasures measures, EditionSettings settings)
    {
        int? peak = null;
        for (var age = 0; age < measures.AgeRates.Count; age++)
            if (measures.CasesByAge[age] >= settings.FewestCasesForWords && measures.AgeRates[age] is { } rate
                && (peak is null || rate > measures.AgeRates[peak.Value]))
                peak = age;
        return peak;
    }

    /// <summary>First group from which the rates stay at or above the low fraction of the peak.</summary>
    internal static int? Rise(SiteMeasures measures, int peak)
    {
        var rise = peak;
        while (rise > 0 && measures.AgeRates[rise - 1] >= measures.AgeRates[peak] * LowFraction) rise--;
        return rise;
    }

    private static string Group(int group, string open, string closed)
    {
        var label = AgeScheme.Cn19.Labels[group];
        return label.EndsWith('+') ? label[..^1] + open : label.Replace('-', '～') + closed;
    }
}

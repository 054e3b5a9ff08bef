using System.Globalization;
using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>Findings in words. Numbers are rounded here, for reading; the finding keeps them in full.</summary>
internal static class FindingText
{
    /// <summary>The words of a finding.</summary>
    /// <param name="limit">What was measured.</param>
    /// <param name="verdict">What is said of it.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="cases">Cases it rests on.</param>
    /// <param name="more">What else there is to say of an outlier, or null.</param>
    public static Bilingual Of(QualityLimit limit, FindingVerdict verdict, double? value, double cases, Bilingual? more)
    {
        var (number, band) = (Number(value, limit.Unit), Band(limit));
        return verdict switch
        {
            FindingVerdict.NoData => new($"{limit.NameZh}：无法计算。", $"{limit.NameEn}: cannot be computed."),
            FindingVerdict.TooFew => new($"{limit.NameZh}：例数太少，不作判断。", $"{limit.NameEn}: too few cases to say anything."),
            FindingVerdict.Fine => new($"{limit.NameZh} {number}，在界限 {band} 之内。", $"{limit.NameEn} {number}, within {band}."),
            FindingVerdict.Chance => new(
                $"{limit.NameZh} {number}，在界限 {band} 之外，但不超出偶然范围（{Count(cases)} 例）。",
                $"{limit.NameEn} {number}, outside {band} but not by more than chance ({EnglishNoun.Count(cases, "case")})."),
            _ => new(
                $"{limit.NameZh} {number}，在界限 {band} 之外{more?.Zh}：{Meaning(limit, value).Zh}。请说明。",
                $"{limit.NameEn} {number}, outside {band}{more?.En}: {Meaning(limit, value).En}. Please explain."),
        };
    }

    private static Bilingual Meaning(QualityLimit limit, double? value) =>
        limit.HighZh.Length == 0 || (value is { } number && limit.IsBelow(number)) ? new(limit.LowZh, limit.LowEn) : new(limit.HighZh, limit.HighEn);

    private static string Band(QualityLimit limit) => (limit.Low, limit.High) switch
    {
        ({ } low, { } high) => $"{Number(low, limit.Unit)} - {Number(high, limit.Unit)}",
        ({ } low, null) => $">{(limit.Measure == "dco-none" ? "" : "=")} {Number(low, limit.Unit)}",
        (_, { } high) => $"{(limit.HighCounts ? "<" : "<=")} {Number(high, limit.Unit)}",
        _ => "-",
    };

    private static string Number(double? value, string unit) => value is not { } number ? "-" : unit switch
    {
        "percent" => string.Create(CultureInfo.InvariantCulture, $"{number:0.##}%"),
        "per-million" => string.Create(CultureInfo.InvariantCulture, $"{number:0.#}/10⁶"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{number:0.###}"),
    };

    private static string Count(double cases) => cases.ToString("0", CultureInfo.InvariantCulture);
}

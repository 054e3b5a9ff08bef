using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Rates;
using Registry.Api.Tables;

namespace Registry.Api.Compute;

/// <summary>What the statistics that answer with rates, percentages and ratios share.</summary>
internal static class RateRows
{
    /// <summary>Columns of a rate.</summary>
    public static IReadOnlyList<ResultColumn> OfRate { get; } =
    [
        new("cases", new("例数（含年龄不详者，若已分摊）", "cases, those of unknown age included where they are spread")),
        new("person_years", new("人年数", "person-years")),
        new("rate_per_100k", new("率（1/10万）", "rate per 100 000 person-years")),
        new("lower_per_100k", new("率的下限", "lower limit of the rate")),
        new("upper_per_100k", new("率的上限", "upper limit of the rate")),
    ];

    /// <summary>The parameter that chooses how the limits of a standardised rate are made.</summary>
    public static ComputeParameter LimitsParameter { get; } = ComputeParameter.Choice("limits", LimitsWords.All[0], new("可信区间的方法", "Method of the limits"), [.. LimitsWords.All]);

    /// <summary>Columns of a percentage.</summary>
    public static IReadOnlyList<ResultColumn> OfPercent { get; } =
    [
        new("numerator", new("分子", "numerator")),
        new("denominator", new("分母", "denominator")),
        new("percent", new("百分比", "percent")),
        new("lower_percent", new("百分比的下限", "lower limit of the percentage")),
        new("upper_percent", new("百分比的上限", "upper limit of the percentage")),
    ];

    /// <summary>Columns of a ratio.</summary>
    public static IReadOnlyList<ResultColumn> OfRatio { get; } =
    [
        new("numerator", new("分子", "what stands above the line")),
        new("denominator", new("分母", "what stands below it")),
        new("ratio", new("比值", "ratio")),
        new("lower", new("比值的下限", "lower limit of the ratio")),
        new("upper", new("比值的上限", "upper limit of the ratio")),
        new("p_value", new("双侧 p 值", "two-sided p of a ratio of 1")),
    ];

    /// <summary>The row of a rate; without one, a row that says that nobody is at risk.</summary>
    public static ResultRow Row(RateEstimate? rate, Bilingual? note = null) => rate is null
        ? Absent(OfRate.Count, new("无人年，不能计算率", "nobody at risk: no rate"))
        : new(rate.Method, rate.Cases, rate.PersonYears, rate.Per100k, rate.LowerPer100k, rate.UpperPer100k) { Note = note };

    /// <summary>The row of a percentage; without one, a row that says that there is nothing to divide by.</summary>
    public static ResultRow Row(PercentEstimate? percent, Bilingual? note = null) => percent is null
        ? Absent(OfPercent.Count, new("分母为 0", "nothing to divide by"))
        : new(percent.Method, percent.Numerator, percent.Denominator, percent.Percent, percent.LowerPercent, percent.UpperPercent) { Note = note };

    /// <summary>The row of a ratio; without one, a row that says that there is nothing to divide by.</summary>
    public static ResultRow Row(RatioEstimate? ratio, Bilingual? note = null) => ratio is null
        ? Absent(OfRatio.Count, new("分母为 0", "nothing to divide by"))
        : new(ratio.Method, ratio.Numerator, ratio.Denominator, ratio.Ratio, ratio.Lower, ratio.Upper, ratio.PValue) { Note = note };

    /// <summary>A row without numbers, and why.</summary>
    public static ResultRow Absent(int columns, Bilingual why) => new("", new object?[columns]) { Note = why };

    /// <summary>A rate over known ages, corrected for unknown age as the caller asks.</summary>
    public static ResultRow Corrected(ComputeInput input, AgeTable ages, RateEstimate? known, Bilingual? note)
    {
        var unknown = ages.UnknownOf(ComputeColumn.Cases);
        if (known is null || unknown == 0) return Row(known, note);
        if (Excludes(input)) return Row(known with { Method = $"{known.Method}; {Excluded(unknown)}" }, note);
        return UnknownAge.Correct(known, unknown) is { } corrected
            ? Row(corrected, note)
            : Absent(OfRate.Count, new("全部病例年龄不详，不能计算", "every age is unknown: no rate"));
    }

    /// <summary>True when cases of unknown age are to be left out.</summary>
    public static bool Excludes(ComputeInput input) => input.Values.Text(ComputeParameter.UnknownAge.Name) == "excluded";

    /// <summary>How the caller wants the limits of a standardised rate made.</summary>
    public static RateLimits Limits(ComputeInput input) => LimitsWords.Read(input.Values.Text(LimitsParameter.Name));

    /// <summary>What the method text says of cases that were left out.</summary>
    public static string Excluded(double unknown) =>
        string.Create(CultureInfo.InvariantCulture, $"unknown age: {unknown} cases left out");

    /// <summary>Two notes as one.</summary>
    public static Bilingual? Join(params Bilingual?[] notes) =>
        notes.OfType<Bilingual>().ToList() is { Count: > 0 } some ? Bilingual.Join(new("；", "; "), some) : null;
}

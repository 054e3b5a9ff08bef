using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Columns and parameters that the trend statistics share.</summary>
internal static class TrendInput
{
    private static readonly ComputeColumn Year = new("year", ColumnKind.Number, new("年份", "Year"), "年份");

    private static readonly ComputeColumn Rate = new("rate", ColumnKind.Count, new("该年的率（1/10万），粗率或标化率", "Rate of the year per 100 000, crude or standardised"), "asr", "率")
    { IsRequired = false };

    private static readonly ComputeColumn StandardError = new("standard_error", ColumnKind.Count,
        new("率的标准误（weights=standard-error 时需要）", "Standard error of the rate (needed with weights=standard-error)"), "se", "标准误")
    { IsRequired = false };

    private static readonly ComputeColumn Cases = ComputeColumn.Cases with { IsRequired = false };

    private static readonly ComputeColumn PersonYears = ComputeColumn.PersonYears with { IsRequired = false };

    /// <summary>What a row of a series holds.</summary>
    public static IReadOnlyList<ComputeColumn> Columns { get; } = [Year, Rate, StandardError, Cases, PersonYears];

    /// <summary>How years are weighted and zero rates treated.</summary>
    public static IReadOnlyList<ComputeParameter> Parameters { get; } =
    [
        ComputeParameter.Choice("weights", "constant", new("constant：各年等权；standard-error：按标准误；poisson：按例数（Poisson 方差）",
            "constant: every year alike; standard-error: by the standard errors; poisson: by the cases"), "constant", "standard-error", "poisson"),
        ComputeParameter.Choice("zeroRates", "leave-out", new("率为 0 的年份：leave-out 不计入；half-case 按半例计（需人年数）",
            "A year with rate 0: leave-out, or half-case (half a case, needs person_years)"), "leave-out", "half-case"),
        ComputeParameter.Confidence,
    ];

    /// <summary>An example with all columns.</summary>
    public static string Csv { get; } =
        """
        year,rate,standard_error,cases,person_years
        2001,24.466909880592496,0.7632664613779947,1135,3171977
        2002,26.50262424549845,0.7983715794513232,1226,3154016
        2003,22.04726887463009,0.6643794128363666,1187,3136412
        2004,23.33299154685346,0.6842746405309293,1275,3125996
        2005,21.617681888688598,0.6448706972776412,1232,3112025
        2006,21.612774591799003,0.6494154483717419,1249,3095814
        2007,19.827482397384063,0.6045140756168961,1185,3088243

        """;

    /// <summary>Where the example comes from.</summary>
    public const string Source = "liver, men, Shanghai, 2001-2007, rates standardised to Segi (Cancer Incidence in Five Continents, in Rcan 1.3.91)";

    /// <summary>The options the caller chose.</summary>
    public static TrendOptions Options(ComputeInput input) => new()
    {
        Weighting = input.Values.Text("weights") switch
        {
            "standard-error" => TrendWeighting.StandardError,
            "poisson" => TrendWeighting.PoissonVariance,
            _ => TrendWeighting.Constant,
        },
        ZeroRates = input.Values.Text("zeroRates") == "half-case" ? ZeroRates.HalfCase : ZeroRates.LeaveOut,
        Confidence = input.Confidence,
    };

    /// <summary>The series; a rate that is not given is cases over person-years.</summary>
    /// <exception cref="ComputeRefusedException">A year has neither a rate nor cases and person-years.</exception>
    public static IReadOnlyList<TrendPoint> Points(ComputeInput input) => [.. input.Rows.Select(row =>
    {
        var (cases, years) = (row.Optional(Cases.Name), row.Optional(PersonYears.Name));
        var rate = row.Optional(Rate.Name) ?? (years > 0 ? cases / years * RateEstimate.Per : null) ?? throw ComputeInput.Refuse(row.Where(Rate.Name),
            "缺少率；请给出 rate，或给出 cases 与大于 0 的 person_years。", "is empty; give the rate, or cases and person_years above 0.");
        return new TrendPoint(row.Number(Year.Name), rate, row.Optional(StandardError.Name), cases, years);
    })];

    /// <summary>The years that took no part because their rate is 0; null when there is none.</summary>
    public static Bilingual? LeftOut(IReadOnlyList<double> years)
    {
        var list = string.Join(", ", years.Select(year => year.ToString(CultureInfo.InvariantCulture)));
        return years.Count == 0 ? null : new($"率为 0、未计入的年份：{list}", $"left out, rate 0: {list}");
    }

    /// <summary>A warning where few years take part; else null.</summary>
    public static Bilingual? Few(int years) => years >= AnnualPercentChange.FewYears ? null
        : new($"仅 {years} 年，趋势很不可靠", $"only {years} years: the trend is hardly reliable");
}

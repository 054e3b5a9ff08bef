using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Trends;

namespace Registry.Api.Compute.Statistics;

/// <summary>Columns and parameters that the trend statistics share.</summary>
internal static class TrendInput
{
    /// <summary>Name of the series, where a statistic takes several.</summary>
    public static ComputeColumn Series { get; } = new("series", ColumnKind.Text, new("序列名称（部位、地区、性别）", "Name of the series (site, area, sex)"), "group", "序列");

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
        ComputeParameter.Choice("zeroRates", "leave-out", new("率为 0 的年份：leave-out 不计入；half-case 按半例计（需人年数）；refuse 拒绝",
            "A year with rate 0: leave-out, half-case (half a case, needs person_years), or refuse"), "leave-out", "half-case", "refuse"),
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

    /// <summary>A longer example, with bends.</summary>
    public static string DrugDeaths { get; } =
        """
        year,rate,standard_error
        1999,7.57892405328305,0.153862240812234
        2000,7.27093400168458,0.148641419601924
        2001,7.55212615695546,0.150016367193769
        2002,8.13343346965586,0.15387503500925
        2003,8.14290540119742,0.152972557801963
        2004,8.1902190121354,0.151989366284813
        2005,9.24541340872332,0.159730424651275
        2006,10.6372102606915,0.170076472895154
        2007,9.55939742859822,0.159808534393883
        2008,8.30072119859486,0.147855039879095
        2009,8.17777724664953,0.145480958300645
        2010,7.89543828386164,0.141742155344301
        2011,8.47156001824695,0.145976592184326
        2012,8.64693383766079,0.146586720664655
        2013,9.49761872342706,0.152232802550348
        2014,10.3971073883075,0.158778792612966
        2015,12.0585279446653,0.170139545724477

        """;

    /// <summary>Where the longer example comes from.</summary>
    public const string DrugDeathsSource =
        "deaths from drugs, black population of the United States, 1999-2015, age-adjusted (data of github.com/mkiang/opioid_trends, 5e988f348b5c)";

    /// <summary>The options the caller chose.</summary>
    public static TrendOptions Options(ComputeInput input) => new()
    {
        Weighting = input.Values.Text("weights") switch
        {
            "standard-error" => TrendWeighting.StandardError,
            "poisson" => TrendWeighting.PoissonVariance,
            _ => TrendWeighting.Constant,
        },
        ZeroRates = input.Values.Text("zeroRates") switch
        {
            "half-case" => ZeroRates.HalfCase,
            "refuse" => ZeroRates.Refuse,
            _ => ZeroRates.LeaveOut,
        },
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
        : new($"仅 {years} 年，趋势很不可靠", $"only {Plural.Of(years, "year")}: the trend is hardly reliable");
}

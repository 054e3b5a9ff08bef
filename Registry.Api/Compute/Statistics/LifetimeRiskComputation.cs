using Registry.Analytics.Burden;
using Registry.Core.Cube;

namespace Registry.Api.Compute.Statistics;

/// <summary>Risk of a diagnosis during life.</summary>
internal static class LifetimeRiskComputation
{
    private static readonly ComputeColumn AllDeaths = new("all_deaths", ColumnKind.Count, new("全死因死亡数", "Deaths from every cause"), "全死因死亡数");

    private static readonly ComputeColumn CancerDeaths = new("cancer_deaths", ColumnKind.Count,
        new("该癌死亡数（method=amp 时需要）", "Deaths from the cancer (needed with method=amp)"), "该癌死亡数") { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "lifetime-risk",
        Section = ComputationSection.Burden,
        Title = new("终生风险：计入其他死因后一生中发病的概率", "Lifetime risk: the chance of a diagnosis during life, other deaths taken into account"),
        Parameters =
        [
            ComputeParameter.Choice("method", "amp", new("amp：校正多原发（Sasieni）；current-probability：首次诊断与全死因竞争",
                "amp: adjusted for multiple primaries (Sasieni); current-probability: first diagnosis and death from any cause compete"), "amp", "current-probability"),
            ComputeParameter.Whole("fromAge", 0, 0, 84, new("已无病存活至该岁，须为年龄组之首", "Age reached without a diagnosis, the beginning of a group")),
            ComputeParameter.Whole("throughAge", 150, 0, 150, new("截止年龄，须为年龄组之末；150 表示终生", "Last age counted, the end of a group; 150 for the whole life")),
            ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Age, ComputeColumn.Cases, AllDeaths, CancerDeaths, ComputeColumn.PersonYears],
        Results =
        [
            new("risk_percent", new("风险（%）", "risk in percent")), new("lower_percent", new("风险的下限（%）", "lower limit, percent")),
            new("upper_percent", new("风险的上限（%）", "upper limit, percent")), new("one_in", new("每多少人中一人", "one person in so many")),
        ],
        Heading = nameof(LifetimeRisk),
        Citation = "Sasieni et al., Br J Cancer 2011;105:460. Esteve, Benhamou & Raymond, IARC Sci Publ 128, 1994.",
        Example = new(
            """
            age,cases,all_deaths,cancer_deaths,person_years
            0-4,23.26,162.98,12.79,100000
            5-9,11.09,20.34,6.10,100000
            10-14,12.64,20.92,6.95,100000
            15-19,23.49,61.45,12.92,100000
            20-24,38.52,85.78,21.18,100000
            25-29,65.73,101.45,36.15,100000
            30-34,86.93,139.07,47.81,100000
            35-39,107.30,194.14,59.02,100000
            40-44,148.02,299.91,81.41,100000
            45-49,244.83,422.39,134.65,100000
            50-54,480.04,659.52,264.02,100000
            55-59,876.18,1108.95,481.90,100000
            60-64,1456.61,1882.18,801.13,100000
            65-69,2181.42,3042.95,1199.78,100000
            70-74,2974.07,4827.49,1635.74,100000
            75-79,3285.92,7541.34,1807.25,100000
            80-84,3580.50,11631.83,1969.27,100000
            85+,3190.29,20954.16,1754.66,100000

            """,
            "Denmark, men, per 100 000: incidence of all sites but skin (Cancer Incidence in Five Continents XII), mortality of 1990-1998; cancer deaths taken as 0.55 of the cases"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var ages = input.Ages();
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears);
        if (ages.OpenFrom is { } open)
            throw ComputeInput.Refuse("age", $"末组 {open}+ 太宽；终生风险要求年龄组到 85+。", $"the open group {open}+ is too wide; a lifetime risk needs groups up to 85+.");
        if (ages.UnknownOf(ComputeColumn.Cases) + ages.UnknownOf(AllDeaths) > 0)
            throw ComputeInput.Refuse("age", "有年龄不详者；请先用 spread-unknown 分摊。", "there are counts of unknown age; spread them first (spread-unknown).");
        int? through = input.Values.Whole("throughAge") is var last and < 150 ? last : null;
        MustBeAtRisk(years);
        var (deaths, from) = (ages.Of(AllDeaths), input.Values.Whole("fromAge"));
        var risk = input.Values.Text("method") == "amp"
            ? LifetimeRiskLimits.AdjustedForMultiplePrimaries(cases, deaths, OfCancer(input, ages), years, from, through, input.Confidence)
            : LifetimeRiskLimits.CurrentProbability(cases, deaths, years, from, through, input.Confidence);
        return [new(risk.Method, risk.Fraction * 100, risk.Lower * 100, risk.Upper * 100, risk.Fraction > 0 ? 1 / risk.Fraction : null)
        {
            Note = risk.Fraction > 0 ? null : new("没有病例，风险为 0", "no cases: the risk is 0"),
        }];
    }

    private static AgeVector OfCancer(ComputeInput input, AgeTable ages) =>
        input.Rows.FirstOrDefault(row => row.Optional(CancerDeaths.Name) is null) is { } row
            ? throw ComputeInput.Refuse(row.Where(CancerDeaths.Name), "method=amp 时每行都要有该癌死亡数。", "is empty; method=amp needs it in every row.")
            : ages.Of(CancerDeaths);

    private static void MustBeAtRisk(AgeVector years)
    {
        for (var age = 0; age < years.Scheme.Count; age++)
            if (years[age] == 0)
                throw ComputeInput.Refuse("person_years", $"年龄组 {years.Scheme.Labels[age]} 无人年。", $"nobody at risk in {years.Scheme.Labels[age]}.");
    }
}

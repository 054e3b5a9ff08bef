using Registry.Analytics.Prevalence;

namespace Registry.Api.Compute.Statistics;

/// <summary>Complete prevalence from the prevalence of some years.</summary>
internal static class CompletenessIndexComputation
{
    private static readonly ComputeColumn Age = new("age_years", ColumnKind.Count, new("年龄（岁，年龄组取中点）", "Age, the middle of a group"), "age", "年龄");
    private static readonly ComputeColumn Looked = new("years_looked_back", ColumnKind.Count, new("回溯年数 L", "Years looked back (L)"), "duration", "回溯年数");
    private static readonly ComputeColumn Limited = new("limited_prevalence", ColumnKind.Count, new("L 年限期现患人数", "Prevalence of L years"), "prevalence", "限期现患");

    private static readonly ComputeParameter Exponent = ComputeParameter.Number("exponent", 4, 0.01, 20, new("发病率随年龄的幂次 b（率 ∝ 年龄^b）", "Power of age of the incidence (rate ∝ age^b)"));
    private static readonly ComputeParameter Scale = ComputeParameter.Number("scale", 8, 0.01, 1000, new("生存函数 exp(−(t/scale)^shape) 的尺度（年）", "Scale of the survival exp(−(t/scale)^shape), years"));
    private static readonly ComputeParameter Shape = ComputeParameter.Number("shape", 0.8, 0.05, 10, new("其形状", "Its shape"));

    public static Computation Computation { get; } = new()
    {
        Name = "complete-prevalence",
        Section = ComputationSection.Prevalence,
        Title = new("完整现患：限期现患除以完整性指数 R(L)", "Complete prevalence: limited-duration prevalence over the completeness index R(L)"),
        Parameters = [Exponent, Scale, Shape],
        Columns = [Age, Looked, Limited],
        Results =
        [
            new("age_years", new("年龄", "age")), new("years_looked_back", new("回溯年数", "years looked back")), new("completeness_index", new("完整性指数 R(L)", "completeness index R(L)")),
            new("complete_prevalence", new("完整现患人数", "complete prevalence")),
        ],
        Heading = nameof(CompletenessIndex),
        Citation = "Capocaccia & De Angelis, Stat Med 1997;16:425.",
        Example = new("age_years,years_looked_back,limited_prevalence\n50,10,120\n65,10,340\n80,10,410\n", "invented"),
        Run = input => input.Rows.Select(row => Row(input, row.Number(Age.Name), row.Number(Looked.Name), row.Number(Limited.Name))),
    };

    private static ResultRow Row(ComputeInput input, double age, double years, double limited)
    {
        var index = CompletenessIndex.PowerAndWeibull(age, years, input.Values.Number(Exponent.Name), input.Values.Number(Scale.Name), input.Values.Number(Shape.Name));
        return new("incidence a power of age, survival of Weibull's form", age, years, index, limited / index);
    }
}

using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Part of a whole.</summary>
internal static class ProportionComputation
{
    private static readonly ComputeColumn Part = new("part", ColumnKind.Count, new("具有该特征的例数", "Cases that have the property"), "numerator", "x", "分子");
    private static readonly ComputeColumn Whole = new("whole", ColumnKind.Count, new("全部例数", "All cases"), "denominator", "n", "total", "分母", "合计");

    public static Computation Computation { get; } = new()
    {
        Name = "proportion",
        Section = ComputationSection.Proportions,
        Title = new("构成比与质量指标（MV%、DCO% 等）及 Wilson 区间", "A proportion, such as MV% or DCO%, with Wilson limits"),
        Parameters = [ComputeParameter.Confidence],
        Columns = [Part, Whole],
        Results = RateRows.OfPercent,
        Heading = nameof(Proportion),
        Citation = "Wilson, J Am Stat Assoc 1927;22:209.",
        Example = new("indicator,part,whole\nMV%,28,38\nDCO%,0,38\n", "invented", ("by", "indicator")),
        Run = input => [RateRows.Row(Proportion.Of(input.Sum(Part), input.Sum(Whole), input.Confidence))],
    };
}

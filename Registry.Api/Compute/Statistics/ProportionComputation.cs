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
        Run = input => [RateRows.Row(Proportion.Of(Possible(input).Sum(Part), input.Sum(Whole), input.Confidence))],
    };

    // Rows are added up: one that cannot be would be hidden by the others.
    private static ComputeInput Possible(ComputeInput input)
    {
        foreach (var row in input.Rows)
            if (row.Number(Part.Name) is var part && row.Number(Whole.Name) is var whole && part > whole)
                throw ComputeInput.Refuse(row.Where(Part.Name), $"为 {part}，大于全部例数 whole 的 {whole}；请检查这一行。", $"is {part}, more than the {whole} of whole; look at this row.");
        return input;
    }
}

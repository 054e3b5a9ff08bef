using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Observed against expected, the reference given as rates.</summary>
internal static class ExpectedComputation
{
    private static readonly ComputeColumn Rate = new("reference_rate_per_100k", ColumnKind.Count,
        new("对照率（1/10万人年）", "Rate of the reference per 100 000 person-years"), "ref_rate", "对照率");

    public static Computation Computation { get; } = new()
    {
        Name = "sir-rates",
        Section = ComputationSection.Comparison,
        Title = new("SIR/SMR：对照以率给出，层次任意（年龄、年份、性别）", "SIR or SMR with the reference given as rates, in strata of any kind (age, year, sex)"),
        Parameters =
        [
            ComputeParameter.Choice("limits", "exact", new("可信区间的方法", "Method of the limits"), "exact", "byar", "mid-p", "log-normal"),
            ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Cases, ComputeColumn.PersonYears, Rate],
        Results = RateRows.OfRatio,
        Heading = nameof(StandardisedIncidenceRatio),
        Citation = "Breslow & Day, IARC Sci Publ 82, 1987.",
        Example = new("sex,age,cases,person_years,reference_rate_per_100k\n1,60-64,12,2200,310.5\n1,65-69,15,1800,470.2\n2,60-64,6,2300,190.1\n2,65-69,7,2000,260.4\n",
            "invented", ("by", "sex"), ("pool", "age")),
        Run = input => [RateRows.Row(IndirectComputation.Ratio(input, input.Sum(ComputeColumn.Cases), input.Rows.Sum(Expected)))],
    };

    private static double Expected(InputRow row) => row.Number(ComputeColumn.PersonYears.Name) * row.Number(Rate.Name) / 100_000;
}

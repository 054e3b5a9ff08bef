using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Rate of each age group.</summary>
internal static class AgeSpecificComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "age-specific-rates",
        Section = ComputationSection.Rates,
        Title = new("年龄别率：率随年龄如何变化", "Age-specific rates: how the rate changes with age"),
        Parameters = [ComputeParameter.Confidence],
        Columns = [ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears],
        Results = [new("age", new("年龄组", "age group")), .. RateRows.OfRate],
        Heading = nameof(AgeSpecificRates),
        Citation = "Garwood, Biometrika 1936;28:437.",
        Example = new(ExampleCounts.Lung, ExampleCounts.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var ages = input.Ages();
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears, to: 0);
        var rates = AgeSpecificRates.Of(cases, years, input.Confidence);
        var there = input.Rows.Select(ages.GroupOf).OfType<int>().Distinct().Order();
        foreach (var group in there)
            yield return WithAge(ages.OpenFrom == ages.Scheme.LowerBound(group) ? $"{ages.OpenFrom}+" : ages.Scheme.Labels[group], RateRows.Row(rates[group]));
        if (ages.UnknownOf(ComputeColumn.Cases) is var unknown and > 0)
            yield return WithAge("UNK", RateRows.Absent(RateRows.OfRate.Count, new("年龄不详：没有对应人口", "unknown age: no population of its own"))
                with { Values = [unknown, null, null, null, null] });
    }

    private static ResultRow WithAge(string age, ResultRow row) => row with { Values = [age, .. row.Values] };
}

using Registry.Analytics;
using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Standardised rate over some ages.</summary>
internal static class TruncatedComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "truncated-rate",
        Section = ComputationSection.Rates,
        Title = new("截缩率：限于某年龄段（通常 35-64 岁）的标化率", "Truncated rate: the standardised rate at some ages only, usually 35 to 64"),
        Parameters =
        [
            ComputeParameter.Standard,
            ComputeParameter.Whole("fromAge", 35, 0, 84, new("起始年龄，须为年龄组之首", "Youngest age, the beginning of a group")),
            ComputeParameter.Whole("throughAge", 64, 0, 84, new("截止年龄，须为年龄组之末", "Oldest age, the end of a group")),
            RateRows.LimitsParameter, ComputeParameter.UnknownAge, ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears, ComputeColumn.Weight],
        Results = [new("standard", new("标准人口", "standard population")), .. RateRows.OfRate],
        Heading = nameof(TruncatedRate),
        Citation = "IARC Sci Publ 95 (Cancer Registration), 1991, ch. 11. Limits as for asr: Fay & Feuer, Stat Med 1997;16:791.",
        Example = new(ExampleCounts.Lung, ExampleCounts.Source, ("standard", "SEGI")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var ages = input.Ages();
        var (from, through) = (input.Values.Whole("fromAge"), input.Values.Whole("throughAge"));
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears, from, through + 1);
        return input.Standards(ages).Select(standard =>
        {
            var row = RateRows.Row(Corrected(input, ages, TruncatedRate.Between(cases, years, standard, from, through, RateRows.Limits(input), input.Confidence)));
            return row with { Values = [standard.Code, .. row.Values] };
        });
    }

    // The factor for unknown age is that of all ages, so that all of them must be there to make it.
    private static RateEstimate? Corrected(ComputeInput input, AgeTable ages, RateEstimate? rate)
    {
        var unknown = ages.UnknownOf(ComputeColumn.Cases);
        if (rate is null || unknown == 0) return rate;
        if (RateRows.Excludes(input)) return rate with { Method = $"{rate.Method}; {RateRows.Excluded(unknown)}" };
        ages.MustHave(0, null);
        return UnknownAge.Correct(rate, ages.Of(ComputeColumn.Cases).Total, unknown);
    }
}

using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Api.Compute.Statistics;

/// <summary>Directly age-standardised rate.</summary>
internal static class AgeStandardisedComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "asr",
        Section = ComputationSection.Rates,
        Title = new("标化率：若年龄构成与标准人口相同，率是多少", "Age-standardised rate: what the rate would be with the ages of a standard population"),
        Parameters =
        [
            ComputeParameter.Standard,
            RateRows.LimitsParameter,
            ComputeParameter.UnknownAge,
            ComputeParameter.Confidence,
        ],
        Columns = [ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears, ComputeColumn.Weight],
        Results =
        [
            new("standard", new("标准人口", "standard population")), .. RateRows.OfRate,
            new("standard_error_per_100k", new("标准误（Poisson 方差；limits=binomial 时为二项方差）", "standard error of the rate, Poisson variance (with limits=binomial the binomial one)")),
        ],
        Heading = nameof(AgeStandardisedRate),
        Citation = "Fay & Feuer, Stat Med 1997;16:791. Tiwari, Clegg & Zou, Stat Methods Med Res 2006;15:547. Dobson et al., Stat Med 1991;10:457. Fay & Kim, Biometrical J 2017;59:549.",
        Example = new(ExampleCounts.Lung, ExampleCounts.Source, ("standard", "CN2000,SEGI")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var ages = input.Ages();
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears);
        return input.Standards(ages).Select(standard =>
        {
            var row = RateRows.Corrected(input, ages, AgeStandardisedRate.Direct(cases, years, standard, RateRows.Limits(input), input.Confidence), ages.Note(years));
            return row with { Values = [standard.Code, .. row.Values, StandardError(input, ages, cases, years, standard)] };
        });
    }

    private static double? StandardError(ComputeInput input, AgeTable ages, AgeVector cases, AgeVector years, StandardPopulation standard) =>
        (input.Values.Text("limits") == "binomial"
            ? AgeStandardisedRate.BinomialStandardErrorPer100k(cases, years, standard)
            : AgeStandardisedRate.StandardErrorPer100k(cases, years, standard))
            * (RateRows.Excludes(input) ? 1 : UnknownAge.Factor(cases.Total, ages.UnknownOf(ComputeColumn.Cases)));
}

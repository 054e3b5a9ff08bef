using Registry.Analytics;
using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Cumulative rate and the risk it means.</summary>
internal static class CumulativeComputation
{
    private const string OfRisk = "proportional-of-risk";

    private static readonly ComputeParameter ThroughAge =
        ComputeParameter.Whole("throughAge", 74, 0, 84, new("累积至该岁（含），须为年龄组之末", "Last age counted, the end of a group"));

    private static readonly ComputeParameter UnknownAgeOfRisk = ComputeParameter.Choice(ComputeParameter.UnknownAge.Name, "proportional",
        new("年龄不详病例的处理：proportional 校正累积率后再换算风险，excluded 不计入，proportional-of-risk 直接校正风险（同 Rcan）",
            "Cases of unknown age: proportional (the rate is corrected and the risk made of it), excluded, or proportional-of-risk (the risk itself, as Rcan)"),
        "proportional", "excluded", OfRisk);

    private static readonly ComputeColumn[] Columns = [ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears];

    /// <summary>Rate and risk.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "cumulative-rate",
            Section = ComputationSection.Rates,
            Title = new("累积率：各岁率之和（%）", "Cumulative rate: the rates of every year of age added up, percent"),
            Parameters = [ThroughAge, ComputeParameter.UnknownAge, ComputeParameter.Confidence],
            Columns = Columns,
            Results = RateRows.OfPercent,
            Heading = nameof(CumulativeRate),
            Citation = "Day, in: Cancer Incidence in Five Continents IV, IARC Sci Publ 42, 1982.",
            Example = new(ExampleCounts.Lung, ExampleCounts.Source),
            Run = input => [Of(input, rate => rate)],
        },
        new()
        {
            Name = "cumulative-risk",
            Section = ComputationSection.Rates,
            Title = new("累积风险：若无其他死因，到某岁发病的概率（%）", "Cumulative risk: the chance of a diagnosis up to an age if nothing else could happen, percent"),
            Parameters = [ThroughAge, UnknownAgeOfRisk, ComputeParameter.Confidence],
            Columns = Columns,
            Results = RateRows.OfPercent,
            Heading = nameof(CumulativeRisk),
            Citation = "Day, in: Cancer Incidence in Five Continents IV, IARC Sci Publ 42, 1982.",
            Example = new(ExampleCounts.Lung, ExampleCounts.Source),
            Run = input => [Of(input, CumulativeRisk.Of)],
        },
    ];

    // Unknown age corrects the rate; a risk is made from the corrected rate.
    private static ResultRow Of(ComputeInput input, Func<PercentEstimate, PercentEstimate> measure)
    {
        var ages = input.Ages();
        var through = input.Values.Whole("throughAge");
        var excludes = RateRows.Excludes(input);
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears, to: excludes ? through + 1 : null);
        var unknown = ages.UnknownOf(ComputeColumn.Cases);
        if (CumulativeRate.Of(cases, years, through, input.Confidence) is not { } known) return RateRows.Row((PercentEstimate?)null);
        if (excludes && unknown > 0) return RateRows.Row(measure(known with { Method = $"{known.Method}; {RateRows.Excluded(unknown)}" }));
        var corrected = input.Values.Text(UnknownAgeOfRisk.Name) == OfRisk
            ? UnknownAge.CorrectRiskAsRcan(measure(known), cases.Total, unknown)
            : UnknownAge.Correct(known, cases.Total, unknown) is { } rate ? measure(rate) : null;
        return corrected is not null
            ? RateRows.Row(corrected)
            : RateRows.Absent(RateRows.OfPercent.Count, new("全部病例年龄不详，不能计算", "every age is unknown: no rate"));
    }
}

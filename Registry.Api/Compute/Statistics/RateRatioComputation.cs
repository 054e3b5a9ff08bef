using Registry.Analytics;
using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Api.Compute.Statistics;

/// <summary>Ratio and difference of the standardised rates of two populations.</summary>
internal static class RateRatioComputation
{
    private static readonly ComputeParameter Reference = ComputeParameter.Text("reference",
        new("作分母的人群；不写则为输入中的第一个", "Population below the line, or subtracted; the first of the input when nothing is said"));

    private static readonly ComputeColumn[] Columns =
        [ComputeColumn.Population, ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears, ComputeColumn.Weight];

    private static readonly ResultColumn[] Pair =
        [new("population", new("人群", "population")), new("reference", new("对照人群", "population it is compared with")), new("standard", new("标准人口", "standard population"))];

    /// <summary>Ratio and difference.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "rate-ratio",
            Section = ComputationSection.Comparison,
            Title = new("标化率之比（SRR）：一个人群的标化率是另一个的几倍", "Standardised rate ratio: how many times higher the rate of one population is than that of another"),
            Parameters =
            [
                Reference, ComputeParameter.Standard,
                ComputeParameter.Choice("limits", "boyle-parkin", new("可信区间的方法", "Method of the limits"), "boyle-parkin", "tiwari", "fay", "log-normal"),
                ComputeParameter.UnknownAge, ComputeParameter.Confidence,
            ],
            Columns = Columns,
            Results = [.. Pair, .. RateRows.OfRatio],
            Heading = nameof(StandardisedRateRatio),
            Citation = "Boyle & Parkin, IARC Sci Publ 95, 1991, ch. 11. Tiwari, Clegg & Zou, Stat Methods Med Res 2006;15:547. Fay, Commun Stat 1999;28:2141.",
            Example = new(ExampleCounts.ColonOfTwo, ExampleCounts.SourceOfTwo, ("reference", "women"), ("standard", "SEGI")),
            Run = input => Compare(input, (a, b, standard) => RateRows.Row(Ratio(input, a, b, standard))),
        },
        new()
        {
            Name = "rate-difference",
            Section = ComputationSection.Comparison,
            Title = new("标化率之差及 p 值", "Difference of two standardised rates, with p"),
            Parameters = [Reference, ComputeParameter.Standard, ComputeParameter.UnknownAge, ComputeParameter.Confidence],
            Columns = Columns,
            Results =
            [
                .. Pair,
                new("difference_per_100k", new("率差（1/10万）", "rate less the rate of the reference, per 100 000")),
                new("lower_per_100k", new("率差的下限", "lower limit")),
                new("upper_per_100k", new("率差的上限", "upper limit")),
                new("p_value", new("双侧 p 值", "two-sided p of no difference")),
            ],
            Heading = nameof(StandardisedRateDifference),
            Citation = "Boyle & Parkin, IARC Sci Publ 95, 1991, ch. 11.",
            Example = new(ExampleCounts.ColonOfTwo, ExampleCounts.SourceOfTwo, ("reference", "women"), ("standard", "SEGI")),
            Run = input => Compare(input, (a, b, standard) =>
            {
                var d = StandardisedRateDifference.Of(a, b, standard, input.Confidence);
                return new(d.Method, d.Per100k, d.LowerPer100k, d.UpperPer100k, d.PValue);
            }),
        },
    ];

    private static RatioEstimate? Ratio(ComputeInput input, StandardisedPopulation a, StandardisedPopulation b, StandardPopulation standard) =>
        input.Values.Text("limits") switch
        {
            "tiwari" => StandardisedRateRatio.Tiwari(a, b, standard, input.Confidence),
            "fay" => StandardisedRateRatio.Fay(a, b, standard, input.Confidence),
            "log-normal" => StandardisedRateRatio.LogNormal(a, b, standard, input.Confidence),
            _ => StandardisedRateRatio.BoyleParkin(a, b, standard, input.Confidence),
        };

    private static IEnumerable<ResultRow> Compare(
        ComputeInput input, Func<StandardisedPopulation, StandardisedPopulation, StandardPopulation, ResultRow> compare)
    {
        var names = input.Names(ComputeColumn.Population);
        var reference = input.Values.Text(Reference.Name) is { Length: > 0 } said ? said : names[0];
        if (!names.Contains(reference))
            throw ComputeInput.Refuse(Reference.Name, $"没有人群“{reference}”；输入中有 {string.Join("、", names)}。", $"there is no population \"{reference}\"; the input has {string.Join(", ", names)}.");
        if (names.Count < 2)
            throw ComputeInput.Refuse("population", $"只有一个人群（{names[0]}），至少要两个。", $"there is only {names[0]}; at least two populations are compared.");
        var below = Of(input.Where(ComputeColumn.Population, reference));
        foreach (var name in names.Where(n => n != reference))
        {
            var (above, ages) = Of(input.Where(ComputeColumn.Population, name));
            if (ages.Scheme != below.Ages.Scheme || ages.OpenFrom != below.Ages.OpenFrom)
                throw ComputeInput.Refuse("age", $"{name} 与 {reference} 的年龄组不同。", $"{name} and {reference} have different age groups.");
            foreach (var standard in input.Where(ComputeColumn.Population, name).Standards(ages))
            {
                var row = compare(above, below.Population, standard);
                yield return row with { Values = [name, reference, standard.Code, .. row.Values], Method = row.Method + Unknown(input, above, below.Population) };
            }
        }
    }

    private static (StandardisedPopulation Population, AgeTable Ages) Of(ComputeInput input)
    {
        var ages = input.Ages();
        var (cases, years) = ages.Rates(ComputeColumn.Cases, ComputeColumn.PersonYears);
        return (new(cases, years, RateRows.Excludes(input) ? 0 : ages.UnknownOf(ComputeColumn.Cases)), ages);
    }

    private static string Unknown(ComputeInput input, StandardisedPopulation a, StandardisedPopulation b)
    {
        if (a.CasesOfUnknownAge + b.CasesOfUnknownAge > 0) return $"; {UnknownAge.Method}";
        var leftOut = input.Rows.Where(r => AgeLabel.IsUnknown(r.Text("age"))).Sum(r => r.Number("cases"));
        return leftOut > 0 ? $"; {RateRows.Excluded(leftOut)}" : "";
    }
}

using Registry.Analytics;
using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Observed against expected: SIR and SMR.</summary>
internal static class IndirectComputation
{
    private static readonly ComputeColumn Observed = new("observed", ColumnKind.Count, new("观察例数（非整数时不给 p 值）", "Cases observed (without a p when not whole)"), "obs", "O", "观察例数", "实际例数");
    private static readonly ComputeColumn Expected = new("expected", ColumnKind.Count, new("期望例数", "Cases expected"), "exp", "E", "期望例数", "理论例数");

    private static readonly ComputeColumn ReferenceCases = new("reference_cases", ColumnKind.Count,
        new("对照人群例数", "Cases of the reference population"), "ref_cases", "对照例数");

    private static readonly ComputeColumn ReferenceYears = new("reference_person_years", ColumnKind.Count,
        new("对照人群人年数", "Person-years of the reference population"), "ref_py", "ref_person_years", "对照人年数");

    private static readonly ComputeParameter[] Parameters =
    [
        ComputeParameter.Choice("limits", "exact", new("可信区间的方法", "Method of the limits"), "exact", "byar", "mid-p", "log-normal"),
        ComputeParameter.Confidence,
    ];

    /// <summary>From counts by age, and from observed and expected counts.</summary>
    public static IReadOnlyList<Computation> Both { get; } =
    [
        new()
        {
            Name = "sir",
            Section = ComputationSection.Comparison,
            Title = new("标化发病（死亡）比 SIR/SMR：观察例数是对照率所期望例数的几倍",
                "Standardised incidence (mortality) ratio: cases observed against those that reference rates would give"),
            Parameters = Parameters,
            Columns = [ComputeColumn.Age, ComputeColumn.Cases, ComputeColumn.PersonYears, ReferenceCases, ReferenceYears],
            Results =
            [
                .. RateRows.OfRatio, new("chi_square", new("卡方（自由度 1）", "chi-square, 1 degree of freedom")),
                new("indirect_rate_per_100k", new("间接标化率（1/10万）", "crude rate of the reference times the ratio, per 100 000")),
                new("indirect_lower_per_100k", new("间接标化率下限", "its lower limit")), new("indirect_upper_per_100k", new("间接标化率上限", "its upper limit")),
            ],
            Heading = nameof(StandardisedIncidenceRatio),
            Citation = "Breslow & Day, IARC Sci Publ 82, 1987.",
            Example = new(ByAge, "Cancer Incidence in Five Continents XII: lung, women, Latvia against Denmark"),
            Run = input => [ByAges(input)],
        },
        new()
        {
            Name = "observed-expected",
            Section = ComputationSection.Comparison,
            Title = new("观察例数与期望例数之比", "Ratio of observed to expected cases, both given"),
            Parameters = Parameters,
            Columns = [Observed, Expected],
            Results = RateRows.OfRatio,
            Heading = nameof(StandardisedIncidenceRatio),
            Citation = "Breslow & Day, IARC Sci Publ 82, 1987.",
            Example = new("area,observed,expected\nA,10,7.1\nB,0,1.7\n", "invented", ("by", "area"), ("limits", "mid-p")),
            Run = input => [RateRows.Row(Ratio(input, input.Sum(Observed), input.Sum(Expected)))],
        },
    ];

    private const string ByAge =
        """
        age,cases,person_years,reference_cases,reference_person_years
        0-4,0,248991,0,734143
        5-9,0,251106,0,805160
        10-14,0,226675,0,815609
        15-19,1,216443,5,861295
        20-24,1,287958,0,922399
        25-29,3,346227,5,854426
        30-34,4,333770,10,803315
        35-39,11,322104,25,892243
        40-44,15,345403,59,969277
        45-49,29,349952,227,1019305
        50-54,65,380869,552,981851
        55-59,126,388935,955,892835
        60-64,165,354054,1533,855707
        65-69,208,319752,2209,884765
        70-74,210,308681,2318,715971
        75-79,205,296679,1873,507474
        80-84,112,203070,1342,355887
        85+,137,168726,690,393726

        """;

    private static ResultRow ByAges(ComputeInput input)
    {
        var ages = input.Ages();
        ages.MustHave(0, null);
        var expected = StandardisedIncidenceRatio.Expected(ages.Of(ComputeColumn.PersonYears), ages.Of(ReferenceCases), ages.Of(ReferenceYears));
        var (unknown, unknownReference) = (ages.UnknownOf(ComputeColumn.Cases), ages.UnknownOf(ReferenceCases));
        if (UnknownAge.Factor(ages.Of(ReferenceCases).Total, unknownReference) is not { } factor)
            throw ComputeInput.Refuse(ReferenceCases.Name, "对照病例年龄全部不详。", "every age of the reference cases is unknown.");
        var note = unknown + unknownReference == 0 ? null : new Bilingual(
            $"观察例数含年龄不详 {unknown} 例；期望例数乘以对照的 合计/已知 {factor:R}", $"observed holds {unknown} of unknown age; expected is multiplied by total/known {factor:R} of the reference");
        var ratio = Ratio(input, ages.Of(ComputeColumn.Cases).Total + unknown, expected * factor);
        var rate = IndirectRate.Of(ratio, ages.Of(ReferenceCases).Total + unknownReference, ages.Of(ReferenceYears).Total, ages.Of(ComputeColumn.PersonYears).Total);
        var chiSquare = StandardisedIncidenceRatio.ChiSquareTest(ratio.Numerator, ratio.Denominator).ChiSquare;
        var row = RateRows.Row(ratio, note);
        return row with { Values = [.. row.Values, chiSquare, rate.Per100k, rate.LowerPer100k, rate.UpperPer100k] };
    }

    /// <summary>The ratio with the limits asked for; a p of whole counts only.</summary>
    internal static RatioEstimate Ratio(ComputeInput input, double observed, double expected)
    {
        var ratio = input.Values.Text("limits") switch
        {
            "byar" => StandardisedIncidenceRatio.Byar(observed, expected, input.Confidence),
            "mid-p" => StandardisedIncidenceRatio.MidP(observed, expected, input.Confidence),
            "log-normal" => StandardisedIncidenceRatio.LogNormal(observed, expected, input.Confidence),
            _ => StandardisedIncidenceRatio.Exact(observed, expected, input.Confidence),
        };
        return double.IsInteger(observed) || ratio.PValue is null
            ? ratio : ratio with { PValue = null, Method = $"{ratio.Method}; observed is not a whole number: limits interpolated, no p" };
    }
}

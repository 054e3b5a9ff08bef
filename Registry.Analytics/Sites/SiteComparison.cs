using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>Sets the rates of a population against those of a reference, site by site: standardised ratio and difference, indirect ratio.</summary>
/// <remarks>The two are taken to be independent: nobody may be in both. Formulas are those of <see cref="StandardisedRateRatio"/>,
/// <see cref="StandardisedRateDifference"/> and <see cref="StandardisedIncidenceRatio"/>.</remarks>
public static class SiteComparison
{
    /// <summary>Limits of the ratio by their words.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["boyle-parkin", "tiwari", "fay", "log-normal"];

    /// <summary>Every site and sex; one row a site where each side is of one sex.</summary>
    /// <param name="above">The population.</param>
    /// <param name="below">The reference, on the same site groups.</param>
    /// <param name="standards">Standard populations, on the age groups of both.</param>
    /// <param name="limits">One of <see cref="Limits"/>.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The site groups differ.</exception>
    public static IEnumerable<ComparedRate> Of(
        ComparedSide above, ComparedSide below, IReadOnlyList<StandardPopulation> standards, string limits = "boyle-parkin", double confidence = 0.95)
    {
        if (above.Scheme.Code != below.Scheme.Code)
            throw new ArgumentException($"{above.Scheme.Code} and {below.Scheme.Code} are different site groups.", nameof(below));
        return
            from sex in above.IsOfOneSex ? [null] : (Sex?[])[null, Sex.Male, Sex.Female]
            from @group in Enumerable.Range(0, above.Scheme.Groups.Count)
            from row in Rows(above, below, @group, sex, standards, limits, confidence)
            select row;
    }

    private static IEnumerable<ComparedRate> Rows(
        ComparedSide above, ComparedSide below, int group, Sex? sex, IReadOnlyList<StandardPopulation> standards, string limits, double confidence)
    {
        var site = above.Scheme.Groups[group];
        var (a, b) = (above.Row(group, sex), below.Row(group, sex));
        var absent = a.Problem != RowProblem.None ? a : b.Problem != RowProblem.None ? b : null;
        ComparedRate Absent(RateComparison measure, StandardPopulation? standard) =>
            new() { Group = site, Sex = sex, Measure = measure, Standard = standard, Status = absent!.Status, Reason = absent.Reason };
        if (absent is not null)
        {
            foreach (var standard in standards)
                foreach (var measure in (RateComparison[])[RateComparison.Ratio, RateComparison.Difference]) yield return Absent(measure, standard);
            yield return Absent(RateComparison.Indirect, null);
            yield break;
        }
        var (first, second) = (above.Population(group, sex), below.Population(group, sex));
        foreach (var standard in standards)
        {
            yield return Ratio(new() { Group = site, Sex = sex, Measure = RateComparison.Ratio, Standard = standard, Status = CellStatus.NotAvailable }, first, second, limits, confidence);
            var d = StandardisedRateDifference.Of(first, second, standard, confidence);
            yield return new()
            {
                Group = site, Sex = sex, Measure = RateComparison.Difference, Standard = standard, Value = d.Per100k, Lower = d.LowerPer100k, Upper = d.UpperPer100k,
                PValue = d.PValue, First = Rate(first, standard), Second = Rate(second, standard), Method = d.Method, Status = d.Per100k == 0 ? CellStatus.Zero : CellStatus.Ok,
            };
        }
        yield return Indirect(new() { Group = site, Sex = sex, Measure = RateComparison.Indirect, Status = CellStatus.NotAvailable }, first, second, confidence);
    }

    private static ComparedRate Ratio(ComparedRate row, StandardisedPopulation first, StandardisedPopulation second, string limits, double confidence)
    {
        var standard = row.Standard!;
        var absent = row with
        {
            First = Rate(first, standard), Second = Rate(second, standard), Reason = new("对照的率为 0，比值无意义。", "The rate of the reference is 0: there is no ratio."),
        };
        return With(absent, limits switch
        {
            "tiwari" => StandardisedRateRatio.Tiwari(first, second, standard, confidence),
            "fay" => StandardisedRateRatio.Fay(first, second, standard, confidence),
            "log-normal" => StandardisedRateRatio.LogNormal(first, second, standard, confidence),
            "boyle-parkin" => StandardisedRateRatio.BoyleParkin(first, second, standard, confidence),
            _ => throw new ArgumentException($"{limits} is no name of limits; known are {string.Join(", ", Limits)}.", nameof(limits)),
        });
    }

    // Cases of unknown age are observed, and raise what the reference lets expect in proportion to its own.
    private static ComparedRate Indirect(ComparedRate row, StandardisedPopulation first, StandardisedPopulation second, double confidence)
    {
        var ages = first.PersonYears.Scheme;
        for (var age = 0; age < ages.Count; age++)
            if (first.PersonYears[age] > 0 && second.PersonYears[age] == 0)
                return row with { Reason = new($"对照人群 {ages.Labels[age]} 岁组没有人口。", $"The reference has nobody of {ages.Labels[age]} years.") };
        var known = second.Cases.Total;
        var expected = StandardisedIncidenceRatio.Expected(first.PersonYears, second.Cases, second.PersonYears) * (known > 0 ? (known + second.CasesOfUnknownAge) / known : 1);
        return expected > 0
            ? With(row, StandardisedIncidenceRatio.Exact(first.Cases.Total + first.CasesOfUnknownAge, expected, confidence))
            : row with { Reason = new("按对照的率没有期望例数。", "No case is expected at the rates of the reference.") };
    }

    private static ComparedRate With(ComparedRate row, RatioEstimate? ratio) => ratio is null ? row : row with
    {
        Value = ratio.Ratio, Lower = ratio.Lower, Upper = ratio.Upper, PValue = ratio.PValue, First = ratio.Numerator, Second = ratio.Denominator,
        Method = ratio.Method, Status = ratio.Ratio == 0 ? CellStatus.Zero : CellStatus.Ok, Reason = null,
    };

    private static double Rate(StandardisedPopulation population, StandardPopulation standard) => population.Sum(standard).Rate * RateEstimate.Per;
}

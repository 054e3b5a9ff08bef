using Registry.Analytics.Numerics;

namespace Registry.Analytics.Burden;

/// <summary>Why the number of cases changed between two periods: more people, older people, higher risk.</summary>
/// <remarks>Counts and person-years of each period are those of one year (annual means).</remarks>
public static class ChangeDecomposition
{
    /// <summary>How the parts of <see cref="BrayMoller"/> are made.</summary>
    public const string BrayMollerMethod = "change of cases in population growth, ageing and risk, old rates first (Bray-Moller); the parts depend on that order";

    /// <summary>How the parts of <see cref="DasGupta"/> are made.</summary>
    public const string DasGuptaMethod = "change of cases in population size, age structure and rates (Das Gupta, three factors), the mean over every order";

    /// <summary>Change in growth, ageing and risk: what the old rates would give in the new population is laid between.</summary>
    /// <param name="before">Cases and person-years of a year of the earlier period.</param>
    /// <param name="after">The same of the later period; same age scheme.</param>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, a group has cases but no person-years, or an age has people later only.</exception>
    /// <remarks>Bray F, Moller B. Nat Rev Cancer 2006;6:63-74.</remarks>
    public static DecomposedChange BrayMoller(AnnualCounts before, AnnualCounts after)
    {
        MustBeComparable(before, after);
        double expected = 0;
        for (var age = 0; age < before.Cases.Scheme.Count; age++)
            if (after.PersonYears[age] > 0) expected += after.PersonYears[age] * RateOf(before, age);
        var baseline = before.Cases.Total;
        var growth = baseline * (after.PersonYears.Total / before.PersonYears.Total - 1);
        return new(baseline, after.Cases.Total, growth, expected - baseline - growth, after.Cases.Total - expected, BrayMollerMethod);
    }

    /// <summary>Change in population size, age structure and rates, each the mean over every order in which the three could have changed.</summary>
    /// <remarks>Das Gupta P. Standardization and Decomposition of Rates: A User's Manual. US Bureau of the Census, P23-186, 1993.</remarks>
    /// <inheritdoc cref="BrayMoller"/>
    public static DecomposedChange DasGupta(AnnualCounts before, AnnualCounts after)
    {
        MustBeComparable(before, after);
        double size = 0, structure = 0, rates = 0;
        for (var age = 0; age < before.Cases.Scheme.Count; age++)
        {
            var (ofSize, ofStructure, ofRate) = DasGuptaOfAge(before, after, age);
            (size, structure, rates) = (size + ofSize, structure + ofStructure, rates + ofRate);
        }
        return new(before.Cases.Total, after.Cases.Total, size, structure, rates, DasGuptaMethod);
    }

    /// <summary>What the change of the rate at each age adds to the number of cases, by Das Gupta; youngest first.</summary>
    /// <inheritdoc cref="BrayMoller"/>
    public static IReadOnlyList<double> RiskByAge(AnnualCounts before, AnnualCounts after)
    {
        MustBeComparable(before, after);
        return [.. Enumerable.Range(0, before.Cases.Scheme.Count).Select(age => DasGuptaOfAge(before, after, age).Rate)];
    }

    /// <summary>Change of the crude rate in a part of the rates and a part of the age structure.</summary>
    /// <remarks>Kitagawa EM. J Am Stat Assoc 1955;50:1168-1194.</remarks>
    /// <inheritdoc cref="BrayMoller"/>
    public static DecomposedRate Kitagawa(AnnualCounts before, AnnualCounts after)
    {
        MustBeComparable(before, after);
        double rates = 0, structure = 0;
        for (var age = 0; age < before.Cases.Scheme.Count; age++)
        {
            var (shareBefore, shareAfter) = (before.PersonYears[age] / before.PersonYears.Total, after.PersonYears[age] / after.PersonYears.Total);
            var (rateBefore, rateAfter) = RatesOf(before, after, age);
            rates += (rateAfter - rateBefore) * (shareBefore + shareAfter) / 2;
            structure += (shareAfter - shareBefore) * (rateBefore + rateAfter) / 2;
        }
        return new(before.Cases.Total / before.PersonYears.Total * RateEstimate.Per, after.Cases.Total / after.PersonYears.Total * RateEstimate.Per,
            rates * RateEstimate.Per, structure * RateEstimate.Per, "change of the crude rate in rates and age structure (Kitagawa)");
    }

    private static (double Size, double Structure, double Rate) DasGuptaOfAge(
        AnnualCounts before, AnnualCounts after, int age)
    {
        var (p1, p2) = (before.PersonYears.Total, after.PersonYears.Total);
        var (s1, s2) = (before.PersonYears[age] / p1, after.PersonYears[age] / p2);
        var (r1, r2) = RatesOf(before, after, age);
        return ((p2 - p1) * Between(s1, s2, r1, r2), (s2 - s1) * Between(p1, p2, r1, r2), (r2 - r1) * Between(p1, p2, s1, s2));
    }

    private static double Between(double a1, double a2, double b1, double b2) => (a1 * b1 + a2 * b2) / 3 + (a1 * b2 + a2 * b1) / 6;

    private static double RateOf(AnnualCounts year, int age) => year.PersonYears[age] == 0 ? 0 : year.Cases[age] / year.PersonYears[age];

    private static (double Before, double After) RatesOf(AnnualCounts before, AnnualCounts after, int age) =>
        (RateOf(before, age), RateOf(after, age));

    private static void MustBeComparable(AnnualCounts before, AnnualCounts after)
    {
        AgeChecks.MustMakeRates(before.Cases, before.PersonYears);
        AgeChecks.MustMakeRates(after.Cases, after.PersonYears);
        before.Cases.MustShareSchemeWith(after.Cases);
        for (var age = 0; age < before.Cases.Scheme.Count; age++)
            if (before.PersonYears[age] == 0 != (after.PersonYears[age] == 0))
                throw new StatisticRefusedException(
                    $"年龄组 {before.Cases.Scheme.Labels[age]}：前期 {before.PersonYears[age]} 人年，后期 {after.PersonYears[age]} 人年；两期须同有或同无人年数。",
                    $"Age group {before.Cases.Scheme.Labels[age]}: {before.PersonYears[age]} person-years before and {after.PersonYears[age]} after.");
        if (before.PersonYears.Total == 0) throw new StatisticRefusedException("任何年龄组都没有人年数。", "Nobody is at risk in any group.");
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Quality;

/// <summary>Whether a year has more or fewer cases than its people and the rate of all years let chance give (funnel limits).</summary>
/// <remarks>Spiegelhalter DJ. Stat Med 2005;24:1185-1202. A trend makes the first and last years stand out as well: the limits ask, they do not judge.</remarks>
public static class StabilityOverTime
{
    /// <summary>How the limits are made.</summary>
    public const string Method = "cases of a year against the rate of all years, exact Poisson funnel limits of 95 % and 99.8 %";

    /// <summary>One judgement a year.</summary>
    /// <param name="cases">Cases of each year; not negative.</param>
    /// <param name="personYears">Person-years of the same years; above 0.</param>
    /// <exception cref="ArgumentException">The lists differ in length or have fewer than two years, a number is not as said, or there is no case at all.</exception>
    public static IReadOnlyList<YearAgainstMean> Of(IReadOnlyList<double> cases, IReadOnlyList<double> personYears)
    {
        if (cases.Count != personYears.Count || cases.Count < 2)
            throw new ArgumentException($"{cases.Count} years of cases and {personYears.Count} of person-years; at least two years are compared.", nameof(cases));
        for (var year = 0; year < cases.Count; year++)
            if (!(cases[year] >= 0 && personYears[year] > 0 && double.IsFinite(cases[year]) && double.IsFinite(personYears[year])))
                throw new ArgumentException($"Year {year + 1}: {cases[year]} cases in {personYears[year]} person-years.", nameof(cases));
        var rate = cases.Sum() / personYears.Sum();
        if (!double.IsFinite(rate)) throw new ArgumentException($"{cases.Sum()} cases in {personYears.Sum()} person-years give no rate.", nameof(cases));
        if (rate == 0) throw new ArgumentException("There is no case in any year.", nameof(cases));
        return [.. cases.Select((count, year) => Judge(count, personYears[year] * rate))];
    }

    private static YearAgainstMean Judge(double count, double expected)
    {
        var (lower, upper) = PoissonFunnel.Limits(expected, PoissonFunnel.Warning);
        return new(count, expected, count / expected, lower, upper, PoissonFunnel.PlaceOf(count, expected));
    }
}

/// <summary>A year against the mean of all years.</summary>
/// <param name="Cases">Cases of the year.</param>
/// <param name="Expected">Cases at the rate of all years.</param>
/// <param name="Ratio">Cases divided by expected.</param>
/// <param name="Lower">Lower funnel limit of the ratio, 95 %.</param>
/// <param name="Upper">Upper funnel limit of the ratio, 95 %.</param>
/// <param name="Place">Where the ratio lies.</param>
public sealed record YearAgainstMean(double Cases, double Expected, double Ratio, double Lower, double Upper, FunnelPlace Place);

/// <summary>Where a value lies among funnel limits.</summary>
public enum FunnelPlace
{
    /// <summary>Within the limits of 95 %.</summary>
    None,

    /// <summary>Outside those of 95 %, within those of 99.8 %.</summary>
    Warning,

    /// <summary>Outside those of 99.8 %.</summary>
    Alarm,
}

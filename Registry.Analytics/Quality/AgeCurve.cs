using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Quality;

/// <summary>Looks for the steepest fall of the incidence rate from one age group to the next at ages at which it should rise.</summary>
public static class AgeCurve
{
    private const int FromAge = 40;
    private const int ToAge = 79;

    /// <summary>How the ratio and its limits are made.</summary>
    public const string Method = "rate of an age group / rate of the group before, log-normal limits, Bonferroni over the steps";

    /// <summary>The step from one five-year group to the next with the lowest ratio, from 40-44 to 75-79 years.</summary>
    /// <param name="cases">Cases of all sites by age.</param>
    /// <param name="personYears">Person-years in the same groups.</param>
    /// <param name="fewest">Cases that both groups of a step must have.</param>
    /// <param name="confidence">Two-sided confidence level of all steps together, as a fraction.</param>
    /// <returns>The ratio and the index of the later group; null when no step has cases enough.</returns>
    /// <exception cref="ArgumentException">The age schemes differ, or a group has cases but no person-years.</exception>
    public static (RatioEstimate Ratio, int Group)? SteepestFall(
        AgeVector cases, AgeVector personYears, double fewest, double confidence = 0.95)
    {
        cases.MustShareSchemeWith(personYears);
        var (first, last) = (cases.Scheme.GroupOf(FromAge), cases.Scheme.GroupOf(ToAge));
        var z = GammaLimits.For(1 - (1 - confidence) / (last - first)).Z;
        (RatioEstimate Ratio, int Group)? steepest = null;
        for (var group = first + 1; group <= last; group++)
        {
            if (Step(cases, personYears, group, Math.Max(fewest, 1), z) is not { } ratio) continue;
            if (steepest is null || ratio.Ratio < steepest.Value.Ratio.Ratio) steepest = (ratio, group);
        }
        return steepest;
    }

    private static RatioEstimate? Step(AgeVector cases, AgeVector personYears, int group, double fewest, double z)
    {
        var (before, after) = (cases[group - 1], cases[group]);
        if (before < fewest || after < fewest) return null;
        if (personYears[group - 1] <= 0 || personYears[group] <= 0)
            throw new ArgumentException($"Age group {group}: {before} and {after} cases in {personYears[group - 1]} and {personYears[group]} person-years.", nameof(personYears));
        var (low, high) = (before / personYears[group - 1], after / personYears[group]);
        var factor = Math.Exp(z * Math.Sqrt(1 / before + 1 / after));
        return new(high / low, high / low / factor, high / low * factor, after, before, Method);
    }
}

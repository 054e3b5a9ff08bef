using Registry.Core.Cube;

namespace Registry.Analytics.Numerics;

/// <summary>What every statistic over age groups refuses.</summary>
internal static class AgeChecks
{
    /// <summary>Refuses counts that no rate can be made of.</summary>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative or not finite, or a group has cases but no person-years.</exception>
    public static void MustMakeRates(AgeVector cases, AgeVector personYears)
    {
        cases.MustShareSchemeWith(personYears);
        for (var age = 0; age < cases.Scheme.Count; age++)
        {
            var (count, years) = (cases[age], personYears[age]);
            if (!(count >= 0 && years >= 0 && double.IsFinite(count) && double.IsFinite(years)) || (years == 0 && count > 0))
                throw new StatisticRefusedException(
                    $"年龄组 {cases.Scheme.Labels[age]}：{count} 例对 {years} 人年；例数与人年数不得为负，有病例处须有人年数。",
                    $"Age group {cases.Scheme.Labels[age]}: {count} cases in {years} person-years; neither may be negative, and where there are cases somebody must be at risk.");
        }
    }
}

using Registry.Analytics.Numerics;
using Registry.Analytics.Survival;

namespace Registry.Analytics.Prevalence;

/// <summary>Persons alive on a day with a cancer of the last years, by counting.</summary>
/// <remarks>Feldman AR, Kessler L, Myers MH, Naughton MD. N Engl J Med 1986;315:1394. Gail MH, Kessler L, Midthune D, Scoppa S. Biometrics 1999;55:1137.</remarks>
public static class LimitedDurationPrevalence
{
    /// <summary>Counts the persons; those lost before the day are alive with the probability S(day)/S(last contact).</summary>
    /// <param name="persons">First tumours of the persons, one each.</param>
    /// <param name="index">The day.</param>
    /// <param name="years">Years before it: who was diagnosed after the anniversary of the day counts.</param>
    /// <param name="survival">Observed survival of such patients, for the lost; null leaves the lost out.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>The count with exact Poisson limits of its total.</returns>
    /// <exception cref="ArgumentException">The years are not above 0.</exception>
    public static PrevalenceCount Of(IEnumerable<Patient> persons, DateOnly index, int years, SurvivalCurve? survival, double confidence = 0.95)
    {
        if (years < 1) throw new ArgumentException($"{years} years before the day: 1 or more are expected.", nameof(years));
        var since = index.AddYears(-years);
        var (alive, lost, expected) = (0, 0, 0.0);
        foreach (var person in persons.Where(p => p.Diagnosis > since && p.Diagnosis <= index))
        {
            if (IsAlive(person, index)) alive++;
            else if (!person.IsDead)
            {
                lost++;
                expected += ChanceToLive(person, index, survival);
            }
        }
        var limits = GammaLimits.For(confidence);
        var total = alive + expected;
        return new(years, alive, expected, lost, total == 0 ? 0 : limits.LowerCount(total), limits.UpperCount(total),
            $"counted on {index:O}, diagnosed after {since:O}; lost persons {(survival is null ? "left out" : "by their expected survival")}; exact Poisson limits");
    }

    /// <summary>True of a person who was seen on the day or later, and had not died by its end.</summary>
    public static bool IsAlive(Patient person, DateOnly index) => person.IsDead ? person.Exit > index : person.Exit >= index;

    private static double ChanceToLive(Patient person, DateOnly index, SurvivalCurve? survival)
    {
        if (survival is null) return 0;
        var (then, now) = (At(person.ExitDay), At(index.DayNumber - person.Diagnosis.DayNumber));
        return then > 0 ? now / then : 0;

        // Behind the last day of the curve the survival is that of the last day: the lost are not made to die by lack of knowledge.
        double At(int day) => survival.At(Math.Min(day, survival.LastDay), LimitScale.Plain, 0.95)?.Survival ?? 0;
    }
}

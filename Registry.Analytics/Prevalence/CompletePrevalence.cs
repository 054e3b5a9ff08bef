using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;
using Registry.Analytics.Survival;

namespace Registry.Analytics.Prevalence;

/// <summary>All who ever had the cancer and are alive, from those of the last years and the completeness index of their ages.</summary>
/// <remarks>Capocaccia R, De Angelis R. Stat Med 1997;16:425. Incidence as a power of age: Armitage P, Doll R. Br J Cancer 1954;8:1.</remarks>
public static class CompletePrevalence
{
    private const int YoungestOfFit = 30, OldestOfFit = 85, FewestGroups = 3;

    /// <summary>Divides the persons of each five-year age group by the index of its middle; limits are scaled in the same way.</summary>
    /// <param name="persons">First tumours of the persons, one each.</param>
    /// <param name="index">The day.</param>
    /// <param name="years">Years looked back.</param>
    /// <param name="survival">Observed survival of such patients.</param>
    /// <param name="incidence">New cases by age.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>The count, its years null; null where incidence or survival do not give the index.</returns>
    public static PrevalenceCount? Of(
        IReadOnlyList<Patient> persons, DateOnly index, int years, SurvivalCurve? survival, IReadOnlyList<AgeIncidence> incidence, double confidence = 0.95)
    {
        if (survival is null || Exponent(incidence) is not { } exponent || Weibull(survival) is not var (scale, shape)) return null;
        var limited = LimitedDurationPrevalence.Of(persons, index, years, survival, confidence);
        if (limited.Total == 0) return null;
        // Who was diagnosed earlier, or is known to have died, adds nothing.
        var (complete, since) = (0.0, index.AddYears(-years));
        foreach (var group in persons.Where(p => p.Diagnosis > since && p.Diagnosis <= index && !(p.IsDead && p.Exit <= index)).GroupBy(p => p.AgeOn(index) / 5))
            complete += LimitedDurationPrevalence.Of(group, index, years, survival, confidence).Total
                / CompletenessIndex.PowerAndWeibull(group.Key * 5 + 2.5, years, exponent, scale, shape);
        var factor = complete / limited.Total;
        return new(null, limited.Alive * factor, limited.ExpectedAlive * factor, limited.Lost, limited.Lower * factor, limited.Upper * factor, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"prevalence of {years} years over the completeness index by age: incidence ∝ age^{exponent:F2}, survival exp(−(t/{scale:F2})^{shape:F2}); limits scaled, the index taken as known"));
    }

    /// <summary>The power of age by which incidence rises from 30 to 84 years: Poisson regression on ln(age).</summary>
    /// <param name="incidence">New cases by age.</param>
    /// <returns>The exponent; null with fewer than three age groups that have cases, or when incidence does not rise.</returns>
    public static double? Exponent(IReadOnlyList<AgeIncidence> incidence)
    {
        var known = incidence.Where(group => group is { Age: >= YoungestOfFit and < OldestOfFit, PersonYears: > 0 }).ToList();
        if (known.Count(group => group.Cases > 0) < FewestGroups) return null;
        var fit = PoissonRegression.Fit([.. known.Select(g => new[] { 1, Math.Log(g.Age) })], [.. known.Select(g => g.Cases)], [.. known.Select(g => Math.Log(g.PersonYears))]);
        return fit is { HasConverged: true } && fit.Coefficients[1] > 0 ? fit.Coefficients[1] : null;
    }

    /// <summary>Weibull's survival through the curve at one year and at five, or at its last whole year before.</summary>
    /// <param name="survival">The curve.</param>
    /// <returns>Scale in years and shape; null when fewer than two years are followed or nobody dies in between.</returns>
    public static (double Scale, double Shape)? Weibull(SurvivalCurve survival)
    {
        var last = Math.Min(5, (int)Math.Floor(survival.LastDay / MortalityTable.DaysPerYear));
        if (last < 2) return null;
        var (first, later) = (At(1), At(last));
        if (!(later > 0 && later < first && first < 1)) return null;
        var shape = Math.Log(Math.Log(later) / Math.Log(first)) / Math.Log(last);
        return (1 / Math.Pow(-Math.Log(first), 1 / shape), shape);

        double At(int years) => survival.At(years * MortalityTable.DaysPerYear, LimitScale.Plain, 0.95)?.Survival ?? 0;
    }
}

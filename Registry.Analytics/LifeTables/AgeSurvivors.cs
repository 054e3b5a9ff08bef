namespace Registry.Analytics.LifeTables;

/// <summary>A single year of age of a life table.</summary>
/// <param name="Age">Age, completed years.</param>
/// <param name="Survivors">Of 100 000 newborn those who reach it (l).</param>
/// <param name="Dying">Probability of dying within the year (q); null at the last age, and where nobody is left.</param>
/// <param name="Hazard">Rate of death within the year, constant there: −ln(1 − q); null with q, and where everybody dies.</param>
public sealed record AgeSurvivors(int Age, double Survivors, double? Dying, double? Hazard)
{
    /// <summary>From survivors at every age from 0 on.</summary>
    internal static IReadOnlyList<AgeSurvivors> Of(double[] survivors) => [.. survivors.Select((alive, age) =>
    {
        double? dying = age + 1 < survivors.Length && alive > 0 ? 1 - survivors[age + 1] / alive : null;
        return new AgeSurvivors(age, alive, dying, dying < 1 ? -Math.Log(survivors[age + 1] / alive) : null);
    })];
}

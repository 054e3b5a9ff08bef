namespace Registry.Analytics.Survival;

/// <summary>Survival from any cause, or from one with the others taken as censored.</summary>
/// <remarks>Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457. Greenwood M. Reports on Public Health and Medical Subjects 33, 1926.</remarks>
public static class ObservedSurvival
{
    /// <summary>Kaplan-Meier with Greenwood's variance.</summary>
    /// <param name="patients">The patients; whoever leaves on the day of entry is not at risk.</param>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve KaplanMeier(IReadOnlyList<Patient> patients) => Product(patients, sets => sets.Deaths, "Kaplan-Meier, Greenwood variance");

    /// <summary>The same with only deaths of the cancer as events: what is left of cause-specific survival when other deaths censor.</summary>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve CauseSpecific(IReadOnlyList<Patient> patients) =>
        Product(patients, sets => sets.CancerDeaths, "Kaplan-Meier of deaths of the cancer, other deaths censored, Greenwood variance");

    private static SurvivalCurve Product(IReadOnlyList<Patient> patients, Func<RiskSets, int[]> events, string method)
    {
        var sets = RiskSets.Of(patients, ExitGrid(patients));
        var (curve, deaths) = (new SurvivalCurve(method, sets.Grid.Edges[^1], isProbability: true), events(sets));
        var (survival, variance, all) = (1.0, 0.0, 0);
        for (var edge = 1; edge < sets.Grid.Edges.Length; edge++)
        {
            if (sets.Exits[edge] == 0) continue;
            double atRisk = sets.AtRisk[edge - 1];
            survival *= 1 - deaths[edge] / atRisk;
            variance += deaths[edge] == 0 ? 0 : deaths[edge] / (atRisk * (atRisk - deaths[edge]));
            curve.Add(sets.Grid.Edges[edge], survival, variance, sets.AtRisk[edge - 1], all += deaths[edge]);
        }
        return curve;
    }

    /// <summary>The days on which somebody enters or leaves.</summary>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    internal static TimeGrid ExitGrid(IReadOnlyList<Patient> patients)
    {
        MustHaveSomebody(patients);
        return TimeGrid.Of(patients.Where(p => p.ExitDay > p.EntryDay).SelectMany(p => new double[] { p.EntryDay, p.ExitDay }));
    }

    internal static void MustHaveSomebody(IReadOnlyList<Patient> patients)
    {
        if (patients.FirstOrDefault(p => p.ExitDay < p.EntryDay || p.EntryDay < 0) is { } wrong)
            throw new ArgumentException($"{wrong.Place}: follow-up from day {wrong.EntryDay} to day {wrong.ExitDay} after diagnosis is not in this order.", nameof(patients));
        if (!patients.Any(p => p.ExitDay > p.EntryDay))
            throw new ArgumentException("Nobody is under observation for a day or more: there is no survival to estimate.", nameof(patients));
    }
}

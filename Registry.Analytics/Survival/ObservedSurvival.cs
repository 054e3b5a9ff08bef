namespace Registry.Analytics.Survival;

/// <summary>Survival from any cause, or from one with the others taken as censored.</summary>
/// <remarks>Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457. Greenwood M. Reports on Public Health and Medical Subjects 33, 1926.</remarks>
public static class ObservedSurvival
{
    private const string Method = "Kaplan-Meier, Greenwood variance";

    /// <summary>Kaplan-Meier with Greenwood's variance.</summary>
    /// <param name="patients">The patients; whoever leaves on the day of entry is not at risk.</param>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve KaplanMeier(IReadOnlyList<Patient> patients) =>
        Product(patients, sets => new(sets.Deaths, sets.WeightOfDeaths, sets.SquaresOfDeaths), Method);

    /// <summary>The same from who is at risk and dies.</summary>
    internal static SurvivalCurve KaplanMeier(RiskSets sets, double lastDay) =>
        Product(sets, new(sets.Deaths, sets.WeightOfDeaths, sets.SquaresOfDeaths), Method, lastDay);

    /// <summary>The same with only deaths of the cancer as events: what is left of cause-specific survival when other deaths censor.</summary>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve CauseSpecific(IReadOnlyList<Patient> patients) =>
        Product(patients, sets => new(sets.CancerDeaths, sets.WeightOfCancerDeaths, sets.SquaresOfCancerDeaths),
            "Kaplan-Meier of deaths of the cancer, other deaths censored, Greenwood variance");

    // With weights Greenwood's d/(n(n − d)) is Σw²/(W(W − W_d)).
    private static SurvivalCurve Product(IReadOnlyList<Patient> patients, Func<RiskSets, Events> eventsOf, string method)
    {
        var sets = RiskSets.Of(patients, ExitGrid(patients));
        return Product(sets, eventsOf(sets), method, sets.Grid.Edges[^1]);
    }

    private static SurvivalCurve Product(RiskSets sets, Events events, string method, double lastDay)
    {
        var curve = new SurvivalCurve(method, sets.At, lastDay, isProbability: true);
        var (survival, variance, all) = (1.0, 0.0, 0);
        for (var edge = 1; edge < sets.Grid.Edges.Length; edge++)
        {
            if (sets.Exits[edge] == 0) continue;
            var (atRisk, dying) = (sets.WeightAtRisk[edge - 1], events.Weights[edge]);
            if (dying > 0)
            {
                survival = events.Counts[edge] == sets.AtRisk[edge - 1] ? 0 : survival * (1 - dying / atRisk);
                variance += events.Squares[edge] / (atRisk * (atRisk - dying));
            }
            curve.Add(sets.Grid.Edges[edge], survival, variance, all += events.Counts[edge]);
        }
        return curve;
    }

    private readonly record struct Events(int[] Counts, double[] Weights, double[] Squares);

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

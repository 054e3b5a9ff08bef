using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Observed survival against that of people of the same age, sex, year and area.</summary>
/// <remarks>Ederer F, Axtell LM, Cutler SJ. NCI Monogr 1961;6:101 (Ederer I). Ederer F, Heise H. NCI methodological note 10, 1959 (Ederer II).
/// Hakulinen T. Biometrics 1982;38:933.</remarks>
public static class RelativeSurvival
{
    /// <summary>Ederer II: the population is followed as long as the patient.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve EdererTwo(IReadOnlyList<Patient> patients, MortalityTable table)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var grid = TimeGrid.OfDays(patients.Max(p => p.ExitDay), []);
        var (sets, sums) = (RiskSets.Of(patients, grid), WeightedSums.Of(patients, table, grid, HazardRule.AtStart));
        var curve = new SurvivalCurve("relative survival, Ederer II, product over exits", sets.At, grid.Edges[^1], isProbability: false);
        var (survival, variance, deaths, expected) = (1.0, 0.0, 0, 0.0);
        for (var edge = 1; edge < grid.Edges.Length; edge++)
        {
            expected += sums.Hazard(edge - 1) * grid.Length(edge - 1);
            if (sets.Exits[edge] == 0 && sets.Entries[edge] == 0) continue;
            var atRisk = sets.AtRisk[edge - 1] > 0 ? sets.WeightAtRisk[edge - 1] : 0;
            survival *= atRisk > 0 ? 1 - (sets.WeightOfDeaths[edge] - expected) / atRisk : 1;
            variance += atRisk > 0 ? sets.SquaresOfDeaths[edge] / (atRisk * atRisk) : 0;
            curve.Add(grid.Edges[edge], survival, variance, deaths += sets.Deaths[edge]);
            expected = 0;
        }
        return curve;
    }

    /// <summary>Ederer I: the population is followed to the end whatever became of the patient.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk, or somebody enters late: the method follows whole cohorts.</exception>
    public static SurvivalCurve EdererOne(IReadOnlyList<Patient> patients, MortalityTable table)
    {
        var grid = CohortGrid(patients);
        var sums = PopulationSurvival.Of(patients, table, grid, _ => double.PositiveInfinity);
        return Ratio(patients, grid, edge => sums.Alive(edge) / sums.Alive(0), "relative survival, Ederer I");
    }

    /// <summary>Hakulinen: the population is followed as long as the patient could have been.</summary>
    /// <param name="patients">The patients; those alive could not have been followed longer than they were.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="closing">Last day on which the dead would have been followed; null for the last day of anybody.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk, somebody enters late, or somebody died after the closing day.</exception>
    public static SurvivalCurve Hakulinen(IReadOnlyList<Patient> patients, MortalityTable table, DateOnly? closing = null)
    {
        _ = CohortGrid(patients);
        var last = closing ?? patients.Max(p => p.Exit);
        if (patients.FirstOrDefault(p => p.IsDead && p.Exit > last) is { } late)
            throw new ArgumentException($"{late.Place}: the death lies behind the closing day {last:O}.", nameof(closing));
        var end = patients.Max(p => p.ExitDay);
        var grid = TimeGrid.Of(patients.SelectMany(p => new double[] { p.ExitDay, Math.Min(end, Potential(p)) }));
        var sums = PopulationSurvival.Of(patients, table, grid, p => Potential(p));
        var survival = 1.0;
        var expected = new double[grid.Edges.Length];
        for (var edge = 0; edge < expected.Length; edge++)
            expected[edge] = edge == 0 ? 1 : survival *= sums.Followed(edge) > 0 ? Math.Exp(-sums.FollowedHazard(edge) / sums.Followed(edge)) : 1;
        return Ratio(patients, grid, edge => expected[edge], "relative survival, Hakulinen");

        double Potential(Patient patient) => patient.IsDead ? last.DayNumber - patient.Diagnosis.DayNumber : patient.ExitDay;
    }

    private static TimeGrid CohortGrid(IReadOnlyList<Patient> patients)
    {
        if (patients.Any(p => p.EntryDay > 0))
            throw new ArgumentException("Ederer I and Hakulinen follow whole cohorts from diagnosis: the period approach needs Ederer II or Pohar Perme.", nameof(patients));
        return ObservedSurvival.ExitGrid(patients);
    }

    private static SurvivalCurve Ratio(IReadOnlyList<Patient> patients, TimeGrid grid, Func<int, double> expected, string method)
    {
        var sets = RiskSets.Of(patients, grid);
        var curve = new SurvivalCurve($"{method}; observed survival by the product over exits", sets.At, grid.Edges[^1], isProbability: false);
        var (survival, variance, deaths) = (1.0, 0.0, 0);
        for (var edge = 1; edge < grid.Edges.Length; edge++)
        {
            var atRisk = sets.WeightAtRisk[edge - 1];
            survival *= atRisk > 0 ? 1 - sets.WeightOfDeaths[edge] / atRisk : 1;
            variance += atRisk > 0 ? sets.SquaresOfDeaths[edge] / (atRisk * atRisk) : 0;
            curve.Add(grid.Edges[edge], survival / expected(edge), variance, deaths += sets.Deaths[edge]);
        }
        return curve;
    }
}

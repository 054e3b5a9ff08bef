using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>Survival if the cancer were the only cause of death, by the estimator of Pohar Perme, Stare and Estève.</summary>
/// <remarks>Pohar Perme M, Stare J, Estève J. Biometrics 2012;68:113. Pohar Perme M, Pavlič K. J Stat Softw 2018;87(8).</remarks>
public static class NetSurvival
{
    /// <summary>The estimate at every exit time and at times asked for.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="days">Times asked for, days since diagnosis.</param>
    /// <param name="integration">Integration between exits.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static SurvivalCurve PoharPerme(
        IReadOnlyList<Patient> patients, MortalityTable table, IReadOnlyList<double> days, WeightIntegration integration = WeightIntegration.Relsurv)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var grid = TimeGrid.OfDaysBetween(ExitsAnd(patients, days));
        return Curve(RiskSets.Of(patients, grid), WeightedSums.Of(patients, table, grid, HazardRule.AtStart), days, grid.Edges[^1], integration);
    }

    /// <summary>The estimate from sums over the patients.</summary>
    /// <param name="sets">Who is at risk and dies.</param>
    /// <param name="sums">Sums of the weights.</param>
    /// <param name="days">Times asked for.</param>
    /// <param name="lastDay">Day up to which somebody is followed.</param>
    /// <param name="integration">Integration between exits.</param>
    internal static SurvivalCurve Curve(RiskSets sets, WeightedSums sums, IReadOnlyList<double> days, double lastDay, WeightIntegration integration = WeightIntegration.Relsurv)
    {
        var grid = sets.Grid;
        var curve = new SurvivalCurve(
            $"Pohar Perme at every exit, weights 1/S*, product over exits; population hazard of a day as at its beginning, {Words(integration)}", sets.At, lastDay, isProbability: false);
        var asked = days.Where(time => time > 0 && time <= grid.Edges[^1]).Select(grid.EdgeOf).ToHashSet();
        var (survival, variance, deaths, between) = (1.0, 0.0, 0, new PopulationIntegral(integration));
        for (var edge = 1; edge < grid.Edges.Length; edge++)
        {
            between.Add(sums, edge - 1, grid.Length(edge - 1), sets.AtRisk[edge - 1] > 0);
            if (sets.Exits[edge] == 0 && sets.Entries[edge] == 0 && !asked.Contains(edge)) continue;
            var weights = sets.AtRisk[edge - 1] > 0 ? sums.End(edge - 1) : 1;
            survival *= 1 - (sums.Deaths(edge) / weights - between.Take());
            variance += sums.SquaredDeaths(edge) / (weights * weights);
            curve.Add(grid.Edges[edge], survival, variance, deaths += sets.Deaths[edge]);
        }
        return curve;
    }

    // Days on which somebody enters or leaves, and times asked for within the follow-up.
    private static IEnumerable<double> ExitsAnd(IReadOnlyList<Patient> patients, IReadOnlyList<double> days)
    {
        var last = patients.Max(p => p.ExitDay);
        var isExit = new bool[last + 1];
        foreach (var patient in patients)
            if (patient.ExitDay > patient.EntryDay) isExit[patient.EntryDay] = isExit[patient.ExitDay] = true;
        return Enumerable.Range(0, last + 1).Where(day => isExit[day]).Select(day => (double)day).Concat(days.Where(time => time > 0 && time <= last));
    }

    private static string Words(WeightIntegration integration) =>
        integration == WeightIntegration.Exact ? "integrated exactly" : "integrated as relsurv does";

    // The integral of the weighted mean hazard since the last edge of the curve.
    private sealed class PopulationIntegral(WeightIntegration integration)
    {
        private double _start, _startHazard, _end, _endHazard, _integral;

        public void Add(WeightedSums sums, int piece, double length, bool hasSomebody)
        {
            if (!hasSomebody) return;
            if (integration == WeightIntegration.Exact)
            {
                _integral += Math.Log(sums.End(piece) / sums.Start(piece));
                return;
            }
            _start += sums.Start(piece);
            _startHazard += sums.StartHazard(piece);
            _end += sums.End(piece);
            _endHazard += sums.EndHazard(piece);
            _integral += (_startHazard / _start + _endHazard / _end) / 2 * length;
        }

        public double Take()
        {
            var integral = _integral;
            (_start, _startHazard, _end, _endHazard, _integral) = (0, 0, 0, 0, 0);
            return integral;
        }
    }
}

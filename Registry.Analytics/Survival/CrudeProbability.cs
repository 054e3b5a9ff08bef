using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Probabilities of dying of the cancer and of other causes when both are there.</summary>
/// <remarks>Cronin KA, Feuer EJ. Stat Med 2000;19:1729. Pohar Perme M, Pavlič K. J Stat Softw 2018;87(8). Aalen OO, Johansen S. Scand J Stat 1978;5:141.</remarks>
public static class CrudeProbability
{
    /// <summary>From the life table: what dies beyond it, dies of the cancer (Cronin and Feuer, at every day). No cause of death is needed.</summary>
    /// <param name="patients">The patients.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="days">Times asked for, days since diagnosis; those behind the end of follow-up have no answer.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static IReadOnlyList<CrudeProbabilityPoint> OfLifeTable(IReadOnlyList<Patient> patients, MortalityTable table, IReadOnlyList<double> days)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var grid = TimeGrid.OfDays(patients.Max(p => p.ExitDay), days);
        var (sets, sums) = (RiskSets.Of(patients, grid), WeightedSums.Of(patients, table, grid, HazardRule.Mean));
        return Points(sets, days, edge => sums.Hazard(edge - 1) * grid.Length(edge - 1), edge => sets.Deaths[edge], _ => 0);
    }

    /// <summary>Limits of a probability, plain and within 0 and 1; none where its error is 0 (nobody died of the cause), which would look like certainty.</summary>
    /// <param name="probability">The probability.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    public static (double? Lower, double? Upper) Limits(double probability, double error, double confidence) => error == 0 ? (null, null)
        : (Math.Max(0, probability - NormalQuantile.Of(confidence) * error), Math.Min(1, probability + NormalQuantile.Of(confidence) * error));

    /// <summary>From the causes of death (Aalen and Johansen).</summary>
    /// <param name="patients">The patients with their causes of death.</param>
    /// <param name="days">Times asked for, days since diagnosis; those behind the end of follow-up have no answer.</param>
    /// <exception cref="ArgumentException">Nobody is at risk.</exception>
    public static IReadOnlyList<CrudeProbabilityPoint> OfCauses(IReadOnlyList<Patient> patients, IReadOnlyList<double> days)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var grid = TimeGrid.OfDays(patients.Max(p => p.ExitDay), days);
        var sets = RiskSets.Of(patients, grid);
        return Points(sets, days, Other, edge => sets.CancerDeaths[edge], Other);

        double Other(int edge) => sets.Deaths[edge] - sets.CancerDeaths[edge];
    }

    // The hazard of the population is known: all observed deaths are the random part of what exceeds it.
    private static List<CrudeProbabilityPoint> Points(
        RiskSets sets, IReadOnlyList<double> days, Func<int, double> other, Func<int, double> randomCancer, Func<int, double> randomOther)
    {
        var (grid, survival, areas) = (sets.Grid, 1.0, (Cancer: 0.0, Other: 0.0));
        var (cancer, rest) = (new CumulativeIncidence(), new CumulativeIncidence());
        var asked = days.Where(time => time > 0 && time <= grid.Edges[^1]).Select(grid.EdgeOf).ToHashSet();
        var points = new List<CrudeProbabilityPoint>();
        for (var edge = 1; edge < grid.Edges.Length; edge++)
        {
            if (sets.AtRisk[edge - 1] is > 0 and var atRisk)
            {
                var (before, deaths, beside) = (survival, (double)sets.Deaths[edge] / atRisk, other(edge) / atRisk);
                survival *= 1 - deaths;
                cancer.Add(before, survival, deaths - beside, deaths / atRisk, randomCancer(edge) / atRisk / atRisk);
                rest.Add(before, survival, beside, deaths / atRisk, randomOther(edge) / atRisk / atRisk);
            }
            areas = (areas.Cancer + grid.Length(edge - 1) * cancer.Value, areas.Other + grid.Length(edge - 1) * rest.Value);
            if (asked.Contains(edge))
                points.Add(new(grid.Edges[edge], cancer.Value, cancer.Error, rest.Value, rest.Error,
                    areas.Cancer / MortalityTable.DaysPerYear, areas.Other / MortalityTable.DaysPerYear));
        }
        return points;
    }

    // Var F(t) = Σ (F(t) − F)²·σ + Σ S·σ_own·(S − 2(F(t) − F)) over the days up to t, kept as running sums.
    private sealed class CumulativeIncidence
    {
        private double _all, _allValue, _allSquare, _own, _ownValue, _ownSurvival;

        public double Value { get; private set; }

        public double Error => Math.Sqrt(Math.Max(Variance, 0));

        private double Variance => Value * Value * _all - 2 * Value * _allValue + _allSquare + _ownSurvival - 2 * (Value * _own - _ownValue);

        public void Add(double before, double survival, double step, double all, double own)
        {
            Value += before * step;
            _all += all;
            _allValue += Value * all;
            _allSquare += Value * Value * all;
            _own += survival * own;
            _ownValue += Value * survival * own;
            _ownSurvival += survival * survival * own;
        }
    }
}

using Registry.Analytics.LifeTables;

namespace Registry.Analytics.Survival;

/// <summary>What becomes of people of the same age, sex, year and area as the patients, at the edges of a grid.</summary>
internal sealed class PopulationSurvival
{
    private readonly double[] _alive;
    private readonly double[] _followed;
    private readonly double[] _hazard;

    private PopulationSurvival(int edges) => (_alive, _followed, _hazard) = (new double[edges], new double[edges], new double[edges]);

    /// <summary>Expected number alive, whoever is followed; each person with the own weight.</summary>
    public double Alive(int edge) => _alive[edge];

    /// <summary>Expected number alive among those who are followed to the edge.</summary>
    public double Followed(int edge) => _followed[edge];

    /// <summary>Sum over them of the hazard since the last edge times the survival to this one.</summary>
    public double FollowedHazard(int edge) => _hazard[edge];

    /// <summary>Adds the patients up.</summary>
    /// <param name="patients">The patients, all from diagnosis on.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="grid">The edges.</param>
    /// <param name="followedTo">Day to which a patient is followed.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static PopulationSurvival Of(IReadOnlyList<Patient> patients, MortalityTable table, TimeGrid grid, Func<Patient, double> followedTo)
    {
        var sums = new PopulationSurvival(grid.Edges.Length);
        foreach (var patient in patients) sums.Add(patient, table, grid, followedTo(patient));
        return sums;
    }

    private void Add(Patient patient, MortalityTable table, TimeGrid grid, double followedTo)
    {
        var path = new HazardPath(patient, table, grid, grid.Pieces, HazardRule.Mean);
        double cumulative = 0;
        (_alive[0], _followed[0]) = (_alive[0] + patient.Weight, _followed[0] + patient.Weight);
        while (path.Next())
            for (var piece = path.From; piece < path.To; piece++)
            {
                var hazard = path.Hazard * grid.Length(piece);
                cumulative += hazard;
                var survival = patient.Weight * Math.Exp(-cumulative);
                _alive[piece + 1] += survival;
                if (followedTo < grid.Edges[piece + 1]) continue;
                _followed[piece + 1] += survival;
                _hazard[piece + 1] += hazard * survival;
            }
    }
}

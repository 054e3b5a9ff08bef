using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>What becomes of people of the same age, sex, year and area as the patients, at the edges of a grid.</summary>
/// <remarks>Persons are divided among threads in a way that does not depend on their number.</remarks>
internal sealed class PopulationSurvival
{
    private const int Parts = 16;

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
        var parts = SideBySide.Map([.. Enumerable.Range(0, Parts)], part =>
        {
            var sums = new PopulationSurvival(grid.Edges.Length);
            for (var i = (int)((long)patients.Count * part / Parts); i < (int)((long)patients.Count * (part + 1) / Parts); i++)
                sums.Add(patients[i], table, grid, grid.EdgeBefore(followedTo(patients[i])));
            return sums;
        });
        foreach (var part in parts.Skip(1)) parts[0].Add(part);
        return parts[0];
    }

    private void Add(Patient patient, MortalityTable table, TimeGrid grid, int lastFollowed)
    {
        var path = new HazardPath(patient, table, grid, grid.Pieces, HazardRule.Mean);
        var alive = patient.Weight;
        (_alive[0], _followed[0]) = (_alive[0] + alive, _followed[0] + alive);
        while (path.Next())
        {
            var (length, through) = (0.0, 1.0);
            for (var piece = path.From; piece < path.To; piece++)
            {
                if (grid.Length(piece) != length) through = Math.Exp(-path.Hazard * (length = grid.Length(piece)));
                _alive[piece + 1] += alive *= through;
                if (piece >= lastFollowed) continue;
                _followed[piece + 1] += alive;
                _hazard[piece + 1] += path.Hazard * length * alive;
            }
        }
    }

    private void Add(PopulationSurvival other)
    {
        for (var edge = 0; edge < _alive.Length; edge++)
            (_alive[edge], _followed[edge], _hazard[edge]) = (_alive[edge] + other._alive[edge], _followed[edge] + other._followed[edge], _hazard[edge] + other._hazard[edge]);
    }
}

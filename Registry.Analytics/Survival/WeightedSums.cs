using System.Runtime.Intrinsics;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Sums over the persons at risk, piece by piece, with weights 1/S* (S* the survival expected of the person) and with their hazards.</summary>
/// <remarks>A piece costs one vector addition a person; persons are divided among threads in a way that does not depend on their number.</remarks>
internal sealed class WeightedSums
{
    private const int Parts = 16;

    private readonly Vector256<double>[] _pieces;
    private readonly double[] _hazards;
    private readonly double[] _deaths;
    private readonly double[] _squares;

    private WeightedSums(TimeGrid grid)
    {
        _pieces = new Vector256<double>[grid.Pieces];
        _hazards = new double[grid.Pieces + 1];
        (_deaths, _squares) = (new double[grid.Edges.Length], new double[grid.Edges.Length]);
    }

    /// <summary>Sum of the weights at the beginning of a piece.</summary>
    public double Start(int piece) => _pieces[piece].GetElement(0);

    /// <summary>Sum of weight times daily hazard at the beginning of a piece.</summary>
    public double StartHazard(int piece) => _pieces[piece].GetElement(1);

    /// <summary>Sum of the weights at the end of a piece, those who leave then included.</summary>
    public double End(int piece) => _pieces[piece].GetElement(2);

    /// <summary>Sum of weight times daily hazard at the end of a piece.</summary>
    public double EndHazard(int piece) => _pieces[piece].GetElement(3);

    /// <summary>Sum of the daily hazards in a piece, without weights.</summary>
    public double Hazard(int piece) => _hazards[piece];

    /// <summary>Sum of the weights of those who die at an edge.</summary>
    public double Deaths(int edge) => _deaths[edge];

    /// <summary>Sum of the squared weights of those who die at an edge.</summary>
    public double SquaredDeaths(int edge) => _squares[edge];

    /// <summary>Adds the patients up.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">The age of a patient is no number.</exception>
    public static WeightedSums Of(IReadOnlyList<Patient> patients, MortalityTable table, TimeGrid grid, HazardRule rule)
    {
        var parts = SideBySide.Map([.. Enumerable.Range(0, Parts)], part =>
        {
            var sums = new WeightedSums(grid);
            for (var i = (int)((long)patients.Count * part / Parts); i < (int)((long)patients.Count * (part + 1) / Parts); i++)
                sums.Add(patients[i], table, grid, rule);
            return sums;
        });
        for (var part = 1; part < Parts; part++) parts[0].Add(parts[part], 1);
        parts[0].CloseHazards();
        return parts[0];
    }

    /// <summary>Adds few patients up on the thread of the caller.</summary>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    public static WeightedSums OfFew(IEnumerable<Patient> patients, MortalityTable table, TimeGrid grid, HazardRule rule)
    {
        var sums = new WeightedSums(grid);
        foreach (var patient in patients) sums.Add(patient, table, grid, rule);
        sums.CloseHazards();
        return sums;
    }

    /// <summary>Nobody on a grid.</summary>
    public static WeightedSums Empty(TimeGrid grid) => new(grid);

    private void Add(Patient patient, MortalityTable table, TimeGrid grid, HazardRule rule)
    {
        if (patient.ExitDay <= patient.EntryDay || patient.EntryDay >= grid.Edges[^1]) return;
        var (entry, exit) = (grid.EdgeOf(patient.EntryDay), grid.EdgeOf(Math.Min(patient.ExitDay, grid.Edges[^1])));
        var path = new HazardPath(patient, table, grid, exit, rule);
        var weight = patient.Weight;
        while (path.Next())
        {
            var from = path.From;
            if (from < entry)
            {
                var until = Math.Min(entry, path.To);
                weight *= Math.Exp(path.Hazard * (grid.Edges[until] - grid.Edges[from]));
                from = until;
            }
            if (from >= path.To) continue;
            _hazards[from] += patient.Weight * path.Hazard;
            _hazards[path.To] -= patient.Weight * path.Hazard;
            weight = AddRun(grid, from, path.To, path.Hazard, weight);
        }
        if (!patient.IsDead || patient.ExitDay > grid.Edges[^1]) return;
        _deaths[exit] += weight;
        _squares[exit] += weight * weight;
    }

    private double AddRun(TimeGrid grid, int from, int to, double hazard, double weight)
    {
        var growth = Math.Exp(hazard);
        for (var piece = from; piece < to;)
        {
            var until = Math.Min(to, grid.UnitUntil(piece));
            var (value, factor) = (Vector256.Create(1, hazard, growth, hazard * growth) * weight, Vector256.Create(growth));
            foreach (ref var sum in _pieces.AsSpan(piece, until - piece))
            {
                sum += value;
                value *= factor;
            }
            (weight, piece) = (value.GetElement(0), until);
            if (piece >= to) break;
            var odd = Math.Exp(hazard * grid.Length(piece));
            _pieces[piece] += Vector256.Create(1, hazard, odd, hazard * odd) * weight;
            weight *= odd;
            piece++;
        }
        return weight;
    }

    /// <summary>Adds the persons of other sums on the same grid, each with his weight times a factor.</summary>
    public void Add(WeightedSums other, double factor)
    {
        for (var piece = 0; piece < _pieces.Length; piece++) _pieces[piece] += other._pieces[piece] * factor;
        for (var edge = 0; edge < _deaths.Length; edge++)
        {
            _hazards[edge] += factor * other._hazards[edge];
            _deaths[edge] += factor * other._deaths[edge];
            _squares[edge] += factor * factor * other._squares[edge];
        }
    }

    // What was added where a hazard begins and taken away where it ends becomes the sum in each piece.
    private void CloseHazards()
    {
        for (var piece = 1; piece < _hazards.Length; piece++) _hazards[piece] += _hazards[piece - 1];
    }
}

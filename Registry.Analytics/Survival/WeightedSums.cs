using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics;
using Registry.Analytics.LifeTables;

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
        var parts = new WeightedSums[Parts];
        var faults = new Exception?[Parts];
        Parallel.For(0, Parts, part =>
        {
            parts[part] = new(grid);
            try
            {
                for (var i = (int)((long)patients.Count * part / Parts); i < (int)((long)patients.Count * (part + 1) / Parts); i++)
                    parts[part].Add(patients[i], table, grid, rule);
            }
            catch (Exception fault) when (fault is MissingMortalityException or ArgumentException)
            {
                faults[part] = fault;
            }
        });
        if (Array.Find(faults, fault => fault is not null) is { } first) ExceptionDispatchInfo.Throw(first);
        for (var part = 1; part < Parts; part++) parts[0].Add(parts[part]);
        parts[0].CloseHazards();
        return parts[0];
    }

    private void Add(Patient patient, MortalityTable table, TimeGrid grid, HazardRule rule)
    {
        if (patient.ExitDay <= patient.EntryDay) return;
        var (entry, exit) = (grid.EdgeOf(patient.EntryDay), grid.EdgeOf(patient.ExitDay));
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
        if (!patient.IsDead) return;
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

    private void Add(WeightedSums other)
    {
        for (var piece = 0; piece < _pieces.Length; piece++) _pieces[piece] += other._pieces[piece];
        for (var edge = 0; edge < _deaths.Length; edge++)
        {
            _hazards[edge] += other._hazards[edge];
            _deaths[edge] += other._deaths[edge];
            _squares[edge] += other._squares[edge];
        }
    }

    // What was added where a hazard begins and taken away where it ends becomes the sum in each piece.
    private void CloseHazards()
    {
        for (var piece = 1; piece < _hazards.Length; piece++) _hazards[piece] += _hazards[piece - 1];
    }
}

namespace Registry.Analytics.Survival;

/// <summary>The edges between which the hazard of a person is taken as constant: every day, or the times of exit; and times asked for.</summary>
internal sealed class TimeGrid
{
    /// <summary>Two times are one when they differ by less than this part of them: a twelfth of a year is no number of a text.</summary>
    public const double Rounding = 1e-9;

    private readonly int[] _unitUntil;

    private TimeGrid(double[] edges)
    {
        Edges = edges;
        _unitUntil = new int[edges.Length];
        for (var piece = edges.Length - 1; piece >= 0; piece--)
            _unitUntil[piece] = piece < edges.Length - 1 && Length(piece) == 1 ? _unitUntil[piece + 1] : piece;
    }

    /// <summary>Days since diagnosis, ascending, the first 0.</summary>
    public double[] Edges { get; }

    /// <summary>Number of pieces: piece k lies between edge k and edge k + 1.</summary>
    public int Pieces => Edges.Length - 1;

    /// <summary>Every whole day to the last, and some times beside.</summary>
    public static TimeGrid OfDays(int lastDay, IEnumerable<double> times) =>
        Of(Enumerable.Range(0, lastDay + 1).Select(day => (double)day).Concat(times.Where(time => time > 0 && time <= lastDay)));

    /// <summary>The times given, and between two of them every day since the earlier one.</summary>
    public static TimeGrid OfDaysBetween(IEnumerable<double> times)
    {
        double[] ends = [.. times.Append(0).Distinct().Order()];
        var edges = new List<double>();
        for (var i = 0; i < ends.Length - 1; i++)
            for (var edge = ends[i]; edge < ends[i + 1]; edge++) edges.Add(edge);
        return new([.. edges, ends[^1]]);
    }

    /// <summary>Only the times given.</summary>
    public static TimeGrid Of(IEnumerable<double> times) => new([.. times.Append(0).Distinct().Order()]);

    /// <summary>Days of a piece.</summary>
    public double Length(int piece) => Edges[piece + 1] - Edges[piece];

    /// <summary>First piece at or behind one that is not one day long.</summary>
    public int UnitUntil(int piece) => _unitUntil[piece];

    /// <summary>Edge that is a time of the grid.</summary>
    public int EdgeOf(double time)
    {
        var found = Array.BinarySearch(Edges, time);
        return found >= 0 ? found : throw new ArgumentException($"{time} is no time of the grid.", nameof(time));
    }

    /// <summary>Piece in which a time above 0 lies, or that ends with it.</summary>
    public int PieceUpTo(double time)
    {
        var found = Array.BinarySearch(Edges, time);
        return Math.Max((found >= 0 ? found : ~found) - 1, 0);
    }

    /// <summary>Last edge at or before a time, at least 0.</summary>
    public int EdgeBefore(double time)
    {
        var found = Array.BinarySearch(Edges, time);
        return found >= 0 ? found : Math.Max(~found - 1, 0);
    }
}

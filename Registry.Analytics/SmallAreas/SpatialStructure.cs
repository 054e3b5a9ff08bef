using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>The precision of an intrinsic autoregression on a map: neighbours pull at each other, each connected part on its own.</summary>
/// <remarks>Each part is scaled so that the geometric mean of the variances of its areas is 1, and its effects add up to 0; an area without
/// neighbours has an effect of variance 1 of its own. Freni-Sterrantino A, Ventrucci M, Rue H. Spat Spatiotemporal Epidemiol 2018;26:25-34.
/// Positions are those of an order that keeps neighbours near each other; <see cref="AreaAt"/> leads back.</remarks>
internal sealed class SpatialStructure
{
    private readonly double _logDeterminant;        // of the scaled precision, over its eigenvalues above 0
    private readonly double _excess;                // sum of the variances less the number of areas

    private SpatialStructure(int[] areaAt, int[] partAt, BandMatrix precision, IReadOnlyList<PartOfMap> parts)
    {
        (AreaAt, PartAt, Precision, Parts) = (areaAt, partAt, precision, parts.Count);
        _logDeterminant = parts.Sum(part => part.LogDeterminant + ((part.Size - 1) * Math.Log(part.Scale)));
        _excess = parts.Sum(part => (part.SumOfVariances / part.Scale) - part.Size);
        Scale = Math.Exp(parts.Sum(part => part.Size * Math.Log(part.Scale)) / parts.Sum(part => part.Size));
    }

    /// <summary>Place in the list of areas of each position.</summary>
    public IReadOnlyList<int> AreaAt { get; }

    /// <summary>Connected part of each position, or −1 for an area without neighbours.</summary>
    public IReadOnlyList<int> PartAt { get; }

    /// <summary>Number of connected parts of at least two areas.</summary>
    public int Parts { get; }

    /// <summary>The scaled precision; the effects of one part could still all be moved by the same.</summary>
    public BandMatrix Precision { get; }

    /// <summary>Geometric mean of the variances before scaling, over the areas that have neighbours.</summary>
    public double Scale { get; }

    /// <summary>The structure of a map in which some areas have neighbours.</summary>
    /// <exception cref="ArgumentException">No area has a neighbour.</exception>
    public static SpatialStructure Of(NeighbourList neighbours)
    {
        var parts = MapOrder.PartsOf(neighbours);
        if (parts.All(part => part.Length == 1)) throw new ArgumentException("No area has a neighbour.", nameof(neighbours));
        int[] areaAt = [.. parts.SelectMany(part => part)];
        var positions = new int[areaAt.Length];
        for (var position = 0; position < areaAt.Length; position++) positions[areaAt[position]] = position;
        var precision = new BandMatrix(areaAt.Length, MapOrder.Width(neighbours, positions));
        var partAt = new int[areaAt.Length];
        var several = new List<PartOfMap>();
        var first = 0;
        foreach (var part in parts)
        {
            Array.Fill(partAt, part.Length == 1 ? -1 : several.Count, first, part.Length);
            if (part.Length == 1) precision[first, first] = 1;
            else several.Add(PartOfMap.Fill(precision, first, part, neighbours, positions));
            first += part.Length;
        }
        return new(areaAt, partAt, precision, several);
    }

    /// <summary>Distance of a mixture of structured and unstructured effects from unstructured ones alone.</summary>
    /// <param name="fraction">Share of the variance that is structured, above 0.</param>
    /// <param name="rest">1 less that share, above 0.</param>
    /// <returns>√(2·Kullback-Leibler divergence) of the two normal distributions.</returns>
    /// <remarks>Riebler A, Sørbye SH, Simpson D, Rue H. Stat Methods Med Res 2016;25:1145-1165.</remarks>
    public double Distance(double fraction, double rest)
    {
        var mixed = new BandMatrix(Precision.Size, Precision.Width);
        for (var i = 0; i < mixed.Size; i++)
        {
            for (var j = Math.Max(0, i - mixed.Width); j <= i; j++) mixed[i, j] = rest * Precision[i, j];
            mixed[i, i] += fraction;
        }
        var logVariance = mixed.FactorInPlace() - _logDeterminant + (Parts * Math.Log(rest / fraction));
        return Math.Sqrt(Math.Max(0, (fraction * _excess) - logVariance));
    }
}

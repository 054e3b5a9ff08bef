using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>A connected part of a map, and the variances of an intrinsic autoregression on it.</summary>
/// <param name="Size">Areas, at least two.</param>
/// <param name="Scale">Geometric mean of the variances of its areas when its effects add up to 0.</param>
/// <param name="SumOfVariances">Sum of those variances.</param>
/// <param name="LogDeterminant">Logarithm of the product of the eigenvalues above 0 of the unscaled precision.</param>
internal sealed record PartOfMap(int Size, double Scale, double SumOfVariances, double LogDeterminant)
{
    /// <summary>Writes the scaled precision of a part into that of the map.</summary>
    /// <param name="precision">Precision of the map.</param>
    /// <param name="first">First position of the part.</param>
    /// <param name="areas">Areas of the part in the order of their positions.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="positions">Position of each area.</param>
    public static PartOfMap Fill(BandMatrix precision, int first, int[] areas, NeighbourList neighbours, int[] positions)
    {
        var part = Read(new BandMatrix(areas.Length, Math.Min(precision.Width, areas.Length - 1)), 0, 1);
        var (variances, logDeterminant) = Variances(part);
        var scale = Math.Exp(variances.Average(Math.Log));
        Read(precision, first, scale);
        return new(areas.Length, scale, variances.Sum(), logDeterminant);

        BandMatrix Read(BandMatrix matrix, int from, double times)
        {
            for (var i = 0; i < areas.Length; i++)
            {
                matrix[from + i, from + i] = neighbours.Of(areas[i]).Count * times;
                foreach (var other in neighbours.Of(areas[i]).Select(area => positions[area] - first).Where(j => j < i))
                    matrix[from + i, from + other] = -times;
            }
            return matrix;
        }
    }

    // With 1 added to one entry of the diagonal the matrix has an inverse M + c, where M holds the variances of effects of which that one is 0;
    // taking row and column means off gives those of effects that add up to 0. The determinant is that of the matrix without the row
    // (Kirchhoff), and the product of the eigenvalues above 0 is as many times that as there are areas.
    private static (double[] Variances, double LogDeterminant) Variances(BandMatrix precision)
    {
        precision[0, 0] += 1;
        var logDeterminant = precision.FactorInPlace() + Math.Log(precision.Size);
        var means = new double[precision.Size];
        Array.Fill(means, 1.0 / precision.Size);
        precision.SolveInPlace(means);
        var mean = means.Average();
        return ([.. precision.InverseDiagonal().Select((variance, i) => variance - (2 * means[i]) + mean)], logDeterminant);
    }
}

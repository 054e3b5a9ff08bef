namespace Registry.Analytics.Numerics;

/// <summary>A symmetric positive definite matrix whose entries lie near the diagonal, such as the precision of neighbours put in a good order.</summary>
/// <remarks>Factor, solution and the diagonal of the inverse take the square of the width for each row, not that of the size.</remarks>
internal sealed class BandMatrix
{
    private readonly double[] _band;            // row i: entries (i, i − width) … (i, i)
    private readonly int _stride;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="size">Rows; at least 1.</param>
    /// <param name="width">Farthest distance of an entry from the diagonal.</param>
    public BandMatrix(int size, int width) : this(size, width, new double[size * (width + 1)])
    {
    }

    private BandMatrix(int size, int width, double[] band) => (Size, Width, _stride, _band) = (size, width, width + 1, band);

    /// <summary>Rows.</summary>
    public int Size { get; }

    /// <summary>Farthest distance of an entry from the diagonal.</summary>
    public int Width { get; }

    /// <summary>An entry of the lower half: the column is at most the row, and at most the width away from it.</summary>
    public ref double this[int row, int column] => ref _band[(row * _stride) + Width - row + column];

    /// <summary>The same entries, to be changed apart from these.</summary>
    public BandMatrix Copy() => new(Size, Width, (double[])_band.Clone());

    /// <summary>Puts the lower Cholesky factor in the place of the matrix.</summary>
    /// <returns>The logarithm of the determinant of the matrix.</returns>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public double FactorInPlace()
    {
        double logDeterminant = 0;
        for (var i = 0; i < Size; i++)
        {
            var from = Math.Max(0, i - Width);
            for (var j = from; j < i; j++) this[i, j] = (this[i, j] - Product(i, j, Math.Max(from, j - Width))) / this[j, j];
            var pivot = this[i, i] - Product(i, i, from);
            if (!(pivot > 0 && double.IsFinite(pivot))) throw new ArithmeticException($"Row {i} of the matrix depends on those before it.");
            this[i, i] = Math.Sqrt(pivot);
            logDeterminant += Math.Log(pivot);
        }
        return logDeterminant;
    }

    /// <summary>Solves with the factor; the right side becomes the solution.</summary>
    public void SolveInPlace(double[] right)
    {
        for (var i = 0; i < Size; i++)
        {
            var sum = right[i];
            for (var k = Math.Max(0, i - Width); k < i; k++) sum -= this[i, k] * right[k];
            right[i] = sum / this[i, i];
        }
        for (var i = Size - 1; i >= 0; i--)
        {
            right[i] /= this[i, i];
            for (var k = Math.Max(0, i - Width); k < i; k++) right[k] -= this[i, k] * right[i];
        }
    }

    /// <summary>Diagonal of the inverse of the matrix that this is the factor of.</summary>
    /// <remarks>From the last row up, entries of the inverse inside the band only. Takahashi K, Fagan J, Chin MS. 8th PICA Conference, 1973, 63-69.</remarks>
    public double[] InverseDiagonal()
    {
        var inverse = new BandMatrix(Size, Width);
        for (var i = Size - 1; i >= 0; i--)
        {
            var to = Math.Min(Size - 1, i + Width);
            for (var j = to; j >= i; j--)
            {
                var sum = i == j ? 1 / this[i, i] : 0;
                for (var k = i + 1; k <= to; k++) sum -= this[k, i] * (k > j ? inverse[k, j] : inverse[j, k]);
                inverse[j, i] = sum / this[i, i];
            }
        }
        return [.. Enumerable.Range(0, Size).Select(i => inverse[i, i])];
    }

    private double Product(int i, int j, int from)
    {
        ReadOnlySpan<double> left = _band.AsSpan((i * _stride) + Width - i + from, j - from), right = _band.AsSpan((j * _stride) + Width - j + from, j - from);
        double sum = 0;
        for (var k = 0; k < left.Length; k++) sum += left[k] * right[k];
        return sum;
    }
}

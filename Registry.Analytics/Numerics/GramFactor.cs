namespace Registry.Analytics.Numerics;

/// <summary>Cholesky's decomposition of XᵀWX, scaled to a unit diagonal; a column that depends on earlier ones is left out, as R does with aliased coefficients.</summary>
internal sealed class GramFactor
{
    // A pivot is what earlier columns leave of the square of a column: 1e-11 is 3 millionths of its length.
    private const double LeastPivot = 1e-11;
    private readonly double[] _lower, _scale;
    private readonly int _size;

    private GramFactor(double[] lower, double[] scale, bool[] isAliased) =>
        (_lower, _scale, _size, IsAliased, Rank) = (lower, scale, scale.Length, isAliased, isAliased.Count(aliased => !aliased));

    /// <summary>True for each column that is left out.</summary>
    public bool[] IsAliased { get; }

    /// <summary>Number of columns that are kept.</summary>
    public int Rank { get; }

    /// <summary>Decomposes a matrix held by rows, of which the lower triangle is read.</summary>
    /// <param name="gram">Not negative on the diagonal; not changed.</param>
    /// <param name="size">Number of columns.</param>
    /// <param name="known">Columns that are left out, when that has been decided; else the pivots decide.</param>
    public static GramFactor Of(double[] gram, int size, bool[]? known = null)
    {
        var (scale, aliased, lower) = (new double[size], known ?? new bool[size], new double[size * size]);
        for (var i = 0; i < size; i++) scale[i] = gram[i * size + i] > 0 ? 1 / Math.Sqrt(gram[i * size + i]) : 0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
                if (!aliased[j]) lower[i * size + j] = (gram[i * size + j] * scale[i] * scale[j] - Inner(lower, size, i, j)) / lower[j * size + j];
            var pivot = scale[i] == 0 ? 0 : 1 - Inner(lower, size, i, i);
            if (known is null && pivot < LeastPivot) aliased[i] = true;
            if (!aliased[i]) lower[i * size + i] = Math.Sqrt(Math.Max(pivot, 1e-5 * LeastPivot));
        }
        return new(lower, scale, aliased);
    }

    /// <summary>The x of gram·x = right; 0 where a column is left out.</summary>
    public double[] Solve(double[] right)
    {
        var x = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            if (IsAliased[i]) continue;
            var sum = right[i] * _scale[i];
            for (var k = 0; k < i; k++) sum -= _lower[i * _size + k] * x[k];
            x[i] = sum / _lower[i * _size + i];
        }
        for (var i = _size - 1; i >= 0; i--)
        {
            if (IsAliased[i]) continue;
            var sum = x[i];
            for (var k = i + 1; k < _size; k++) sum -= _lower[k * _size + i] * x[k];
            x[i] = sum / _lower[i * _size + i];
        }
        for (var i = 0; i < _size; i++) x[i] *= _scale[i];
        return x;
    }

    /// <summary>The inverse; rows and columns of zeros where a column is left out.</summary>
    public double[][] Inverse()
    {
        var inverse = new double[_size][];
        var unit = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            unit[i] = IsAliased[i] ? 0 : 1;
            inverse[i] = Solve(unit);
            unit[i] = 0;
        }
        return inverse;
    }

    /// <summary>Logarithm of the determinant of what is kept.</summary>
    public double LogDeterminant()
    {
        double sum = 0;
        for (var i = 0; i < _size; i++)
            if (!IsAliased[i]) sum += 2 * (Math.Log(_lower[i * _size + i]) - Math.Log(_scale[i]));
        return sum;
    }

    // Sum over the columns before j that both rows have; those left out hold zeros.
    private static double Inner(double[] lower, int size, int i, int j)
    {
        double sum = 0;
        for (int k = i * size, other = j * size; k < i * size + j; k++, other++) sum += lower[k] * lower[other];
        return sum;
    }
}

namespace Registry.Analytics.Numerics;

/// <summary>A few columns made orthonormal, for least squares without normal equations.</summary>
/// <remarks>Gram and Schmidt's process, each column freed of the others twice: Björck Å. Numerical Methods for Least Squares Problems, 1996, 2.4.</remarks>
internal sealed class OrthonormalBasis
{
    // A column of which the others leave less than this share of its length is none of its own.
    private const double Dependent = 1e-9;

    private readonly double[][] _columns, _triangle;

    private OrthonormalBasis(double[][] columns, double[][] triangle) => (_columns, _triangle) = (columns, triangle);

    /// <summary>The basis of columns of one length; null when a column depends on those before it.</summary>
    public static OrthonormalBasis? Of(IReadOnlyList<double[]> columns)
    {
        var basis = new double[columns.Count][];
        var triangle = Array.ConvertAll(basis, _ => new double[columns.Count]);
        for (var next = 0; next < basis.Length; next++)
        {
            var column = (double[])columns[next].Clone();
            var whole = Math.Sqrt(InnerProduct.Of(column, column));
            for (var pass = 0; pass < 2; pass++)
                for (var before = 0; before < next; before++) triangle[before][next] += TakeOut(basis[before], column);
            var length = Math.Sqrt(InnerProduct.Of(column, column));
            if (!(length > Dependent * whole)) return null;
            for (var i = 0; i < column.Length; i++) column[i] /= length;
            (basis[next], triangle[next][next]) = (column, length);
        }
        return new(basis, triangle);
    }

    /// <summary>What of some values the columns do not explain.</summary>
    public double[] Remainder(double[] values)
    {
        var rest = (double[])values.Clone();
        for (var pass = 0; pass < 2; pass++)
            foreach (var column in _columns) TakeOut(column, rest);
        return rest;
    }

    /// <summary>The coefficients of the columns that come nearest to some values.</summary>
    public double[] Coefficients(double[] values)
    {
        var rest = (double[])values.Clone();
        var right = Array.ConvertAll(_columns, column => TakeOut(column, rest));
        for (var i = 0; i < right.Length; i++) right[i] += TakeOut(_columns[i], rest);
        for (var row = right.Length - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < right.Length; column++) right[row] -= _triangle[row][column] * right[column];
            right[row] /= _triangle[row][row];
        }
        return right;
    }

    /// <summary>Covariance of the coefficients for a residual variance of 1.</summary>
    public double[][] Covariance()
    {
        var size = _columns.Length;
        var inverse = Array.ConvertAll(new int[size], _ => new double[size]);
        for (var column = 0; column < size; column++)
            for (var row = column; row >= 0; row--)
            {
                var sum = row == column ? 1.0 : 0;
                for (var k = row + 1; k <= column; k++) sum -= _triangle[row][k] * inverse[k][column];
                inverse[row][column] = sum / _triangle[row][row];
            }
        return Array.ConvertAll(inverse, row => Array.ConvertAll(inverse, other => InnerProduct.Of(row, other)));
    }

    private static double TakeOut(double[] column, double[] values)
    {
        var share = InnerProduct.Of(column, values);
        for (var i = 0; i < values.Length; i++) values[i] -= share * column[i];
        return share;
    }
}

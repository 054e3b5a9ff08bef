namespace Registry.Analytics.Numerics;

/// <summary>Small symmetric positive definite matrices.</summary>
internal static class SymmetricMatrix
{
    /// <summary>The inverse by Cholesky's decomposition, scaled to a unit diagonal; null when a column depends on others.</summary>
    public static double[][]? Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        var scale = new double[size];
        for (var i = 0; i < size; i++)
        {
            if (!(matrix[i][i] > 0 && double.IsFinite(matrix[i][i]))) return null;
            scale[i] = 1 / Math.Sqrt(matrix[i][i]);
        }
        if (Factor(matrix, scale) is not { } lower) return null;
        var inverse = Array.ConvertAll(new int[size], _ => new double[size]);
        for (var column = 0; column < size; column++)
        {
            var solved = Solve(lower, column);
            for (var row = 0; row < size; row++) inverse[row][column] = solved[row] * scale[row] * scale[column];
        }
        return inverse;
    }

    private static double[][]? Factor(double[][] matrix, double[] scale)
    {
        var size = matrix.Length;
        var lower = Array.ConvertAll(new int[size], _ => new double[size]);
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j] * scale[i] * scale[j];
                for (var k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
                if (i == j && !(sum > 1e-13)) return null;
                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        return lower;
    }

    // Column of the inverse of L·Lᵀ: forward, then backward.
    private static double[] Solve(double[][] lower, int column)
    {
        var x = new double[lower.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var sum = i == column ? 1.0 : 0;
            for (var k = 0; k < i; k++) sum -= lower[i][k] * x[k];
            x[i] = sum / lower[i][i];
        }
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++) x[i] -= lower[k][i] * x[k];
            x[i] /= lower[i][i];
        }
        return x;
    }
}

namespace Registry.Analytics.Numerics;

/// <summary>The columns of a regression by row, zeros left out: most rows of an age-period-cohort design hold three ones.</summary>
internal sealed class DesignMatrix
{
    private readonly int[] _starts, _columns;
    private readonly double[] _values;

    private DesignMatrix(int columns, int[] starts, int[] places, double[] values) =>
        (Columns, _starts, _columns, _values) = (columns, starts, places, values);

    /// <summary>Number of observations.</summary>
    public int Rows => _starts.Length - 1;

    /// <summary>Number of coefficients.</summary>
    public int Columns { get; }

    /// <summary>A design of rows of equal length.</summary>
    public static DesignMatrix OfRows(IReadOnlyList<double[]> rows)
    {
        var starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            var filled = 0;
            foreach (var value in rows[row])
                if (value != 0) filled++;
            starts[row + 1] = starts[row] + filled;
        }
        var (places, values) = (new int[starts[^1]], new double[starts[^1]]);
        for (var row = 0; row < rows.Count; row++)
        {
            var place = starts[row];
            for (var column = 0; column < rows[row].Length; column++)
                if (rows[row][column] != 0) (places[place], values[place++]) = (column, rows[row][column]);
        }
        return new(rows.Count == 0 ? 0 : rows[0].Length, starts, places, values);
    }

    /// <summary>Sum of a row's values times coefficients.</summary>
    public double Predictor(int row, double[] coefficients)
    {
        double sum = 0;
        for (var i = _starts[row]; i < _starts[row + 1]; i++) sum += _values[i] * coefficients[_columns[i]];
        return sum;
    }

    /// <summary>Adds Xᵀ·values to a vector.</summary>
    public void AddTransposed(double[] values, double[] sums)
    {
        for (var row = 0; row < values.Length; row++)
            for (var i = _starts[row]; i < _starts[row + 1]; i++) sums[_columns[i]] += _values[i] * values[row];
    }

    /// <summary>True for each column that depends on earlier ones; told from the design alone, so that small weights do not blur it.</summary>
    public bool[] Aliased()
    {
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        var gram = new double[Columns * Columns];
        AddNormalEquations(ones, ones, gram, new double[Columns]);
        return GramFactor.Of(gram, Columns).IsAliased;
    }

    /// <summary>Adds Xᵀ·W·X to the lower triangle of a square matrix held by rows, and Xᵀ·W·z to a vector.</summary>
    public void AddNormalEquations(double[] weights, double[] response, double[] gram, double[] right)
    {
        for (var row = 0; row < weights.Length; row++)
        {
            var weight = weights[row];
            for (var i = _starts[row]; i < _starts[row + 1]; i++)
            {
                var (column, scaled) = (_columns[i], _values[i] * weight);
                right[column] += scaled * response[row];
                // Places rise within a row, so what is left of the diagonal is written once.
                for (var j = _starts[row]; j <= i; j++) gram[column * Columns + _columns[j]] += scaled * _values[j];
            }
        }
    }
}

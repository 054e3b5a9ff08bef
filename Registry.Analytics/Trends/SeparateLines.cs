using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Lines that need not meet, each through years of its own: no model whose lines meet fits better.</summary>
internal static class SeparateLines
{
    /// <summary>The least sum of squares from each year to the last.</summary>
    /// <param name="years">Ascending.</param>
    /// <param name="values">A value for each year.</param>
    /// <param name="weights">A weight for each year.</param>
    /// <param name="least">Fewest years of a line.</param>
    /// <param name="most">Most times that one line may give way to the next.</param>
    /// <returns>[changes][first year]; infinite where there are too few years.</returns>
    public static double[][] LeastSquares(double[] years, double[] values, double[] weights, int least, int most)
    {
        var count = years.Length;
        var lines = Array.ConvertAll(new int[count], _ => new double[count + 1]);
        for (var from = 0; from < count; from++)
        {
            EndableWork.GoOn();
            for (var to = from + 1; to <= count; to++)
                lines[from][to] = to - from < 3 ? 0 : WeightedLine.Through(years.AsSpan(from..to), values.AsSpan(from..to), weights.AsSpan(from..to)).Residual;
        }
        var squares = Array.ConvertAll(new int[most + 1], _ => Enumerable.Repeat(double.PositiveInfinity, count + 1).ToArray());
        for (var from = 0; from < count; from++)
            if (count - from >= least) squares[0][from] = lines[from][count];
        for (var changes = 1; changes <= most; changes++)
            for (var from = 0; from < count; from++)
                for (var to = from + least; to < count; to++)
                    squares[changes][from] = Math.Min(squares[changes][from], lines[from][to] + squares[changes - 1][to]);
        return squares;
    }
}

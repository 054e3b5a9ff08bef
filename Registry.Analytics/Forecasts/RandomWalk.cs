namespace Registry.Analytics.Forecasts;

/// <summary>Second-order random walk: second differences are independent normal variables of one precision.</summary>
internal static class RandomWalk
{
    /// <summary>Adds precision·DᵀD to the lower triangle of a matrix held by rows; effects that are pinned at 0 have no place.</summary>
    /// <param name="gram">The matrix.</param>
    /// <param name="size">Its size.</param>
    /// <param name="places">Place of each effect, −1 for one that is pinned.</param>
    /// <param name="precision">Precision of the second differences.</param>
    public static void AddPrecision(double[] gram, int size, int[] places, double precision)
    {
        ReadOnlySpan<double> bend = [1, -2, 1];
        for (var first = 0; first + 2 < places.Length; first++)
            for (var i = 0; i < 3; i++)
                for (var j = 0; j < 3; j++)
                {
                    var (row, column) = (places[first + i], places[first + j]);
                    if (row >= 0 && column >= 0 && column <= row) gram[row * size + column] += precision * bend[i] * bend[j];
                }
    }

    /// <summary>Sum of squared second differences.</summary>
    public static double Roughness(double[] effects)
    {
        double sum = 0;
        for (var i = 0; i + 2 < effects.Length; i++)
        {
            var bend = effects[i] - 2 * effects[i + 1] + effects[i + 2];
            sum += bend * bend;
        }
        return sum;
    }

    /// <summary>Covariance, at precision 1, of what chance adds to two effects beyond the last one: a walk goes on along its last slope.</summary>
    /// <param name="one">Steps beyond the last effect; 0 or less for an effect that was estimated.</param>
    /// <param name="other">Likewise.</param>
    public static double Ahead(int one, int other)
    {
        double sum = 0;
        for (var j = 1; j <= Math.Min(one, other); j++) sum += (double)(one - j + 1) * (other - j + 1);
        return sum;
    }
}

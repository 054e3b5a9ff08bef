namespace Registry.Analytics.SmallAreas;

/// <summary>Moran's I and its moments, with weights of 1 over the number of neighbours.</summary>
/// <remarks>Cliff AD, Ord JK. Spatial Processes, 1981, chapter 1; areas without neighbours as in spdep's zero.policy.</remarks>
internal static class MoranMoments
{
    /// <summary>Areas that have a neighbour; also the sum of all weights, S₀.</summary>
    public static int AreasWithNeighbours(NeighbourList neighbours) => neighbours.Areas.Count - neighbours.Islands.Count();

    /// <summary>Σw(z)(z′)/Σz²: I, if all areas with neighbours are counted in n.</summary>
    public static double Correlation(double[] values, NeighbourList neighbours)
    {
        var mean = values.Average();
        double pairs = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var own = values[i] - mean;
            squares += own * own;
            var around = neighbours.Of(i);
            if (around.Count == 0) continue;
            double sum = 0;
            foreach (var j in around) sum += values[j] - mean;
            pairs += own * sum / around.Count;
        }
        return pairs / squares;
    }

    /// <summary>The test by moments; n counts the areas with neighbours.</summary>
    public static MoranTest Test(double[] values, NeighbourList neighbours)
    {
        double n = AreasWithNeighbours(neighbours), s0 = n;
        var (s1, s2) = Sums(neighbours);
        var kurtosis = Kurtosis(values);
        var expectation = -1 / (n - 1);
        var normality = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expectation * expectation;
        var randomisation = (n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * s0 * s0) - kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * s0 * s0))
            / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expectation * expectation;
        return new(Correlation(values, neighbours), expectation, randomisation, normality);
    }

    /// <summary>Fourth moment over the square of the second.</summary>
    public static double Kurtosis(double[] values)
    {
        var mean = values.Average();
        double second = values.Sum(v => Math.Pow(v - mean, 2)), fourth = values.Sum(v => Math.Pow(v - mean, 4));
        return values.Length * fourth / (second * second);
    }

    /// <summary>S₁ = ½ΣΣ(w + w′)² and S₂ = Σ(row sum + column sum)².</summary>
    public static (double S1, double S2) Sums(NeighbourList neighbours)
    {
        double s1 = 0, s2 = 0;
        for (var i = 0; i < neighbours.Areas.Count; i++)
        {
            var around = neighbours.Of(i);
            if (around.Count == 0) continue;
            var column = 0.0;
            foreach (var j in around)
            {
                var both = 1.0 / around.Count + 1.0 / neighbours.Of(j).Count;
                s1 += both * both / 2;
                column += 1.0 / neighbours.Of(j).Count;
            }
            s2 += (1 + column) * (1 + column);
        }
        return (s1, s2);
    }
}

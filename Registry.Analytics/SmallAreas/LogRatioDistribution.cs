namespace Registry.Analytics.SmallAreas;

/// <summary>Distribution of the logarithm of a ratio, tabulated at equal steps.</summary>
internal sealed class LogRatioDistribution
{
    private readonly double _from, _step;
    private readonly double[] _density, _below;

    private LogRatioDistribution(double from, double step, double[] density, double[] below, double mean) =>
        (_from, _step, _density, _below, MeanRatio) = (from, step, density, below, mean);

    /// <summary>Mean of the ratio itself, not of its logarithm.</summary>
    public double MeanRatio { get; }

    /// <summary>Where the distribution begins and ends, as far as it matters.</summary>
    public (double From, double To) Range => (_from, _from + (_step * (_density.Length - 1)));

    /// <summary>From a density at equal steps.</summary>
    /// <param name="from">First point.</param>
    /// <param name="step">Distance of the points.</param>
    /// <param name="density">Density at each, up to a factor; next to nothing at both ends.</param>
    /// <param name="slope">Its derivative.</param>
    /// <remarks>Each cell by the trapezium and the correction of Euler and Maclaurin for the slopes at its ends.</remarks>
    public static LogRatioDistribution Of(double from, double step, double[] density, double[] slope)
    {
        var below = new double[density.Length];
        double mean = 0;
        for (var cell = 1; cell < density.Length; cell++)
        {
            below[cell] = below[cell - 1] + (step / 2 * (density[cell - 1] + density[cell])) + (step * step / 12 * (slope[cell - 1] - slope[cell]));
            mean += step * density[cell] * Math.Exp(from + (cell * step));
        }
        var mass = below[^1];
        return new(from, step, Array.ConvertAll(density, d => d / mass), Array.ConvertAll(below, b => b / mass), mean / mass);
    }

    /// <summary>Probability of a logarithm up to this one.</summary>
    public double Below(double logRatio)
    {
        var place = (logRatio - _from) / _step;
        if (!(place > 0)) return 0;
        if (place >= _below.Length - 1) return 1;
        var cell = (int)place;
        var (t, u) = (place - cell, 1 - place + cell);
        return (((1 + (2 * t)) * u * u * _below[cell]) + (t * t * (3 - (2 * t)) * _below[cell + 1]))
            + (_step * t * u * ((u * _density[cell]) - (t * _density[cell + 1])));
    }
}

namespace Registry.Analytics.SmallAreas;

/// <summary>What is known of the log ratio of one area: a normal distribution from everywhere else times the Poisson probability of its cases.</summary>
/// <param name="Precision">Precision of the normal distribution, above 0.</param>
/// <param name="Shift">Its mean times its precision.</param>
/// <param name="Observed">Cases.</param>
/// <param name="Expected">Cases expected at a ratio of 1.</param>
internal readonly record struct TiltedPoisson(double Precision, double Shift, double Observed, double Expected)
{
    private const int Cells = 64;
    private const double Deepest = 36;              // below the peak of the log density: nothing is left beyond

    /// <summary>Logarithm of the mass (without what depends on the counts alone, and without the normal constant), mean and variance.</summary>
    public (double LogMass, double Mean, double Variance) Moments()
    {
        var (from, step, peak) = Support();
        double mass = 0, first = 0, second = 0;
        for (var cell = 0; cell <= Cells; cell++)
        {
            var density = Math.Exp(Height(from + (cell * step)) - Height(peak));
            var away = from + (cell * step) - peak;
            mass += density;
            first += density * away;
            second += density * away * away;
        }
        var mean = first / mass;
        return (Height(peak) + Math.Log(mass * step), peak + mean, (second / mass) - (mean * mean));
    }

    /// <summary>The distribution function, tabulated.</summary>
    public LogRatioDistribution Distribution()
    {
        var (from, step, peak) = Support();
        var (density, slope) = (new double[Cells + 1], new double[Cells + 1]);
        for (var cell = 0; cell <= Cells; cell++)
        {
            var at = from + (cell * step);
            density[cell] = Math.Exp(Height(at) - Height(peak));
            slope[cell] = density[cell] * Steepness(at);
        }
        return LogRatioDistribution.Of(from, step, density, slope);
    }

    private double Height(double logRatio) =>
        (logRatio * (Shift + Observed - (0.5 * Precision * logRatio))) - (Expected * Math.Exp(logRatio));

    private double Steepness(double logRatio) => Shift + Observed - (Precision * logRatio) - (Expected * Math.Exp(logRatio));

    // The log density has one peak; both sides fall without a turn, so that doubling and halving finds where it has sunk.
    private (double From, double Step, double Peak) Support()
    {
        var peak = Peak();
        var width = 1 / Math.Sqrt(Precision + (Expected * Math.Exp(peak)));
        double left = peak - Reach(peak, -width), right = peak + Reach(peak, width);
        return (left, (right - left) / Cells, peak);
    }

    private double Peak()
    {
        var at = Observed > 0 ? Math.Log(Observed / Expected) : Math.Min(Shift / Precision, -Math.Log(Expected));
        for (var i = 0; i < 200; i++)
        {
            var move = Steepness(at) / (Precision + (Expected * Math.Exp(at)));
            at += move;
            if (Math.Abs(move) < 1e-10 * (1 + Math.Abs(at))) break;
        }
        return at;
    }

    private double Reach(double peak, double step)
    {
        var floor = Height(peak) - Deepest;
        var far = 4 * step;
        while (Height(peak + far) > floor) far *= 2;
        for (double near = far / 2, i = 0; i < 4; i++)
        {
            var middle = (near + far) / 2;
            if (Height(peak + middle) > floor) near = middle;
            else far = middle;
        }
        return Math.Abs(far);
    }
}

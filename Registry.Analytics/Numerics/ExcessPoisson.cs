namespace Registry.Analytics.Numerics;

/// <summary>Poisson regression with mean expected + years·exp(Xβ), by iteratively reweighted least squares.</summary>
internal sealed class ExcessPoisson
{
    private const int MostSteps = 200;

    private const double Settled = 1e-8;

    private ExcessPoisson(double[] coefficients, double[][] covariance) => (Coefficients, Covariance) = (coefficients, covariance);

    /// <summary>Estimates, one for each column of the design.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Their covariance, from the expected information.</summary>
    public double[][] Covariance { get; }

    /// <summary>Fits the model. Start and end are those of R's glm, whose estimates are met to the last digits: it stops when the deviance
    /// changes by less than one part in 10⁸, which may be some 10⁻⁵ standard errors before the maximum.</summary>
    /// <param name="design">A row for each count.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="expected">What is expected without excess.</param>
    /// <param name="years">Person-years, above 0.</param>
    /// <returns>The fit; null when columns depend on each other or the estimates do not settle.</returns>
    public static ExcessPoisson? Fit(double[][] design, double[] counts, double[] expected, double[] years)
    {
        var hasDeficit = counts.Zip(expected).Any(pair => pair.First < pair.Second);
        double[] excess = [.. counts.Zip(expected, (count, mean) => Math.Max((hasDeficit ? Math.Max(count, mean) : count) + 0.1 - mean, 1e-8))];
        var (deviance, coefficients) = (Deviance(counts, expected, excess), (double[]?)null);
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var (right, information) = Normal(design, counts, expected, years, excess);
            if (SymmetricMatrix.Inverse(information) is not { } inverse) return null;
            coefficients = Array.ConvertAll(inverse, row => Product(row, right));
            for (var cell = 0; cell < excess.Length; cell++) excess[cell] = years[cell] * Math.Exp(Product(design[cell], coefficients));
            var before = deviance;
            deviance = Deviance(counts, expected, excess);
            if (!double.IsFinite(deviance)) return null;
            if (Math.Abs(deviance - before) / (Math.Abs(deviance) + 0.1) < Settled) return new(coefficients, inverse);
        }
        return null;
    }

    private static double Product(double[] row, double[] column)
    {
        double sum = 0;
        for (var i = 0; i < row.Length; i++) sum += row[i] * column[i];
        return sum;
    }

    // Normal equations of the working response with weights excess²/mean.
    private static (double[] Right, double[][] Information) Normal(double[][] design, double[] counts, double[] expected, double[] years, double[] excess)
    {
        var size = design[0].Length;
        var (right, information) = (new double[size], Array.ConvertAll(new int[size], _ => new double[size]));
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var mean = expected[cell] + excess[cell];
            var weight = excess[cell] * excess[cell] / mean;
            var response = Math.Log(excess[cell] / years[cell]) + (counts[cell] - mean) / excess[cell];
            for (var i = 0; i < size; i++)
            {
                if (design[cell][i] == 0) continue;
                right[i] += design[cell][i] * weight * response;
                for (var j = 0; j < size; j++) information[i][j] += design[cell][i] * design[cell][j] * weight;
            }
        }
        return (right, information);
    }

    private static double Deviance(double[] counts, double[] expected, double[] excess)
    {
        double sum = 0;
        for (var cell = 0; cell < counts.Length; cell++)
        {
            var mean = expected[cell] + excess[cell];
            sum += (counts[cell] > 0 ? counts[cell] * Math.Log(counts[cell] / mean) : 0) - (counts[cell] - mean);
        }
        return 2 * sum;
    }
}

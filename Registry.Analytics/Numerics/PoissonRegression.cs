namespace Registry.Analytics.Numerics;

/// <summary>Log-linear Poisson regression by iteratively reweighted least squares; small dense designs.</summary>
/// <remarks>McCullagh P, Nelder JA. Generalized Linear Models, 2nd edition, 1989, chapter 2.</remarks>
internal sealed class PoissonRegression
{
    private const int MostSteps = 200;

    private PoissonRegression(double[] coefficients, double[][] covariance, double deviance, double logLikelihood, bool converged) =>
        (Coefficients, Covariance, Deviance, LogLikelihood, HasConverged) = (coefficients, covariance, deviance, logLikelihood, converged);

    /// <summary>Estimates, one for each column of the design.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Covariance of the estimates, from the expected information.</summary>
    public double[][] Covariance { get; }

    /// <summary>Twice the distance of the log-likelihood from that of the saturated model.</summary>
    public double Deviance { get; }

    /// <summary>Log-likelihood with its constant.</summary>
    public double LogLikelihood { get; }

    /// <summary>False when the estimates still moved after the last step: an estimate is infinite, or nearly so.</summary>
    public bool HasConverged { get; }

    /// <summary>Fits counts to a design.</summary>
    /// <param name="design">A row for each count, a column for each coefficient.</param>
    /// <param name="counts">The counts; not negative.</param>
    /// <param name="offset">What is added to the linear predictor, such as log person-years; null for nothing.</param>
    /// <returns>The fit; null when the columns of the design depend on each other.</returns>
    public static PoissonRegression? Fit(double[][] design, double[] counts, double[]? offset = null)
    {
        var mean = Array.ConvertAll(counts, count => count + 0.1);
        var coefficients = new double[design[0].Length];
        var (deviance, converged, steps) = (double.PositiveInfinity, false, 0);
        while (!converged && steps++ < MostSteps)
        {
            if (Step(design, counts, offset, mean) is not { } next) return null;
            coefficients = next;
            for (var row = 0; row < mean.Length; row++) mean[row] = Math.Exp(Predictor(design[row], coefficients) + (offset?[row] ?? 0));
            var before = deviance;
            deviance = DevianceOf(counts, mean);
            converged = Math.Abs(deviance - before) < 1e-12 * (Math.Abs(deviance) + 0.1);
        }
        var information = Information(design, mean);
        return SymmetricMatrix.Inverse(information) is { } covariance
            ? new(coefficients, covariance, deviance, LogLikelihoodOf(counts, mean), converged) : null;
    }

    // Weighted least squares of the working response, solved for the change of the predictor.
    private static double[]? Step(double[][] design, double[] counts, double[]? offset, double[] mean)
    {
        var right = new double[design[0].Length];
        for (var row = 0; row < counts.Length; row++)
        {
            var response = Math.Log(mean[row]) - (offset?[row] ?? 0) + (counts[row] - mean[row]) / mean[row];
            for (var column = 0; column < right.Length; column++) right[column] += design[row][column] * mean[row] * response;
        }
        return SymmetricMatrix.Inverse(Information(design, mean)) is { } inverse
            ? Array.ConvertAll(inverse, line => Predictor(line, right)) : null;
    }

    private static double[][] Information(double[][] design, double[] mean)
    {
        var size = design[0].Length;
        var matrix = Array.ConvertAll(new int[size], _ => new double[size]);
        for (var row = 0; row < mean.Length; row++)
            for (var i = 0; i < size; i++)
                if (design[row][i] != 0)
                    for (var j = 0; j < size; j++) matrix[i][j] += design[row][i] * design[row][j] * mean[row];
        return matrix;
    }

    private static double Predictor(double[] row, double[] coefficients)
    {
        double sum = 0;
        for (var i = 0; i < row.Length; i++) sum += row[i] * coefficients[i];
        return sum;
    }

    private static double DevianceOf(double[] counts, double[] mean)
    {
        double sum = 0;
        for (var i = 0; i < counts.Length; i++)
            sum += (counts[i] > 0 ? counts[i] * Math.Log(counts[i] / mean[i]) : 0) - (counts[i] - mean[i]);
        return 2 * sum;
    }

    private static double LogLikelihoodOf(double[] counts, double[] mean)
    {
        double sum = 0;
        for (var i = 0; i < counts.Length; i++)
            sum += (counts[i] > 0 ? counts[i] * Math.Log(mean[i]) : 0) - mean[i] - MathNet.Numerics.SpecialFunctions.GammaLn(counts[i] + 1);
        return sum;
    }
}

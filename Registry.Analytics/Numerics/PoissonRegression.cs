using MathNet.Numerics;

namespace Registry.Analytics.Numerics;

/// <summary>Poisson regression by iteratively reweighted least squares; a coefficient that depends on earlier ones is left out, as in R.</summary>
/// <remarks>McCullagh P, Nelder JA. Generalized Linear Models, 2nd edition, 1989, chapter 2.</remarks>
internal sealed class PoissonRegression
{
    private const int MostSteps = 200, MostHalvings = 30;
    private readonly GramFactor _information, _ofStep;
    private readonly double[] _counts;
    private double[][]? _covariance, _covarianceOfStep;

    private PoissonRegression(
        double[] coefficients, (GramFactor AtEnd, GramFactor OfStep) information, double[] counts, double[] means, double deviance, bool converged)
    {
        (Coefficients, _information, _ofStep, _counts) = (coefficients, information.AtEnd, information.OfStep, counts);
        (Means, Deviance, HasConverged) = (means, deviance, converged);
    }

    /// <summary>Estimates, one for each column of the design; 0 where one is aliased.</summary>
    public double[] Coefficients { get; }

    /// <summary>True for the coefficients that depend on earlier ones.</summary>
    public IReadOnlyList<bool> IsAliased => _information.IsAliased;

    /// <summary>Fitted means, one for each count.</summary>
    public double[] Means { get; }

    /// <summary>Twice the distance of the log-likelihood from that of the saturated model.</summary>
    public double Deviance { get; }

    /// <summary>Counts less coefficients that were estimated.</summary>
    public int DegreesOfFreedom => _counts.Length - _information.Rank;

    /// <summary>False when the estimates still moved after the last step: an estimate is infinite, or nearly so.</summary>
    public bool HasConverged { get; }

    /// <summary>Log-likelihood with its constant.</summary>
    public double LogLikelihood => Enumerable.Range(0, _counts.Length).Sum(i =>
        (_counts[i] > 0 ? _counts[i] * Math.Log(Means[i]) : 0) - Means[i] - SpecialFunctions.GammaLn(_counts[i] + 1));

    /// <summary>Covariance of the estimates, from the expected information; zeros where one is aliased.</summary>
    public double[][] Covariance() => _covariance ??= _information.Inverse();

    /// <summary>Covariance by the weights of the step at which R's glm stops (deviance moved by less than 1e-8), to agree with its limits to all digits.</summary>
    public double[][] CovarianceOfStep() => _covarianceOfStep ??= _ofStep.Inverse();

    /// <summary>Fits counts to a design of which no column may depend on others, with a log link.</summary>
    /// <param name="rows">A row for each count, a column for each coefficient.</param>
    /// <param name="counts">The counts; not negative.</param>
    /// <param name="offset">What is added to the linear predictor, such as log person-years; null for nothing.</param>
    /// <returns>The fit; null when the columns of the design depend on each other.</returns>
    public static PoissonRegression? Fit(double[][] rows, double[] counts, double[]? offset = null)
    {
        var exposure = offset is null ? Array.ConvertAll(counts, _ => 1.0) : Array.ConvertAll(offset, Math.Exp);
        var fit = Fit(DesignMatrix.OfRows(rows), counts, exposure, PoissonLink.Log);
        return fit.IsAliased.Contains(true) ? null : fit;
    }

    /// <summary>Fits counts to a design.</summary>
    /// <param name="design">A row for each count.</param>
    /// <param name="counts">The counts; not negative.</param>
    /// <param name="exposure">What the rate is multiplied with, such as person-years; above 0.</param>
    /// <param name="link">How the rate follows from the linear predictor.</param>
    public static PoissonRegression Fit(DesignMatrix design, double[] counts, double[] exposure, PoissonLink link)
    {
        var work = new Work(design, counts, exposure, link);
        work.Begin();
        var (converged, steps) = (false, 0);
        GramFactor? ofStep = null;
        while (!converged && steps++ < MostSteps)
        {
            EndableWork.GoOn();
            var before = work.Deviance;
            var weighed = work.Step();
            for (var halving = 0; steps > 1 && halving < MostHalvings && !(work.Deviance <= before + 1e-9 * (Math.Abs(before) + 0.1)); halving++) work.Halve();
            if (work.HasMovedLessThan(1e-8, before)) ofStep ??= weighed;
            converged = work.HasMovedLessThan(1e-12, before);
        }
        var atEnd = work.Information();
        return new(work.Coefficients, (atEnd, ofStep ?? atEnd), counts, work.Means, work.Deviance, converged);
    }

    /// <summary>Deviance of counts about means above 0.</summary>
    public static double DevianceOf(double[] counts, double[] means)
    {
        double sum = 0;
        for (var i = 0; i < counts.Length; i++)
            sum += (counts[i] > 0 ? counts[i] * Math.Log(counts[i] / means[i]) : 0) - (counts[i] - means[i]);
        return 2 * sum;
    }

    private sealed class Work(DesignMatrix design, double[] counts, double[] exposure, PoissonLink link)
    {
        private readonly double[] _predictors = new double[counts.Length], _weights = new double[counts.Length], _response = new double[counts.Length];
        private readonly double[] _gram = new double[design.Columns * design.Columns], _right = new double[design.Columns];
        private double[] _before = [];
        private readonly bool[] _aliased = design.Aliased();

        public double[] Coefficients { get; private set; } = [];

        public double[] Means { get; } = new double[counts.Length];

        public double Deviance { get; private set; } = double.PositiveInfinity;

        // As R: every count is a little more than observed, so that none is 0.
        public void Begin()
        {
            for (var i = 0; i < counts.Length; i++) (Means[i], _predictors[i]) = (counts[i] + 0.1, link.Predictor((counts[i] + 0.1) / exposure[i]));
        }

        public GramFactor Step()
        {
            var factor = Information();
            (_before, Coefficients) = (Coefficients, factor.Solve(_right));
            Evaluate();
            return factor;
        }

        public bool HasMovedLessThan(double share, double before) => Math.Abs(Deviance - before) < share * (Math.Abs(Deviance) + 0.1);

        public void Halve()
        {
            Coefficients = [.. Coefficients.Zip(_before, (now, then) => (now + then) / 2)];
            Evaluate();
        }

        public GramFactor Information()
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var slope = PoissonLink.Above0(exposure[i] * link.Slope(_predictors[i]));
                _weights[i] = slope * slope / Means[i];
                _response[i] = _predictors[i] + (counts[i] - Means[i]) / slope;
            }
            Array.Clear(_gram);
            Array.Clear(_right);
            design.AddNormalEquations(_weights, _response, _gram, _right);
            return GramFactor.Of(_gram, design.Columns, _aliased);
        }

        private void Evaluate()
        {
            for (var i = 0; i < counts.Length; i++)
            {
                _predictors[i] = design.Predictor(i, Coefficients);
                Means[i] = PoissonLink.Above0(exposure[i] * link.Rate(_predictors[i]));
            }
            Deviance = DevianceOf(counts, Means);
        }
    }
}

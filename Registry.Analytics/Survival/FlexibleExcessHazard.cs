using System.Globalization;
using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Regression of the excess hazard with a smooth baseline: the logarithm of the cumulative excess hazard is a restricted cubic spline of ln time.</summary>
/// <remarks>Royston P, Parmar MKB. Stat Med 2002;21:2175. Nelson CP, Lambert PC, Squire IB, Jones DR. Stat Med 2007;26:5486. Effects are proportional, or change
/// with a spline of their own. With one degree of freedom and no mortality of the population it is Weibull's regression.</remarks>
public sealed class FlexibleExcessHazard
{
    private const int MostSteps = 100, MostHalvings = 40;

    private const double Settled = 1e-12;

    private readonly FlexibleTerms _terms;
    private readonly FlexibleRows _rows;
    private readonly double[] _coefficients;
    private readonly double[][] _covariance;
    private readonly double[] _means;

    private FlexibleExcessHazard(FlexibleTerms terms, FlexibleRows rows, FollowedTimes times, double[] coefficients, double[][] covariance)
    {
        (_terms, _rows, _coefficients, _covariance) = (terms, rows, coefficients, covariance);
        _means = [.. terms.Names.Select((_, i) => times.Covariates.Average(values => values[i]))];
        Patients = times.Count;
    }

    /// <summary>Patients at risk within the years.</summary>
    public int Patients { get; }

    /// <summary>Deaths among them.</summary>
    public required int Deaths { get; init; }

    /// <summary>Log-likelihood at the estimates, without what the population adds whatever the model.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Number of coefficients.</summary>
    public int Parameters => _coefficients.Length;

    /// <summary>Knots of the baseline, years since diagnosis, the outer ones the first and last death.</summary>
    public IReadOnlyList<double> Knots => [.. _rows.Knots];

    /// <summary>Means of the covariates, at which survival and hazards are asked when nothing else is said.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>The method in words, with knots and likelihood.</summary>
    public string Method => string.Create(CultureInfo.InvariantCulture,
        $"flexible excess hazard (Royston-Parmar), {_terms.Degrees} degrees of freedom, knots at {string.Join(", ", Knots.Select(knot => knot.ToString("F3", CultureInfo.InvariantCulture)))} years, Wald limits; log-likelihood {LogLikelihood:F4}, {Parameters} coefficients, AIC {2 * (Parameters - LogLikelihood):F4}");

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <param name="patients">The patients; who enters late counts from then on.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <param name="terms">Covariates and degrees of freedom.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">Nobody is at risk, deaths fall on too few days, covariates depend on each other, or nothing exceeds the mortality of the population.</exception>
    public static FlexibleExcessHazard Fit(IReadOnlyList<Patient> patients, MortalityTable table, FlexibleTerms terms)
    {
        ObservedSurvival.MustHaveSomebody(patients);
        var times = FollowedTimes.Of(patients, table, terms.Names.Count, terms.Values, terms.Years);
        var rows = new FlexibleRows(terms, times.DeathTimes);
        var likelihood = new FlexibleLikelihood(times, rows);
        var (coefficients, sums) = Climb(likelihood, Start(times, rows));
        return SymmetricMatrix.Inverse(sums.Information) is { } covariance
            ? new(terms, rows, times, coefficients, covariance) { Deaths = times.IsDead.Count(dead => dead), LogLikelihood = sums.Value }
            : throw Unsettled();
    }

    /// <summary>Ratio of the excess hazard of a patient to that of one whose covariate is lower by one, the others at their means.</summary>
    /// <param name="covariate">Place of the covariate.</param>
    /// <param name="years">Years since diagnosis; of no account where the effect is proportional.</param>
    /// <param name="confidence">Two-sided confidence, a fraction.</param>
    /// <returns>The ratio; null where an effect changes with time and nothing exceeds the mortality of the population then.</returns>
    public FlexibleEstimate? Ratio(int covariate, double years, double confidence)
    {
        if (!_terms.TimeVarying.Contains(covariate))
            return OfLog(_coefficients[_rows.FirstCovariate + covariate], Math.Sqrt(_covariance[_rows.FirstCovariate + covariate][_rows.FirstCovariate + covariate]), confidence);
        double[] higher = [.. _means.Select((mean, i) => i == covariate ? mean + 1 : mean)];
        return LogHazard(years, higher) is { } one && LogHazard(years, _means) is { } other
            ? OfLog(one.Log - other.Log, ErrorOf([.. one.Gradient.Zip(other.Gradient, (a, b) => a - b)]), confidence) : null;
    }

    /// <summary>Excess deaths per person-year at a time; limits on the log scale. Null where nothing exceeds the mortality of the population.</summary>
    public FlexibleEstimate? Hazard(double years, IReadOnlyList<double> covariates, double confidence) =>
        LogHazard(years, covariates) is { } hazard ? OfLog(hazard.Log, ErrorOf(hazard.Gradient), confidence) with { PValue = null } : null;

    /// <summary>Net survival at a time; limits on the log-log scale.</summary>
    public FlexibleEstimate NetSurvival(double years, IReadOnlyList<double> covariates, double confidence)
    {
        var (row, _) = RowAt(years, covariates);
        var (log, error, z) = (InnerProduct.Of(row, _coefficients), ErrorOf(row), StudentT.Quantile(confidence, double.PositiveInfinity));
        return new(Survival(log), log, error, Survival(log + z * error), Survival(log - z * error), null);

        static double Survival(double log) => Math.Exp(-Math.Exp(log));
    }

    private (double Log, double[] Gradient)? LogHazard(double years, IReadOnlyList<double> covariates)
    {
        var (row, slope) = RowAt(years, covariates);
        return InnerProduct.Of(slope, _coefficients) is > 0 and var rise ? (InnerProduct.Of(row, _coefficients) + Math.Log(rise / years), [.. row.Zip(slope, (r, s) => r + s / rise)]) : null;
    }

    private (double[] Row, double[] Slope) RowAt(double years, IReadOnlyList<double> covariates)
    {
        var (row, slope) = (new double[_rows.Count], new double[_rows.Count]);
        _rows.Fill(_rows.BasisAt(years), covariates, row, slope);
        return (row, slope);
    }

    private double ErrorOf(double[] gradient) => Math.Sqrt(gradient.Select((g, a) => g * InnerProduct.Of(_covariance[a], gradient)).Sum());

    private static FlexibleEstimate OfLog(double log, double error, double confidence)
    {
        var z = StudentT.Quantile(confidence, double.PositiveInfinity);
        return new(Math.Exp(log), log, error, Math.Exp(log - z * error), Math.Exp(log + z * error), StudentT.TwoSided(log / error, double.PositiveInfinity));
    }

    // An exponential distribution with the excess of all deaths over those expected; at least a tenth of the deaths.
    private static double[] Start(FollowedTimes times, FlexibleRows rows)
    {
        var (deaths, years, expected) = (0.0, 0.0, 0.0);
        for (var i = 0; i < times.Count; i++)
        {
            var lived = times.Exit[i] - times.Entry[i];
            (deaths, years, expected) = (deaths + (times.IsDead[i] ? 1 : 0), years + lived, expected + lived * times.Hazard[i]);
        }
        var start = new double[rows.Count];
        // The first function of the spline is a straight line of ln time: constant and slope 1 follow from two points.
        var (early, late) = (rows.BasisAt(0.1).Baseline[0], rows.BasisAt(1).Baseline[0]);
        start[1] = Math.Log(10) / (late - early);
        start[0] = Math.Log(Math.Max(deaths - expected, deaths / 10) / years) - start[1] * late;
        return start;
    }

    // Newton's method, damped where the information is not positive or a step leads down.
    private static (double[] Coefficients, FlexibleSums Sums) Climb(FlexibleLikelihood likelihood, double[] start)
    {
        var (at, sums, damping) = (start, likelihood.At(start), 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            EndableWork.GoOn();
            if (Direction(sums, damping) is not { } direction)
            {
                damping = damping == 0 ? 1e-6 : damping * 10;
                continue;
            }
            if (damping == 0 && Math.Abs(InnerProduct.Of(direction, sums.Gradient)) < Settled * Math.Max(1, Math.Abs(sums.Value))) return (at, sums);
            if (Higher(likelihood, at, direction, sums.Value) is { } next) (at, sums, damping) = (next.At, next.Sums, damping < 1e-5 ? 0 : damping / 10);
            else if (damping == 0 && Math.Abs(InnerProduct.Of(direction, sums.Gradient)) < 1e-7) return (at, sums);
            else damping = damping == 0 ? 1e-6 : damping * 10;
        }
        throw Unsettled();
    }

    private static double[]? Direction(FlexibleSums sums, double damping)
    {
        var damped = sums.Information.Select((row, a) => row.Select((value, b) => a == b ? value + damping * (Math.Abs(value) + 1) : value).ToArray()).ToArray();
        return SymmetricMatrix.Inverse(damped) is { } inverse ? Array.ConvertAll(inverse, row => InnerProduct.Of(row, sums.Gradient)) : null;
    }

    private static (double[] At, FlexibleSums Sums)? Higher(FlexibleLikelihood likelihood, double[] from, double[] direction, double value)
    {
        var length = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            double[] at = [.. from.Zip(direction, (x, d) => x + length * d)];
            if (likelihood.At(at) is var sums && sums.Value > value) return (at, sums);
        }
        return null;
    }

    private static ArgumentException Unsettled() =>
        new("The model cannot be fitted: covariates depend on each other, an effect is infinite, or hardly anybody dies beyond what the population explains.", "patients");
}

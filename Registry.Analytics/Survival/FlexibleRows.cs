using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Rows of the design of a flexible model: the logarithm of the cumulative excess hazard is row·coefficients.</summary>
/// <remarks>Columns: constant, spline of ln time, covariates, and for each covariate that changes with time its product with another spline.</remarks>
internal sealed class FlexibleRows
{
    private readonly NaturalSpline _baseline;
    private readonly NaturalSpline? _change;
    private readonly IReadOnlyList<int> _varying;
    private readonly int _covariates;

    /// <summary>Splines with knots at the centiles of the times of death.</summary>
    /// <exception cref="ArgumentException">Deaths fall on too few different days for the knots.</exception>
    public FlexibleRows(FlexibleTerms terms, IReadOnlyList<double> deathTimes)
    {
        (_varying, _covariates) = (terms.TimeVarying, terms.Names.Count);
        double[] logs = [.. deathTimes.Select(time => Math.Log(time))];
        _baseline = Spline(logs, terms.Degrees);
        _change = _varying.Count > 0 ? Spline(logs, terms.TimeDegrees) : null;
    }

    /// <summary>Number of columns.</summary>
    public int Count => 1 + _baseline.Count + _covariates + _varying.Count * (_change?.Count ?? 0);

    /// <summary>Column of the first covariate.</summary>
    public int FirstCovariate => 1 + _baseline.Count;

    /// <summary>Knots of the baseline, years.</summary>
    public IEnumerable<double> Knots => _baseline.Knots.Select(knot => Math.Exp(knot));

    /// <summary>The splines at a time, years above 0.</summary>
    public FlexibleBasis BasisAt(double years)
    {
        var log = Math.Log(years);
        return new(_baseline.At(log), _baseline.SlopesAt(log), _change?.At(log) ?? [], _change?.SlopesAt(log) ?? []);
    }

    /// <summary>Writes the row at a time, and its derivative by ln time.</summary>
    public void Fill(FlexibleBasis basis, IReadOnlyList<double> covariates, Span<double> row, Span<double> slope)
    {
        slope.Clear();
        row[0] = 1;
        basis.Baseline.CopyTo(row[1..]);
        basis.BaselineSlope.CopyTo(slope[1..]);
        for (var i = 0; i < _covariates; i++) row[FirstCovariate + i] = covariates[i];
        var column = FirstCovariate + _covariates;
        foreach (var varying in _varying)
            for (var k = 0; k < basis.Change.Length; k++, column++)
                (row[column], slope[column]) = (covariates[varying] * basis.Change[k], covariates[varying] * basis.ChangeSlope[k]);
    }

    private static NaturalSpline Spline(double[] logs, int degrees)
    {
        var spline = logs.Distinct().Count() <= degrees ? null
            : new NaturalSpline(Enumerable.Range(0, degrees + 1).Select(k => OrderedQuantile.Of(logs, (double)k / degrees)));
        return spline is not null && spline.Count == degrees ? spline
            : throw new ArgumentException($"Deaths fall on too few different days for {degrees} degrees of freedom: ask for fewer, or for more years of follow-up.", nameof(degrees));
    }
}

/// <summary>The splines of a flexible model at a time, and their derivatives by ln time.</summary>
internal readonly record struct FlexibleBasis(double[] Baseline, double[] BaselineSlope, double[] Change, double[] ChangeSlope);

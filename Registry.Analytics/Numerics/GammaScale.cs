namespace Registry.Analytics.Numerics;

/// <summary>The gamma distribution with a given mean and variance.</summary>
internal readonly record struct GammaScale(double Shape, double Scale)
{
    public static GammaScale Of(double mean, double variance) => new(mean * mean / variance, variance / mean);

    /// <summary>Probability below a point.</summary>
    public double Below(double point) => GammaFunction.Lower(Shape, point / Scale);

    /// <summary>Probability above a point.</summary>
    public double Above(double point) => GammaFunction.Upper(Shape, point / Scale);
}

namespace Registry.Analytics.Trends;

/// <summary>A straight line through weighted points by least squares.</summary>
/// <param name="Slope">Slope.</param>
/// <param name="MeanX">Weighted mean of the abscissae.</param>
/// <param name="MeanY">Weighted mean of the ordinates; the line goes through both means.</param>
/// <param name="Weight">Sum of the weights.</param>
/// <param name="SpreadX">Weighted sum of squares of the abscissae about their mean.</param>
/// <param name="Residual">Weighted sum of squares about the line.</param>
internal readonly record struct WeightedLine(double Slope, double MeanX, double MeanY, double Weight, double SpreadX, double Residual)
{
    // Below this share of the values' own sum of squares a residual is rounding.
    private const double Rounding = 1e-27;

    public double Intercept => MeanY - Slope * MeanX;

    /// <summary>Variance of the slope for a residual variance of 1.</summary>
    public double SlopeVariance => 1 / SpreadX;

    /// <summary>Variance of the intercept for a residual variance of 1.</summary>
    public double InterceptVariance => 1 / Weight + MeanX * MeanX / SpreadX;

    public double At(double x) => MeanY + Slope * (x - MeanX);

    /// <summary>The line through the points from one index to before another; with two points or more.</summary>
    public static WeightedLine Through(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        double weight = 0, meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++) (weight, meanX, meanY) = (weight + weights[i], meanX + weights[i] * x[i], meanY + weights[i] * y[i]);
        (meanX, meanY) = (meanX / weight, meanY / weight);
        double spreadX = 0, product = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var fromMean = x[i] - meanX;
            spreadX += weights[i] * fromMean * fromMean;
            product += weights[i] * fromMean * (y[i] - meanY);
        }
        var slope = product / spreadX;
        double residual = 0, square = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var distance = y[i] - meanY - slope * (x[i] - meanX);
            residual += weights[i] * distance * distance;
            square += weights[i] * y[i] * y[i];
        }
        return new(slope, meanX, meanY, weight, spreadX, residual <= Rounding * square ? 0 : residual);
    }
}

namespace Registry.Analytics.Trends;

/// <summary>A test of two series against one trend.</summary>
/// <param name="Joinpoints">Joinpoints of every model.</param>
/// <param name="JointSquares">Sum of squares of the model that both share, on the scale of the fit.</param>
/// <param name="SeparateSquares">Sum of squares of a model of each on its own.</param>
/// <param name="Statistic">F: what sharing costs a parameter, over the residual variance; null when the separate models leave no residual.</param>
/// <param name="Constraints">Parameters saved by sharing.</param>
/// <param name="DegreesOfFreedom">Of the separate models together.</param>
/// <param name="PValue">Share of permutations, the observed one among them, in which sharing costs as much.</param>
/// <param name="Permutations">How many.</param>
/// <param name="IsRejected">True when p is at most the level: the series do not share the trend.</param>
/// <param name="Method">The test in words.</param>
public sealed record TrendComparisonTest(
    int Joinpoints, double JointSquares, double SeparateSquares, double? Statistic, int Constraints, int DegreesOfFreedom,
    double PValue, int Permutations, bool IsRejected, string Method);

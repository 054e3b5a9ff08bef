namespace Registry.Analytics.Trends;

/// <summary>Correlation of the residuals of successive years about a joinpoint model.</summary>
/// <remarks>Fit, correlate, whiten, fit again, until nothing moves: Prais SJ, Winsten CB. Cowles Commission Discussion Paper 383, 1954. The model
/// is the one with most joinpoints, so that a bend left out does not pass for autocorrelation.</remarks>
internal static class AutocorrelationEstimate
{
    private const int LeastPairs = 6, MostSteps = 100;
    private const double Largest = 0.95, Settled = 1e-9;

    /// <exception cref="ArgumentException">Fewer than six pairs of successive years.</exception>
    public static double Of(JoinpointFit plain, JoinpointOptions options, int joinpoints)
    {
        var series = plain.Series;
        int[] seconds = [.. Enumerable.Range(1, series.Count - 1).Where(i => series.Years[i] - series.Years[i - 1] == 1)];
        if (seconds.Length < LeastPairs)
            throw new StatisticRefusedException(
                $"相邻两年只有 {seconds.Length} 对：估计自相关至少需要 {LeastPairs} 对；请给出其数值，或写 0。",
                $"{seconds.Length} pairs of successive years: an autocorrelation is estimated from {LeastPairs} or more. Give its value, or 0.");
        var fit = plain;
        for (var step = 0; step < MostSteps; step++)
        {
            var rates = fit.Model(joinpoints).FittedRates;
            double[] residuals = [.. rates.Select((rate, i) => Math.Sqrt(series.Weights[i]) * (series.Values[i] - series.Value(rate)))];
            double products = 0, squares = 0;
            foreach (var i in seconds) (products, squares) = (products + residuals[i] * residuals[i - 1], squares + residuals[i - 1] * residuals[i - 1]);
            var next = squares == 0 ? 0 : Math.Clamp(products / squares, -Largest, Largest);
            if (Math.Abs(next - fit.Autocorrelation) < Settled) return next;
            fit = new(series, options, next);
        }
        return fit.Autocorrelation;
    }
}

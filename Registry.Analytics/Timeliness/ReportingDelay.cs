using Registry.Analytics.Forecasts;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Timeliness;

/// <summary>Cases that are still to be reported for recent years, by the delays of earlier ones.</summary>
public static class ReportingDelay
{
    /// <summary>Fewest years of diagnosis.</summary>
    public const int LeastYears = 3;

    /// <summary>Fits the triangle and makes each year up.</summary>
    /// <param name="reports">Every year and delay up to the last year of reports, those without cases too.</param>
    /// <param name="confidence">Two-sided confidence level of the nowcasts.</param>
    /// <param name="isOverdispersed">True to take the variance of a count as a multiple of its mean, by Pearson's statistic.</param>
    /// <exception cref="ArgumentException">A cell is missing, comes twice, is negative or lies after the last report; fewer than three years; a year or a delay has no case at all.</exception>
    /// <remarks>Brookmeyer R, Liao J. Am J Epidemiol 1990;132:355-365; Midthune DN, Fay MP, Clegg LX, Feuer EJ. J Am Stat Assoc 2005;100:61-70; England PD, Verrall RJ. Br Actuar J 2002;8:443-518 (errors).</remarks>
    public static DelayAdjustment Of(IReadOnlyList<ReportedCases> reports, double confidence = 0.95, bool isOverdispersed = true)
    {
        var triangle = ReportingTriangle.Of(reports);
        var fit = triangle.Fit();
        var free = triangle.Counts.Length - fit.Coefficients.Length;
        var pearson = Enumerable.Range(0, triangle.Counts.Length).Sum(i => Math.Pow(triangle.Counts[i] - fit.Means[i], 2) / fit.Means[i]);
        var dispersion = isOverdispersed && free > 0 ? Math.Max(1, pearson / free) : 1;
        var years = triangle.Years.Select((year, i) => Adjust(triangle, fit, i, confidence, dispersion)).ToList();
        var all = ToCome(triangle, fit, Enumerable.Range(0, triangle.Years.Count), dispersion);
        return new(Delays(triangle, fit), years, all.Expected, all.StandardDeviation, dispersion,
            $"Poisson model of year and delay (chain ladder), limits of estimation and {(isOverdispersed ? "overdispersed " : "")}Poisson variation");
    }

    private static List<DelayShare> Delays(ReportingTriangle triangle, PoissonRegression fit)
    {
        double[] weights = [.. Enumerable.Range(0, triangle.LongestDelay + 1).Select(delay => delay == 0 ? 1 : Math.Exp(fit.Coefficients[triangle.Years.Count + delay - 1]))];
        var (sum, passed) = (weights.Sum(), 0.0);
        return [.. weights.Select((weight, delay) => new DelayShare(delay, weight / sum, (passed += weight) / sum))];
    }

    private static AdjustedYear Adjust(ReportingTriangle triangle, PoissonRegression fit, int index, double confidence, double dispersion)
    {
        var (reported, toCome) = (triangle.Reported(index), ToCome(triangle, fit, [index], dispersion));
        var (lower, upper) = toCome.Expected > 0 ? toCome.Interval(confidence) : (0, 0);
        return new(triangle.Years[index], triangle.KnownDelay(index), reported, reported + toCome.Expected, reported + lower, reported + upper,
            toCome.Expected > 0 ? toCome.StandardDeviation : 0, 100 * reported / (reported + toCome.Expected));
    }

    // Sum of the cells after the last report, with the gradient of it.
    private static PredictedCount ToCome(ReportingTriangle triangle, PoissonRegression fit, IEnumerable<int> years, double dispersion)
    {
        var (gradient, sum) = (new double[fit.Coefficients.Length], 0.0);
        foreach (var year in years)
            for (var delay = triangle.KnownDelay(year) + 1; delay <= triangle.LongestDelay; delay++)
            {
                var row = triangle.Row(year, delay);
                double predictor = 0;
                for (var i = 0; i < row.Length; i++) predictor += row[i] * fit.Coefficients[i];
                sum += Math.Exp(predictor);
                for (var i = 0; i < row.Length; i++) gradient[i] += row[i] * Math.Exp(predictor);
            }
        var covariance = fit.Covariance();
        double variance = 0;
        for (var i = 0; i < gradient.Length; i++)
            for (var j = 0; j < gradient.Length; j++) variance += gradient[i] * gradient[j] * covariance[i][j];
        return new(sum, dispersion * variance, IsLogarithmic: false, dispersion);
    }
}

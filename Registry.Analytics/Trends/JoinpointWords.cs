using System.Globalization;

namespace Registry.Analytics.Trends;

/// <summary>What was fitted, in words.</summary>
internal static class JoinpointWords
{
    public static string Method(TrendSeries series, JoinpointOptions options, double autocorrelation) => string.Create(CultureInfo.InvariantCulture,
        $"joinpoint regression of {series.Description}, {Search(options)}{Residuals(options, autocorrelation)}{Breaks(options)}, standard errors of {(options.Breaks.Count == 0 ? "separate segments" : "the model with its joinpoints known")}, {(options.Limits == TrendLimits.Normal ? "normal limits" : "limits of t")}");

    private static string Search(JoinpointOptions options) =>
        options.Search == JoinpointSearch.Continuous ? "continuous search (Hudson)"
        : options.GridPointsBetween == 0 ? "grid search over the years"
        : $"grid search with {options.GridPointsBetween} places between years";

    private static string Residuals(JoinpointOptions options, double autocorrelation) => options.Autocorrelation == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $", residuals with autocorrelation {autocorrelation:0.####}{(options.Autocorrelation is null ? " (estimated)" : "")}");

    private static string Breaks(JoinpointOptions options) => options.Breaks.Count == 0 ? ""
        : ", jump after " + string.Join(", ", options.Breaks.Order().Select(last => last.ToString(CultureInfo.InvariantCulture)));
}

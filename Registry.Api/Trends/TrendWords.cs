using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Trends;

namespace Registry.Api.Trends;

/// <summary>Words of a question about trends.</summary>
internal static class TrendWords
{
    /// <summary>Ways to choose the number of joinpoints.</summary>
    public static IReadOnlyList<string> Criteria { get; } = ["weighted-bic", "bic", "bic3", Permutation];

    /// <summary>Where limits come from.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["t", "normal", Quantile];

    /// <summary>Where joinpoints may lie.</summary>
    public static IReadOnlyList<string> Searches { get; } = ["grid", "continuous"];

    /// <summary>What can be set against what.</summary>
    public static IReadOnlyList<string> Comparisons { get; } = ["sexes", "registries"];

    private const string Permutation = "permutation", Quantile = "quantile", Estimate = "estimate";

    /// <summary>The options that words of the lists above ask for.</summary>
    /// <param name="options">What else is asked.</param>
    /// <param name="selection">Of <see cref="Criteria"/>.</param>
    /// <param name="limits">Of <see cref="Limits"/>.</param>
    /// <param name="search">Of <see cref="Searches"/>.</param>
    /// <param name="autocorrelation">What <see cref="Autocorrelation"/> read.</param>
    public static SiteTrendOptions With(SiteTrendOptions options, string selection, string limits, string search, double? autocorrelation) => options with
    {
        Criterion = selection switch { "bic" => SelectionCriterion.Bic, "bic3" => SelectionCriterion.Bic3, _ => SelectionCriterion.WeightedBic },
        Permutation = selection == Permutation ? new() : null,
        Resampling = limits == Quantile ? new() : null,
        Joinpoints = options.Joinpoints with
        {
            Limits = limits == "normal" ? TrendLimits.Normal : TrendLimits.StudentT,
            Search = search == "continuous" ? JoinpointSearch.Continuous : JoinpointSearch.Grid,
            Autocorrelation = autocorrelation,
        },
    };

    /// <summary>Reads a number between −1 and 1, or estimate (null); false for any other text.</summary>
    public static bool Autocorrelation(string text, out double? value)
    {
        value = text == Estimate ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        return value is null or (> -1 and < 1);
    }

    /// <summary>What is expected of an autocorrelation.</summary>
    public static Bilingual AutocorrelationExpected { get; } = new("应为 -1 与 1 之间的数，或 estimate。", "a number between -1 and 1, or estimate, is expected.");

    /// <summary>Reads incidence, mortality or both; null for any other word.</summary>
    public static IReadOnlyList<RegistryEvent>? Events(string word) => word switch
    {
        "incidence" => [RegistryEvent.Incidence],
        "mortality" => [RegistryEvent.Mortality],
        "both" => [RegistryEvent.Incidence, RegistryEvent.Mortality],
        _ => null,
    };
}

using Registry.Analytics;
using Registry.Analytics.Trends;

namespace Registry.Api.Trends;

/// <summary>Words of a question about trends.</summary>
internal static class TrendWords
{
    /// <summary>Ways to choose the number of joinpoints.</summary>
    public static IReadOnlyList<string> Criteria { get; } = ["weighted-bic", "bic", "bic3"];

    /// <summary>The criterion of a word of <see cref="Criteria"/>.</summary>
    public static SelectionCriterion Criterion(string word) => word switch
    {
        "bic" => SelectionCriterion.Bic,
        "bic3" => SelectionCriterion.Bic3,
        _ => SelectionCriterion.WeightedBic,
    };

    /// <summary>Reads incidence, mortality or both; null for any other word.</summary>
    public static IReadOnlyList<RegistryEvent>? Events(string word) => word switch
    {
        "incidence" => [RegistryEvent.Incidence],
        "mortality" => [RegistryEvent.Mortality],
        "both" => [RegistryEvent.Incidence, RegistryEvent.Mortality],
        _ => null,
    };
}

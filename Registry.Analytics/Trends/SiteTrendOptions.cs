using Registry.Core.Cube;

namespace Registry.Analytics.Trends;

/// <summary>How the trends of a store are made; printed with them.</summary>
public sealed record SiteTrendOptions
{
    /// <summary>New cases or deaths.</summary>
    public RegistryEvent Event { get; init; } = RegistryEvent.Incidence;

    /// <summary>Standard population of the rates.</summary>
    public StandardPopulation Standard { get; init; } = StandardPopulation.Cn2000;

    /// <summary>Most joinpoints tried; null for as many as the years bear.</summary>
    public int? MostJoinpoints { get; init; }

    /// <summary>Permutation tests that choose their number; null to choose it by <see cref="Criterion"/>.</summary>
    public PermutationOptions? Permutation { get; init; }

    /// <summary>Resampling that gives the limits; null for parametric ones.</summary>
    public ResamplingOptions? Resampling { get; init; }

    /// <summary>By what their number is chosen.</summary>
    public SelectionCriterion Criterion { get; init; } = SelectionCriterion.WeightedBic;

    /// <summary>Weights, search and confidence; years weigh by the standard errors of their rates.</summary>
    public JoinpointOptions Joinpoints { get; init; } = new() { Weighting = TrendWeighting.StandardError };

    /// <summary>Known events; those that leave two years on either side become jumps.</summary>
    public IReadOnlyList<DatedBreak> Breaks { get; init; } = [];

    /// <summary>Fewest years of which a trend is told.</summary>
    public int LeastYears { get; init; } = AnnualPercentChange.FewYears;

    /// <summary>Fewest cases a year on average, none of the years being without any, of which a trend is told.</summary>
    public double LeastCasesAYear { get; init; } = 10;

    /// <summary>Length of the window of the recent mean change, in years.</summary>
    public int RecentYears { get; init; } = 5;
}

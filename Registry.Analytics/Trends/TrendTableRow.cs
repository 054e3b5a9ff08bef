namespace Registry.Analytics.Trends;

/// <summary>A series among many.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">Its model; null when there is none.</param>
/// <param name="Average">Its mean change a year over the window; null like the model.</param>
public sealed record TrendTableRow(string Name, JoinpointModel? Model, AverageChange? Average)
{
    /// <summary>Why there is no model; null when there is one.</summary>
    public Bilingual? Refusal { get; init; }

    /// <summary>The smallest rate of false discoveries at which its mean change is one (Benjamini and Hochberg); null where it has no p.</summary>
    public double? FalseDiscoveryRate { get; init; }

    /// <summary>Its p, adjusted so that any false one among all is bounded (Holm); null where it has no p.</summary>
    public double? FamilywisePValue { get; init; }
}

namespace Registry.Analytics.Trends;

/// <summary>By what the number of joinpoints is chosen; see <see cref="JoinpointCriteria"/>.</summary>
public enum SelectionCriterion
{
    /// <summary>Bayesian information criterion, 2k + 2 parameters: tends to too many joinpoints.</summary>
    Bic,

    /// <summary>With 3k + 2 parameters: tends to too few.</summary>
    Bic3,

    /// <summary>Between the two, by how plainly the bends show; the default of the Joinpoint program since version 5.</summary>
    WeightedBic,
}

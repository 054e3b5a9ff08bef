namespace Registry.Analytics.Rates;

/// <summary>Cases of a site among all cases, in percent (构成比).</summary>
public static class Share
{
    /// <summary>How the share and its limits are made.</summary>
    public const string Method = "share of all cases, Wilson score limits";

    /// <summary>Share of cases, whatever the ranking basis, with Wilson limits.</summary>
    /// <param name="cases">Cases of the site.</param>
    /// <param name="allCases">Cases of all sites in the same row of the table: same sex, area and period.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there are no cases at all.</returns>
    /// <exception cref="ArgumentException">The site has more cases than all sites, or a negative number.</exception>
    public static PercentEstimate? Of(double cases, double allCases, double confidence = 0.95) =>
        Proportion.Of(cases, allCases, confidence) is { } share ? share with { Method = Method } : null;
}

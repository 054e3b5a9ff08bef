using Registry.Analytics.Rates;

namespace Registry.Api.Tables;

/// <summary>Ranking as a caller writes it.</summary>
internal static class RankingWords
{
    /// <summary>The rule of the reports with another basis or another way with ties.</summary>
    /// <param name="basis">rate or cases.</param>
    /// <param name="ties">lowest or dense.</param>
    public static RankingRule Rule(string basis, string ties) => RankingRule.Default with
    {
        Basis = basis == "cases" ? RankingBasis.Cases : RankingBasis.CrudeRate,
        Ties = ties == "dense" ? TieRule.Dense : TieRule.Lowest,
    };
}

namespace Registry.Analytics.Rates;

/// <summary>What sites are ordered by.</summary>
public enum RankingBasis
{
    /// <summary>Crude rate; a site of one sex is divided by the person-years of that sex.</summary>
    CrudeRate = 1,

    /// <summary>Number of cases.</summary>
    Cases = 2,
}

/// <summary>What places equal values take.</summary>
public enum TieRule
{
    /// <summary>All the lowest place, and the places after it stay empty: 1, 2, 2, 4.</summary>
    Lowest = 1,

    /// <summary>All one place, and the next value takes the next: 1, 2, 2, 3.</summary>
    Dense = 2,
}

/// <summary>The rule by which sites are ranked; it is printed below every ranked table.</summary>
/// <param name="Basis">What is compared.</param>
/// <param name="WithOther">Whether "other and unspecified sites" takes a place.</param>
/// <param name="WithTotals">Whether rows that are totals take a place.</param>
/// <param name="Ties">What places equal values take.</param>
public sealed record RankingRule(
    RankingBasis Basis = RankingBasis.CrudeRate, bool WithOther = false, bool WithTotals = false, TieRule Ties = TieRule.Lowest)
{
    /// <summary>The rule of the Chinese reports: crude rate, totals and other sites left out.</summary>
    public static RankingRule Default { get; } = new();

    /// <summary>The rule in words, for a footnote.</summary>
    public Bilingual Text => new(
        (Basis == RankingBasis.CrudeRate ? "按粗率排位(性别特异部位以相应性别人口为分母)" : "按例数排位")
        + (Ties == TieRule.Lowest ? ";并列者取相同的最小位次(1,2,2,4),并列者全部列出" : ";并列者位次相同,其后位次连续(1,2,2,3)")
        + (WithOther ? "" : ";“其他和部位不明”不参加排位") + (WithTotals ? "" : ";合计行不参加排位") + "。",
        (Basis == RankingBasis.CrudeRate
            ? "Ranked by crude rate (sites of one sex are divided by the person-years of that sex)"
            : "Ranked by number of cases")
        + (Ties == TieRule.Lowest
            ? "; equal values share the lowest rank (1, 2, 2, 4) and all of them are listed"
            : "; equal values share a rank and the next value takes the next (1, 2, 2, 3)")
        + (WithOther ? "" : "; other and unspecified sites take no rank") + (WithTotals ? "" : "; totals take no rank") + ".");
}

/// <summary>Places of sites by rate or cases.</summary>
public static class Ranking
{
    /// <summary>Places, largest value first.</summary>
    /// <param name="values">One value a row; null for a row that takes no place.</param>
    /// <param name="ties">What places equal values take.</param>
    /// <returns>One rank a row; null where the value was.</returns>
    public static IReadOnlyList<int?> Of(IReadOnlyList<double?> values, TieRule ties = TieRule.Lowest)
    {
        var larger = ties == TieRule.Dense ? values.Distinct().ToList() : values;
        var ranks = new int?[values.Count];
        for (var row = 0; row < ranks.Length; row++)
            if (values[row] is { } value)
                ranks[row] = 1 + larger.Count(other => other > value);
        return ranks;
    }
}

using Registry.Core.Coding;

namespace Registry.Analytics.Trends;

/// <summary>Two trends of one site against each other.</summary>
/// <param name="Group">Site group.</param>
/// <param name="First">Sex of the first; null for both.</param>
/// <param name="Second">Sex of the second; null for both.</param>
/// <param name="Parallelism">Whether the changes are the same; null when one of the two has no trend.</param>
/// <param name="Coincidence">Whether the rates are the same too; null like the other.</param>
/// <param name="Reason">Why there is no test; null when there is one.</param>
public sealed record SiteTrendComparison(
    SiteGroup Group, Sex? First, Sex? Second, TrendComparisonTest? Parallelism, TrendComparisonTest? Coincidence, Bilingual? Reason)
{
    /// <summary>p of parallelism, adjusted over all sites compared by Benjamini and Hochberg; null without a test.</summary>
    public double? ParallelismRate { get; init; }

    /// <summary>The same of coincidence.</summary>
    public double? CoincidenceRate { get; init; }

    /// <summary>What the tests say of two series.</summary>
    /// <param name="what">What is compared, as a sentence begins: lung cancer, men and women.</param>
    public Bilingual Words(Bilingual what)
    {
        if (Parallelism is not { } parallel || Coincidence is not { } coincident)
            return new($"{what.Zh}：不作比较（{Reason?.Zh}）。", $"{what.En}: not compared ({Reason?.En}).");
        return (parallel.IsRejected, coincident.IsRejected) switch
        {
            (true, _) => new($"{what.Zh}：趋势不平行。", $"{what.En}: the trends are not parallel."),
            (false, true) => new($"{what.Zh}：未见趋势不平行，但水平不同。", $"{what.En}: the trends may be parallel; the levels differ."),
            _ => new($"{what.Zh}：未见趋势和水平有差别。", $"{what.En}: no difference of trend or level is seen."),
        };
    }
}

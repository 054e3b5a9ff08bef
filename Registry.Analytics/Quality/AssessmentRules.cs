using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>From the comparisons of an indicator to what is said of it.</summary>
internal static class AssessmentRules
{
    /// <summary>Blocked when every one of at least two comparisons with wider limits is beyond them; to be explained when a comparison is outside, unless
    /// only the fixed limits are and the region, at the same sites, has the like.</summary>
    public static AssessmentVerdict Verdict(QualityBand band, IReadOnlyList<Yardstick> yardsticks)
    {
        var blocking = yardsticks.Where(yardstick => !yardstick.Block.IsEmpty).ToList();
        if (blocking.Count >= 2 && blocking.TrueForAll(yardstick => yardstick.Outcome == YardstickOutcome.Beyond)) return AssessmentVerdict.Block;
        var region = yardsticks.FirstOrDefault(yardstick => yardstick.Kind == YardstickKind.Region);
        var isExcused = band.RegionExcuses && region is { Outcome: YardstickOutcome.Fine or YardstickOutcome.Chance };
        return yardsticks.Any(yardstick => yardstick.Outcome >= YardstickOutcome.Outside && !(yardstick.Kind == YardstickKind.Fixed && isExcused))
            ? AssessmentVerdict.Explain : AssessmentVerdict.Fine;
    }
}

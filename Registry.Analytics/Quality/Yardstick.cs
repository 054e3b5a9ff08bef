using Registry.Core.Coding;

namespace Registry.Analytics.Quality;

/// <summary>What an indicator is held against.</summary>
public enum YardstickKind
{
    /// <summary>Fixed limits of a working standard.</summary>
    Fixed,

    /// <summary>The other registries of the year at the same mix of sites and sexes; the national registries where there are too few.</summary>
    Region,

    /// <summary>The registry's own three years before, at the same mix of sites and sexes.</summary>
    History,

    /// <summary>1 less five-year relative survival, at the same mix of sites.</summary>
    Survival,
}

/// <summary>How an indicator stands to what it is held against.</summary>
public enum YardstickOutcome
{
    /// <summary>Within.</summary>
    Fine,

    /// <summary>Outside, but its confidence interval reaches within.</summary>
    Chance,

    /// <summary>Outside by more than chance.</summary>
    Outside,

    /// <summary>Outside the wider limits as well, by more than chance.</summary>
    Beyond,
}

/// <summary>One comparison of an indicator.</summary>
/// <param name="Kind">What it is held against.</param>
/// <param name="Expected">The expected value; null for fixed limits.</param>
/// <param name="Within">Values that need no explanation.</param>
/// <param name="Block">The wider limits; empty where nothing is ever refused for it.</param>
/// <param name="Outcome">How it stands.</param>
public sealed record Yardstick(YardstickKind Kind, double? Expected, Band Within, Band Block, YardstickOutcome Outcome)
{
    /// <summary>Holds a value with its limits against a band.</summary>
    /// <param name="kind">What it is held against.</param>
    /// <param name="expected">The expected value, or null.</param>
    /// <param name="within">Values that need no explanation.</param>
    /// <param name="block">The wider limits, or an empty band.</param>
    /// <param name="value">The value.</param>
    /// <param name="forBlock">The value that the wider limits look at.</param>
    internal static Yardstick Of(YardstickKind kind, double? expected, Band within, Band block, Estimated value, Estimated forBlock)
    {
        var isOutside = value.Value < within.Low || value.Value > within.High;
        var outcome = !isOutside ? YardstickOutcome.Fine
            : !IsWholly(value, within) ? YardstickOutcome.Chance
            : !block.IsEmpty && IsWholly(forBlock, block) ? YardstickOutcome.Beyond
            : YardstickOutcome.Outside;
        return new(kind, expected, within, block, outcome);
    }

    private static bool IsWholly(Estimated value, Band band) =>
        band.IsAbove(value.Upper ?? value.Value) || band.IsBelow(value.Lower ?? value.Value);
}

/// <summary>A value with its 95 % limits where it has any.</summary>
internal readonly record struct Estimated(double Value, double? Lower, double? Upper);

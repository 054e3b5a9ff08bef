namespace Registry.Core.Records;

/// <summary>An indicator that can be explained: of a registry, year, measure, site and sex.</summary>
/// <param name="Registry">Registry code, six digits.</param>
/// <param name="Year">Year of incidence.</param>
/// <param name="Measure">mv, dco, mi …</param>
/// <param name="Site">Group code: 60 for all cancers.</param>
/// <param name="Sex">0 both, 1 men, 2 women.</param>
public readonly record struct IndicatorKey(string Registry, int Year, string Measure, string Site, int Sex);

/// <summary>Why an indicator is as it is, by whom; it holds for the counts it was given for.</summary>
public sealed record QualityExplanation
{
    /// <summary>What an indicator may be put down to.</summary>
    public static IReadOnlyList<string> Conclusions { get; } = ["true-change", "screening", "reporting", "population", "coding", "other"];

    /// <summary>Its number; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The indicator.</summary>
    public required IndicatorKey Key { get; init; }

    /// <summary>Numerator that was explained.</summary>
    public required double Numerator { get; init; }

    /// <summary>Denominator that was explained.</summary>
    public required double Denominator { get; init; }

    /// <summary>Edition of the bands.</summary>
    public required string Bands { get; init; }

    /// <summary>One of <see cref="Conclusions"/>.</summary>
    public required string Conclusion { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who explained it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was taken back (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>True when it holds for these counts.</summary>
    public bool HoldsFor(double numerator, double denominator) => WithdrawnAt is null && numerator == Numerator && denominator == Denominator;
}

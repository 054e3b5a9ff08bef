namespace Registry.Core.Records;

/// <summary>A dated event that moved the level of some series: no trend, and no ground for a forecast across it.</summary>
public sealed record KnownBreak
{
    /// <summary>What may have happened.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["coding", "screening", "area", "reporting"];

    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Last year before it.</summary>
    public required int LastYear { get; init; }

    /// <summary>Of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The registry it happened in; null for all, and for their pool.</summary>
    public string? Registry { get; init; }

    /// <summary>ICD-10 category it concerns, such as C73; null for every site.</summary>
    public string? Icd { get; init; }

    /// <summary>What happened.</summary>
    public required string Reason { get; init; }

    /// <summary>Who entered it.</summary>
    public required string By { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was taken back (UTC); null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Why.</summary>
    public string? WithdrawReason { get; init; }
}

using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>How a death stands to a person.</summary>
public enum LinkStanding
{
    /// <summary>It is that person's: matched automatically, or decided.</summary>
    Linked = 1,

    /// <summary>It may be: a match waits for a registrar, or the two share a resident ID and were not compared yet.</summary>
    Undecided = 2,

    /// <summary>It is not: a registrar decided so.</summary>
    Different = 3,
}

/// <summary>A current death and a person it is, may be, or was decided not to be.</summary>
/// <param name="Registry">Registry of the death.</param>
/// <param name="DeathNumber">Number of the death.</param>
/// <param name="DeathDate">Date of death.</param>
/// <param name="UnderlyingCause">Underlying cause.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Standing">How the two stand.</param>
public sealed record DeathLink(
    string Registry, string DeathNumber, PartialDate DeathDate, IcdCode UnderlyingCause, long PersonId, LinkStanding Standing)
{
    /// <summary>The version of the death that counts.</summary>
    public required long DeathId { get; init; }

    /// <summary>The number as it may be shown: one that is somebody's identity number is replaced by the number of the person.</summary>
    public string ShownNumber => Records.ShownNumber.Of(DeathNumber, PersonId);
}

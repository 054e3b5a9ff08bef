using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>What one source says of a case: the case card itself, or one follow-up.</summary>
public sealed record Contact
{
    /// <summary>Last contact; of the dead the date of death.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>Vital status on that date.</summary>
    public required VitalStatus Status { get; init; }

    /// <summary>Why contact was lost, code of the national list.</summary>
    public int? LossReason { get; init; }

    /// <summary>Underlying cause of death.</summary>
    public IcdCode? UnderlyingCause { get; init; }

    /// <summary>Category of the cause of death: 1 cancer, 2 other, 9 unknown.</summary>
    public int? CauseOfDeathCategory { get; init; }

    /// <summary>How it became known; null for the case card and where nobody said.</summary>
    public FollowUpSource? Source { get; init; }

    /// <summary>Day of the follow-up; null for the case card.</summary>
    public PartialDate? FollowUpDate { get; init; }

    /// <summary>True of what the case card says.</summary>
    public bool IsOfCard { get; init; }

    /// <summary>True when a query on it is unanswered.</summary>
    public bool HasOpenQuery { get; init; }

    /// <summary>What is known of a case, from everything that was said of it.</summary>
    /// <param name="inOrderOfDelivery">The case card first, then the follow-ups as they were delivered.</param>
    /// <returns>The contact that stands, or null when nothing was said.</returns>
    /// <remarks>
    /// Of the living and the lost the latest date stands (of a date with unknown parts its first day); of two on one date the one
    /// delivered last. A death stands against whatever else is said of the case, the one delivered last against earlier ones. Only a
    /// later follow-up that reports contact certainly after the death, and whose query has been confirmed, takes a death back. A case card
    /// is never asked about that and never takes back what a follow-up or the death file told; it can only take back its own word.
    /// </remarks>
    public static Contact? Current(IEnumerable<Contact> inOrderOfDelivery)
    {
        ArgumentNullException.ThrowIfNull(inOrderOfDelivery);
        Contact? current = null;
        foreach (var contact in inOrderOfDelivery)
            if (current is null || contact.StandsAgainst(current)) current = contact;
        return current;
    }

    private bool StandsAgainst(Contact earlier) =>
        Status == VitalStatus.Dead
        || (earlier.Status == VitalStatus.Dead ? TakesBack(earlier) : Date.Earliest >= earlier.Date.Earliest);

    private bool TakesBack(Contact death) => !HasOpenQuery && (!IsOfCard || death.IsOfCard) && death.Date.IsCertainlyBefore(Date);
}

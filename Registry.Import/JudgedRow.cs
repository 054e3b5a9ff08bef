using Registry.Core.Records;

namespace Registry.Import;

/// <summary>What became of one row of a part.</summary>
/// <remarks>At most one of the records is there. None means the row is returned: one of its verdicts is an error. A row with
/// number 0 is no row at all: it carries the verdicts on the part as a whole and counts nowhere.</remarks>
public sealed record JudgedRow
{
    /// <summary>Row number, the header being row 1; 0 for the part as a whole.</summary>
    public required int Row { get; init; }

    /// <summary>Every check the row failed; empty for a clean row.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The case, when it is one and accepted.</summary>
    public CaseRecord? Case { get; init; }

    /// <summary>Fingerprint of the case as it was judged (<see cref="Registry.Core.Store.CaseContent"/>): taken here, beside the one
    /// thread that writes.</summary>
    public long? CaseHash { get; init; }

    /// <summary>The death, when it is one and accepted.</summary>
    public DeathRecord? Death { get; init; }

    /// <summary>The population count, when it is one and accepted.</summary>
    public PopulationCount? Population { get; init; }

    /// <summary>The follow-up, when it is one and accepted.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>Of a row that is returned: by what it is known again when it comes corrected.</summary>
    public RowTrace Trace { get; init; }

    /// <summary>True when the row is a data row without an error.</summary>
    public bool IsAccepted => Case is not null || Death is not null || Population is not null || FollowUp is not null;
}

/// <summary>By what a row is known again in a later delivery.</summary>
/// <param name="Number">Number of its record, or null when it has none.</param>
/// <param name="TumourNumber">Tumour of the registration number; 0 for other records.</param>
/// <param name="ContentHash">Fingerprint of its text.</param>
public readonly record struct RowTrace(string? Number, int TumourNumber, long ContentHash);

using Registry.Core.Records;

namespace Registry.Import;

/// <summary>Whether a row was recognised as one of the registered cases.</summary>
public enum CaseMatchKind
{
    /// <summary>Nobody looked: the row names no case, or there is no store to look in.</summary>
    NotLooked,

    /// <summary>One case.</summary>
    Found,

    /// <summary>No case.</summary>
    NotFound,

    /// <summary>More than one case, and the row does not say which.</summary>
    Several,
}

/// <summary>The registered case that a row speaks of.</summary>
/// <param name="Kind">Whether there is one.</param>
/// <param name="Case">The case, when it is the only one. Personal data.</param>
/// <param name="Count">How many it may be.</param>
public readonly record struct CaseMatch(CaseMatchKind Kind, CaseStatus? Case, int Count);

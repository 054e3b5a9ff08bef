namespace Registry.Import;

/// <summary>Where a version of a record stands.</summary>
public enum VersionState
{
    /// <summary>Its batch is not committed; it does not count yet.</summary>
    Waiting = 1,

    /// <summary>It counts.</summary>
    Current = 2,

    /// <summary>A later version counts in its place.</summary>
    Replaced = 3,

    /// <summary>It was ended, and no version stands in its place.</summary>
    Withdrawn = 4,

    /// <summary>Its batch was taken back.</summary>
    Undone = 5,
}

/// <summary>Who did something, and when.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who; null where an older version of the program did not note it.</param>
public sealed record Signature(DateTimeOffset At, string? By);

/// <summary>One item of a version beside the version before.</summary>
/// <param name="Item">Snake-case name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Before">Value of the version before, or null; masked unless identifiers were asked for.</param>
/// <param name="After">Value of this version, in the same way.</param>
public sealed record ItemStep(string Item, string NameZh, string NameEn, string? Before, string? After);

/// <summary>One version of a record, with its way into the data and out of them.</summary>
/// <param name="Id">Number of the version.</param>
/// <param name="TumourNumber">Tumour of the case; null for a death.</param>
/// <param name="FollowUp">Number of the follow-up of the case that it is a version of; null for a version of the case itself.</param>
/// <param name="State">Where it stands.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="FileName">Name of the delivered file.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Uploaded">Who delivered the file.</param>
/// <param name="Committed">Who made it count, or null.</param>
/// <param name="Replaces">The version before, or null for a first one.</param>
/// <param name="EndedByBatch">The batch that replaced or withdrew it, or null.</param>
/// <param name="Ended">Who ended it: committed that batch, or took its own batch back; null while it counts or waits.</param>
/// <param name="Items">The items that differ from the version before; of a first version all that have a value.</param>
public sealed record HistoryVersion(
    long Id, int? TumourNumber, string? FollowUp, VersionState State, long BatchId, string FileName, int Row, Signature Uploaded, Signature? Committed,
    long? Replaces, long? EndedByBatch, Signature? Ended, IReadOnlyList<ItemStep> Items);

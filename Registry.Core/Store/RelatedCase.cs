using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A case among those of one person, while a batch is checked: of the batch itself, or stored and counted.</summary>
/// <param name="Id">Number of the version.</param>
/// <param name="Key">What names it.</param>
/// <param name="BatchId">The batch that brought the version.</param>
/// <param name="FileRow">Its row in the file of that batch.</param>
/// <param name="Tumour">What the rules for multiple primaries look at.</param>
/// <param name="Icd10">ICD-10 as stored.</param>
/// <param name="IsFlagged">True when it is registered as one of several primaries; null when nobody said.</param>
public sealed record RelatedCase(
    long Id, RecordKey Key, long BatchId, int FileRow, PersonTumour Tumour, string Icd10, bool? IsFlagged)
{
    /// <summary>Row of the case in the batch that is checked; null when that batch does not have it.</summary>
    public int? CheckedRow { get; init; }

    /// <summary>Key of the resident ID of its person, or null. Personal data.</summary>
    public long? ResidentKey { get; init; }

    /// <summary>Name as written, or null. Personal data.</summary>
    public string? Name { get; init; }

    /// <summary>Sex as written.</summary>
    public Sex Sex { get; init; }

    /// <summary>True when the version carries a query that nobody has answered.</summary>
    internal bool HasOpenQuery { get; init; }

    /// <summary>True when the batch that is checked brings this version.</summary>
    internal bool IsStaged { get; init; }

    /// <summary>Cell of the counts in which it stands.</summary>
    internal CellKey Cell { get; init; }
}

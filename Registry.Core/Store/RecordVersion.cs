using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Where a version of a record stands: nothing of its content.</summary>
/// <param name="Part">Table of the record.</param>
/// <param name="Id">Number of the version.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="Replaces">The version before, or null.</param>
/// <param name="EndedBy">The batch that replaced or withdrew it, or null.</param>
/// <param name="Registry">Registry of the record.</param>
/// <param name="Number">Number of the record.</param>
/// <param name="TumourNumber">Tumour of the case; 0 for what is no case.</param>
/// <param name="Year">Year of incidence, of death, of the population, or of the follow-up.</param>
/// <param name="HasOpenQuery">True when a query on it is unanswered.</param>
internal sealed record RecordVersion(
    StoredPart Part, long Id, long BatchId, long? Replaces, long? EndedBy, string Registry, string Number, int TumourNumber, int Year, bool HasOpenQuery)
{
    /// <summary>The record.</summary>
    public RecordKey Key => new(Registry, (PartKind)Part, Number, TumourNumber);

    /// <summary>The record, its number as it may be shown.</summary>
    public RecordKey ShownKey => Key with { Number = ShownNumber.Of(Number, Id) };
}

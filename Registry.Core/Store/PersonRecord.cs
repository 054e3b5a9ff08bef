using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A case or death that counts, of a person or of somebody merged with it.</summary>
/// <param name="PersonId">The person that was asked for.</param>
/// <param name="Record">The record, its number as it may be shown.</param>
public sealed record PersonRecord(long PersonId, RecordKey Record);

/// <summary>A row of person_records.</summary>
internal sealed record PersonRecordRow
{
    public required long PersonId { get; init; }
    public required long Id { get; init; }
    public required long Part { get; init; }
    public required string Registry { get; init; }
    public required string Number { get; init; }
    public required long TumourNumber { get; init; }

    public PersonRecord ToRecord() => new(PersonId, new(Registry, (PartKind)Part, ShownNumber.Of(Number, Id), (int)TumourNumber));
}

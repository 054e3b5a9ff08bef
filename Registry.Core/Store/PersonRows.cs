using Registry.Core.Coding;

namespace Registry.Core.Store;

/// <summary>A row of person_pair.</summary>
internal sealed record PairRow
{
    public required long Id { get; init; }
    public required long PersonA { get; init; }
    public required long PersonB { get; init; }
    public long? RunId { get; init; }
    public double? Score { get; init; }
    public double? Probability { get; init; }
    public required long Band { get; init; }
    public string? Explanation { get; init; }
    public long? Decision { get; init; }
    public string? DecidedAt { get; init; }
    public string? DecidedBy { get; init; }
    public string? Reason { get; init; }

    public StoredPair ToPair() => new(
        Id, PersonA, PersonB, RunId, Score, Probability, (PairBand)Band, Explanation, (PersonDecision?)Decision,
        DecidedAt is null ? null : BatchRow.Instant(DecidedAt), DecidedBy, Reason);
}

/// <summary>A row of person_merge.</summary>
internal sealed record MergeRow
{
    public required long Id { get; init; }
    public required long PersonA { get; init; }
    public required long PersonB { get; init; }
    public long? PairId { get; init; }
    public required long Automatic { get; init; }
    public required string MergedAt { get; init; }
    public required string MergedBy { get; init; }
    public required string Reason { get; init; }
    public string? UndoneAt { get; init; }
    public string? UndoneBy { get; init; }
    public string? UndoReason { get; init; }

    public PersonMerge ToMerge() => new(
        Id, PersonA, PersonB, PairId, Automatic != 0, BatchRow.Instant(MergedAt), MergedBy, Reason,
        UndoneAt is null ? null : BatchRow.Instant(UndoneAt), UndoneBy, UndoReason);
}

/// <summary>A row of person_root.</summary>
internal sealed record RootRow
{
    public required long PersonId { get; init; }
    public required long RootId { get; init; }
}

/// <summary>A row of linkage_run.</summary>
internal sealed record RunRow
{
    public required long Id { get; init; }
    public required string At { get; init; }
    public required string DoneBy { get; init; }
    public required long DataVersion { get; init; }
    public required long Persons { get; init; }
    public required long Automatic { get; init; }
    public required long Review { get; init; }
    public required string Model { get; init; }
}

/// <summary>What one current row says about its person.</summary>
internal sealed record PersonRow
{
    public required long PersonId { get; init; }
    public required string Registry { get; init; }
    public long? ResidentKey { get; init; }
    public string? Name { get; init; }
    public required long Sex { get; init; }
    public long? BirthDate { get; init; }
    public string? HouseholdArea { get; init; }
    public string? Hospital { get; init; }
    public string? InpatientNumber { get; init; }
    public required long RowId { get; init; }
    public required long IsDeath { get; init; }

    public CurrentPerson ToPerson() => new(
        PersonId, Registry, ResidentKey, Name, (Sex)Sex, StoredText.Date(BirthDate), HouseholdArea, Hospital, InpatientNumber,
        Tumours: IsDeath == 0 ? 1 : 0, Deaths: IsDeath == 0 ? 0 : 1);

    /// <summary>The person with an older row added: newer values stay.</summary>
    public CurrentPerson AddTo(CurrentPerson person) => person with
    {
        Name = person.Name ?? Name,
        Sex = person.Sex is Coding.Sex.Male or Coding.Sex.Female ? person.Sex : (Sex)Sex,
        BirthDate = Better(person.BirthDate, StoredText.Date(BirthDate)),
        HouseholdArea = person.HouseholdArea ?? HouseholdArea,
        Hospital = person.InpatientNumber is null && InpatientNumber is not null ? Hospital : person.Hospital ?? Hospital,
        InpatientNumber = person.InpatientNumber ?? InpatientNumber,
        Tumours = person.Tumours + (IsDeath == 0 ? 1 : 0),
        Deaths = person.Deaths + (IsDeath == 0 ? 0 : 1),
    };

    private static PartialDate? Better(PartialDate? newer, PartialDate? older) =>
        newer is null || (!newer.Value.IsComplete && older is { IsComplete: true }) ? older : newer;
}

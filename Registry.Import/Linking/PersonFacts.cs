using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>What is known of one person, or of the person of one record, when records are linked.</summary>
/// <remarks>Personal data: <see cref="ToString"/> shows none of it. Ids of the two sides of a linkage are of one namespace:
/// a record is never compared with itself, nor with a record of the same <see cref="PersonId"/>.</remarks>
public readonly record struct PersonFacts
{
    private readonly long? _personId;

    /// <summary>Id of the record, unique in its set.</summary>
    public required long Id { get; init; }

    /// <summary>Person to whom the record is known to belong (the root of its merges); its own <see cref="Id"/> unless given.</summary>
    public long PersonId
    {
        get => _personId ?? Id;
        init => _personId = value;
    }

    /// <summary>Full name as written.</summary>
    public string? Name { get; init; }

    /// <summary><see cref="Core.Coding.ResidentId.Key"/> of a valid resident ID: numbers of 15 and of 18 characters of a person have one key.</summary>
    public long? ResidentKey { get; init; }

    /// <summary>Date of birth, its day or month perhaps unknown.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Sex; only men and women are compared.</summary>
    public Sex Sex { get; init; }

    /// <summary>Division of the household, at least six digits; anything else counts as unknown.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Reporting hospital.</summary>
    public string? Hospital { get; init; }

    /// <summary>Inpatient number in that hospital.</summary>
    public string? InpatientNumber { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"person {Id} (hidden)";
}

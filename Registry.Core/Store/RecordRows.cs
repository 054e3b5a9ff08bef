using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A row of the view tumour_version.</summary>
internal sealed record CaseRow
{
    public required long Id { get; init; }
    public required long BatchId { get; init; }
    public required long FileRow { get; init; }
    public required long PersonId { get; init; }
    public long? Replaces { get; init; }
    public long? EndedBy { get; init; }
    public required long OpenQuery { get; init; }
    public required long BatchState { get; init; }
    public required string Registry { get; init; }
    public required string CaseNumber { get; init; }
    public required long TumourNumber { get; init; }
    public long? ResidentKey { get; init; }
    public string? Name { get; init; }
    public required long Sex { get; init; }
    public long? BirthDate { get; init; }
    public long? ReportedAge { get; init; }
    public required long IncidenceDate { get; init; }
    public string? Topography { get; init; }
    public long? Histology { get; init; }
    public long? Behaviour { get; init; }
    public long? Grade { get; init; }
    public long? Basis { get; init; }
    public required string Icd10 { get; init; }
    public string? DerivedIcd10 { get; init; }
    public long? Laterality { get; init; }
    public long? MultiplePrimary { get; init; }
    public string? Ethnicity { get; init; }
    public string? MaritalStatus { get; init; }
    public string? HouseholdArea { get; init; }
    public string? Hospital { get; init; }
    public long? ReportDate { get; init; }
    public long? LastContactDate { get; init; }
    public long? VitalStatus { get; init; }
    public long? DeathDate { get; init; }
    public long? DeathCategory { get; init; }
    public string? OtherItems { get; init; }

    public StoredCase ToStored() =>
        new(Id, BatchId, (BatchState)BatchState, PersonId, Replaces, EndedBy, OpenQuery != 0, ToRecord());

    private CaseRecord ToRecord() => new()
    {
        Row = (int)FileRow,
        Registry = Registry,
        CaseNumber = CaseNumber,
        TumourNumber = (int)TumourNumber,
        Name = Name,
        ResidentId = ResidentKey is { } key ? ResidentId.FromKey(key) : null,
        Sex = (Sex)Sex,
        BirthDate = StoredText.Date(BirthDate),
        ReportedAge = (int?)ReportedAge,
        IncidenceDate = PartialDate.FromNumber((int)IncidenceDate),
        Topography = Topography is null ? null : Coding.Topography.TryParse(Topography),
        Morphology = StoredText.Morphology(Histology, Behaviour),
        Grade = (int?)Grade,
        Basis = (BasisOfDiagnosis?)Basis,
        Icd10 = IcdCode.TryParse(Icd10)!,
        DerivedIcd10 = DerivedIcd10 is null ? null : IcdCode.TryParse(DerivedIcd10),
        Laterality = (int?)Laterality,
        MultiplePrimary = MultiplePrimary is { } several ? several != 0 : null,
        Ethnicity = Ethnicity,
        MaritalStatus = MaritalStatus,
        HouseholdAreaCode = HouseholdArea,
        Hospital = Hospital,
        ReportDate = StoredText.Date(ReportDate),
        LastContactDate = StoredText.Date(LastContactDate),
        VitalStatus = (int?)VitalStatus,
        DeathDate = StoredText.Date(DeathDate),
        CauseOfDeathCategory = (int?)DeathCategory,
        OtherItems = OtherItems,
    };
}

/// <summary>A row of the view death_version.</summary>
internal sealed record DeathRow
{
    public required long Id { get; init; }
    public required long BatchId { get; init; }
    public required long FileRow { get; init; }
    public long? PersonId { get; init; }
    public long? Replaces { get; init; }
    public long? EndedBy { get; init; }
    public required long OpenQuery { get; init; }
    public required long BatchState { get; init; }
    public required string Registry { get; init; }
    public required string DeathNumber { get; init; }
    public long? ResidentKey { get; init; }
    public string? Name { get; init; }
    public required long Sex { get; init; }
    public long? BirthDate { get; init; }
    public long? ReportedAge { get; init; }
    public required long DeathDate { get; init; }
    public required string UnderlyingCause { get; init; }
    public string? OtherItems { get; init; }

    public StoredDeath ToStored() =>
        new(Id, BatchId, (BatchState)BatchState, PersonId, Replaces, EndedBy, OpenQuery != 0, new()
        {
            Row = (int)FileRow,
            Registry = Registry,
            DeathNumber = DeathNumber,
            Name = Name,
            ResidentId = ResidentKey is { } key ? ResidentId.FromKey(key) : null,
            Sex = (Sex)Sex,
            BirthDate = StoredText.Date(BirthDate),
            ReportedAge = (int?)ReportedAge,
            DeathDate = PartialDate.FromNumber((int)DeathDate),
            UnderlyingCause = IcdCode.TryParse(UnderlyingCause)!,
            OtherItems = OtherItems,
        });
}

/// <summary>A version of a population count as the queries population_by_id and population_replaced give it.</summary>
internal sealed record PopulationRow
{
    public long BatchId { get; init; }
    public required long FileRow { get; init; }
    public required string Registry { get; init; }
    public required long PopulationYear { get; init; }
    public required long Sex { get; init; }
    public required long AgeGroup { get; init; }
    public required double Persons { get; init; }
    public long? AllCauseDeaths { get; init; }
    public required long PopulationBasis { get; init; }
    public required long OpenQuery { get; init; }

    public PopulationCount ToRecord() => new()
    {
        Row = (int)FileRow,
        Registry = Registry,
        Year = (int)PopulationYear,
        Sex = (Sex)Sex,
        AgeGroup = (int)AgeGroup,
        Persons = Persons,
        AllCauseDeaths = (int?)AllCauseDeaths,
        Basis = (PopulationBasis)PopulationBasis,
    };
}

/// <summary>Stored numbers and texts back to words.</summary>
internal static class StoredText
{
    public static PartialDate? Date(long? number) => number is { } date ? PartialDate.FromNumber((int)date) : null;

    public static Morphology? Morphology(long? histology, long? behaviour) =>
        histology is { } number && behaviour is { } digit
        && Histology.TryParse(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)) is { } found
            ? new(found, (Behaviour)digit)
            : null;
}

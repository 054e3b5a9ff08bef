using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>One tumour as registered: typed, normalised, not yet judged.</summary>
/// <remarks>An item is null when the file had no value for it or the value could not be read (then a verdict says so).</remarks>
public sealed record CaseRecord
{
    /// <summary>Row number in its part; the header is row 1.</summary>
    public required int Row { get; init; }

    /// <summary>Code of the registry that sent it.</summary>
    public required string Registry { get; init; }

    /// <summary>Registration number, unique in the registry together with <see cref="TumourNumber"/>.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Tumour of the registration number, 1 when the file has no such item.</summary>
    public int TumourNumber { get; init; } = 1;

    /// <summary>Name of the person. Personal data.</summary>
    public string? Name { get; init; }

    /// <summary>Valid resident identity number. Personal data.</summary>
    public ResidentId? ResidentId { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Date of birth.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Age at incidence as reported, completed years.</summary>
    public int? ReportedAge { get; init; }

    /// <summary>Date of incidence (发病日期).</summary>
    public required PartialDate IncidenceDate { get; init; }

    /// <summary>ICD-O-3 topography.</summary>
    public Topography? Topography { get; init; }

    /// <summary>ICD-O-3 morphology with behaviour.</summary>
    public Morphology? Morphology { get; init; }

    /// <summary>Grade 1-9.</summary>
    public int? Grade { get; init; }

    /// <summary>Most valid basis of diagnosis.</summary>
    public BasisOfDiagnosis? Basis { get; init; }

    /// <summary>ICD-10 as reported, normalised; when none was reported, the code derived from ICD-O-3.</summary>
    public required IcdCode Icd10 { get; init; }

    /// <summary>ICD-10 derived from ICD-O-3, or null when it could not be derived.</summary>
    public IcdCode? DerivedIcd10 { get; init; }

    /// <summary>The code under which the count cube keeps it: that of <see cref="Icd10"/>; of an in situ tumour always an in situ code
    /// (as reported, else as derived, else D09), so that it is in no group of a report whatever code was reported.</summary>
    public string CubeCode =>
        Morphology is not { Behaviour: Behaviour.InSitu } || Icd10.IsInSitu ? Icd10.CubeCode
        : DerivedIcd10 is { IsInSitu: true } derived ? derived.CubeCode
        : "D09";

    /// <summary>Laterality code 1, 2, 3, 9.</summary>
    public int? Laterality { get; init; }

    /// <summary>True when flagged as one of several primaries.</summary>
    public bool? MultiplePrimary { get; init; }

    /// <summary>Ethnicity, GB/T 3304 two digits.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Marital status, GB/T 2261.2 two digits.</summary>
    public string? MaritalStatus { get; init; }

    /// <summary>Household area code.</summary>
    public string? HouseholdAreaCode { get; init; }

    /// <summary>Reporting hospital.</summary>
    public string? Hospital { get; init; }

    /// <summary>Date of report.</summary>
    public PartialDate? ReportDate { get; init; }

    /// <summary>Date of last contact.</summary>
    public PartialDate? LastContactDate { get; init; }

    /// <summary>Vital status at last contact: 1 alive, 2 dead, 9 lost.</summary>
    public int? VitalStatus { get; init; }

    /// <summary>Date of death.</summary>
    public PartialDate? DeathDate { get; init; }

    /// <summary>Category of the cause of death: 1 cancer, 2 other, 9 unknown.</summary>
    public int? CauseOfDeathCategory { get; init; }

    /// <summary>Every other item of the row that had a value, as JSON of snake-case names; null when none. Personal data.</summary>
    public string? OtherItems { get; init; }

    /// <summary>Completed years at incidence: from the dates where they decide, else the reported age; null when unknown.</summary>
    public int? AgeAtIncidence => AgeAt(BirthDate, IncidenceDate, ReportedAge);

    /// <summary>Age at an event by the dates; where a day or month is unknown, the reported age if it is possible,
    /// else mid-year and mid-month (month 7, day 1; day 15), as RULES.md D-PREC-3 sets.</summary>
    public static int? AgeAt(PartialDate? birth, PartialDate @event, int? reported)
    {
        if (birth is not { } from) return reported;
        var (lowest, highest) = from.CompletedYearsUntil(@event);
        if (lowest == highest) return lowest < 0 ? null : lowest;
        if (reported is { } age && age >= lowest && age <= highest) return age;
        var (assumed, _) = Middle(from).CompletedYearsUntil(Middle(@event));
        return highest < 0 ? null : Math.Max(assumed, 0);      // born in the year of the event: 0, wherever its middle lies
    }

    private static PartialDate Middle(PartialDate date) =>
        date.Month is null ? new(date.Year, 7, 1) : date.Day is null ? new(date.Year, date.Month, 15) : date;
}

using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>A registered case with what is known of its person: everything that survival and follow-up need.</summary>
public sealed record CaseStatus
{
    /// <summary>Code of the registry.</summary>
    public required string Registry { get; init; }

    /// <summary>Registration number.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The registration number as it may be shown: where it is an identity number, P and the number of the person.</summary>
    public string ShownNumber => Records.ShownNumber.Of(CaseNumber, PersonId);

    /// <summary>Tumour of the registration number.</summary>
    public required int TumourNumber { get; init; }

    /// <summary>The person the case was staged under.</summary>
    public required long PersonId { get; init; }

    /// <summary>Valid resident identity number. Personal data.</summary>
    public ResidentId? ResidentId { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Date of birth. Personal data.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Age at incidence as reported, completed years.</summary>
    public int? ReportedAge { get; init; }

    /// <summary>Date of incidence: where survival begins.</summary>
    public required PartialDate IncidenceDate { get; init; }

    /// <summary>ICD-10 code of the case.</summary>
    public required IcdCode Icd10 { get; init; }

    /// <summary>Most valid basis of diagnosis.</summary>
    public BasisOfDiagnosis? Basis { get; init; }

    /// <summary>Clinical stage of the national list: 1 is stage 0, 2 stage I … 5 stage IV, 6 cannot be determined; null when nothing is said.</summary>
    public int? Stage { get; init; }

    /// <summary>Reporting hospital.</summary>
    public string? Hospital { get; init; }

    /// <summary>What stands by the rule of <see cref="Records.Contact.Current"/>; null when the case was never followed.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Vital status that stands, or null when the case was never followed.</summary>
    public VitalStatus? Status => Contact?.Status;

    /// <summary>Date of death or of last contact; of a case never followed its incidence date, the only day it was seen.</summary>
    public PartialDate LastKnownDate => Contact?.Date ?? IncidenceDate;

    /// <summary>Completed years at incidence, see <see cref="CaseRecord.AgeAt"/>.</summary>
    public int? AgeAtIncidence => CaseRecord.AgeAt(BirthDate, IncidenceDate, ReportedAge);
}

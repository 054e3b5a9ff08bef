namespace Registry.Analytics.Survival;

/// <summary>A registered tumour as survival and prevalence see it.</summary>
/// <param name="Patient">Sex, age, diagnosis, follow-up.</param>
/// <param name="CubeCode">ICD-10 code under which it is counted.</param>
/// <param name="PersonId">The person, to know several tumours of one.</param>
/// <param name="Registry">Code of the registry.</param>
/// <param name="Stage">Clinical stage of the national list, 1 (stage 0) to 6 (cannot be determined); null when nothing is said.</param>
public sealed record RegisteredPatient(Patient Patient, string CubeCode, long PersonId, string Registry, int? Stage)
{
    /// <summary>True of a case known from the death certificate only.</summary>
    public bool IsCertificateOnly { get; init; }

    /// <summary>True of a case of which nobody has ever said anything since diagnosis.</summary>
    public bool IsNeverFollowed { get; init; }

    /// <summary>True when it enters survival: followed for a day or more, and not known from the certificate only.</summary>
    public bool IsAnalysed => !IsCertificateOnly && !IsNeverFollowed && Patient.ExitDay > 0;
}

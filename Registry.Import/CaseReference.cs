using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import;

/// <summary>What a follow-up says of the case it speaks of. Personal data.</summary>
/// <param name="CaseNumber">Registration number, or null.</param>
/// <param name="TumourNumber">Tumour of the number; null when the row does not say.</param>
/// <param name="ResidentId">Valid resident ID, or null.</param>
public sealed record CaseReference(string? CaseNumber, int? TumourNumber, ResidentId? ResidentId)
{
    /// <summary>Sex, or null.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Date of birth, or null.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Date of incidence, or null.</summary>
    public PartialDate? IncidenceDate { get; init; }

    /// <summary>True when the row says who it means and that is somebody else, or a case of another year.</summary>
    public bool Contradicts(CaseStatus known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return (ResidentId is { } id && known.ResidentId is { } knownId && id.Key != knownId.Key)
            || (IsStated(Sex) && IsStated(known.Sex) && Sex != known.Sex)
            || (BirthDate is { } birth && known.BirthDate is { } knownBirth
                && (birth.IsCertainlyBefore(knownBirth) || knownBirth.IsCertainlyBefore(birth)))
            || (IncidenceDate is { } incidence && incidence.Year != known.IncidenceDate.Year);
    }

    private static bool IsStated(Sex? sex) => sex is Core.Coding.Sex.Male or Core.Coding.Sex.Female;
}

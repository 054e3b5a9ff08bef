using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Survival;

/// <summary>The registered cases of some registries and years of diagnosis as survival and prevalence see them.</summary>
public sealed class RegisteredPatients
{
    private RegisteredPatients(IReadOnlyList<RegisteredPatient> all, PatientTally tally) => (All, Tally) = (all, tally);

    /// <summary>Every case with sex, age and dates that can be used; those by certificate only and never followed among them.</summary>
    public IReadOnlyList<RegisteredPatient> All { get; }

    /// <summary>What was left out of survival.</summary>
    public PatientTally Tally { get; }

    /// <summary>Cases that enter survival.</summary>
    public IEnumerable<RegisteredPatient> Analysed => All.Where(patient => patient.IsAnalysed);

    /// <summary>Reads what is known of the cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="closing">Closing date: what happens later does not count.</param>
    public static RegisteredPatients Of(IEnumerable<CaseStatus> cases, DateOnly closing)
    {
        var (all, count, unusable, imputed) = (new List<RegisteredPatient>(), 0, 0, 0);
        foreach (var status in cases.Where(status => status.IncidenceDate.Earliest <= closing))
        {
            count++;
            if (Read(status, closing) is not { } patient)
            {
                unusable++;
                continue;
            }
            if (!status.IncidenceDate.IsComplete || status.Contact?.Date.IsComplete == false) imputed++;
            all.Add(patient);
        }
        return new(all, new(count, all.Count(p => p.IsAnalysed), all.Count(p => p.IsCertificateOnly), all.Count(p => p.IsNeverFollowed),
            all.Count(p => p is { IsCertificateOnly: false, IsNeverFollowed: false, Patient.ExitDay: 0 }), unusable, imputed));
    }

    /// <summary>The patients of a site and sex, one a person: the first tumour.</summary>
    /// <param name="scheme">Site groups.</param>
    /// <param name="group">Position of the group in the scheme.</param>
    /// <param name="sex">Male, female, or null for the both-sexes row.</param>
    /// <param name="onlyAnalysed">True for survival, false for prevalence.</param>
    public IReadOnlyList<RegisteredPatient> OfSite(SiteScheme scheme, int group, Sex? sex, bool onlyAnalysed)
    {
        var rowSex = sex ?? scheme.Groups[group].OnlySex;
        return [.. All.Where(p => (!onlyAnalysed || p.IsAnalysed) && (rowSex is null || p.Patient.Sex == rowSex) && scheme.GroupsOf(p.CubeCode).Contains(group))
            .Select((p, i) => (Patient: p, Person: p.PersonId > 0 ? p.PersonId : -1L - i))
            .GroupBy(p => p.Person, p => p.Patient).Select(person => person.MinBy(p => p.Patient.Diagnosis)!)];
    }

    private static RegisteredPatient? Read(CaseStatus status, DateOnly closing)
    {
        if (status.Sex is not (Sex.Male or Sex.Female)) return null;
        var (diagnosis, contact) = (Middle(status.IncidenceDate), status.Contact);
        var end = contact is null ? diagnosis : Middle(contact.Date);
        if (contact is not null && contact.Date.IsCertainlyBefore(status.IncidenceDate)) return null;
        if (AgeInDays(status, diagnosis) is not { } age) return null;
        var isDead = contact is { Status: VitalStatus.Dead } && end <= closing;
        var exit = Math.Clamp(end.DayNumber, diagnosis.DayNumber, Math.Max(closing.DayNumber, diagnosis.DayNumber));
        var patient = new Patient(status.Sex, age, diagnosis, exit - diagnosis.DayNumber, isDead ? OutcomeOf(contact!) : PatientOutcome.Alive)
        {
            Area = status.Registry,
            Place = status.Registry,
            Birth = status.BirthDate is { IsComplete: true } birth && birth.Earliest <= diagnosis ? birth.Earliest : null,
        };
        return new(patient, status.Icd10.CubeCode, status.PersonId, status.Registry, status.Stage)
        {
            IsCertificateOnly = status.Basis == BasisOfDiagnosis.DeathCertificateOnly,
            IsNeverFollowed = contact is null,
        };
    }

    private static PatientOutcome OutcomeOf(Contact death) => death.UnderlyingCause is { } cause
        ? cause.Code[0] == 'C' || death.CauseOfDeathCategory == 1 ? PatientOutcome.DiedOfCancer : PatientOutcome.DiedOfOther
        : death.CauseOfDeathCategory == 2 ? PatientOutcome.DiedOfOther : PatientOutcome.DiedOfCancer;

    // Age by the dates where both are complete, else the completed years and a half.
    private static double? AgeInDays(CaseStatus status, DateOnly diagnosis)
    {
        if (status.BirthDate is { IsComplete: true } birth && birth.Earliest <= diagnosis) return diagnosis.DayNumber - birth.Earliest.DayNumber;
        return status.AgeAtIncidence is { } age ? (age + 0.5) * LifeTables.MortalityTable.DaysPerYear : null;
    }

    private static DateOnly Middle(PartialDate date) =>
        date.Month is not { } month ? new(date.Year, 7, 1) : new(date.Year, month, date.Day ?? 15);
}

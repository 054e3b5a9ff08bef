using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Survival;

/// <summary>The registered cases of some registries and years of diagnosis as survival and prevalence see them.</summary>
public sealed class RegisteredPatients
{
    private readonly ConcurrentDictionary<SiteScheme, List<RegisteredPatient>[]> _byGroup = new();
    private readonly Lazy<HashSet<long>> _severalTumours;

    private RegisteredPatients(IReadOnlyList<RegisteredPatient> all, PatientTally tally)
    {
        (All, Tally) = (all, tally);
        _severalTumours = new(() => WithSeveral(All));
    }

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

    /// <summary>The cases of one of the registries; the tally stays that of all.</summary>
    public RegisteredPatients OfRegistry(string registry) => new([.. All.Where(patient => patient.Registry == registry)], Tally);

    /// <summary>The patients of a site and sex, one a person: the first tumour.</summary>
    /// <param name="scheme">Site groups.</param>
    /// <param name="group">Position of the group in the scheme.</param>
    /// <param name="sex">Male, female, or null for the both-sexes row.</param>
    /// <param name="onlyAnalysed">True for survival, false for prevalence.</param>
    public IReadOnlyList<RegisteredPatient> OfSite(SiteScheme scheme, int group, Sex? sex, bool onlyAnalysed) =>
        FirstOfEach(scheme, group, sex ?? scheme.Groups[group].OnlySex, onlyAnalysed);

    /// <summary>The patients of a site, men and women, one a person: the first tumour.</summary>
    /// <inheritdoc cref="OfSite"/>
    public IReadOnlyList<RegisteredPatient> OfGroup(SiteScheme scheme, int group, bool onlyAnalysed) => FirstOfEach(scheme, group, null, onlyAnalysed);

    // The first in the order of the cases where a person has two of one day.
    private List<RegisteredPatient> FirstOfEach(SiteScheme scheme, int group, Sex? sex, bool onlyAnalysed)
    {
        var (patients, places) = (new List<RegisteredPatient>(), new Dictionary<long, int>());
        foreach (var patient in ByGroup(scheme)[group])
        {
            if ((onlyAnalysed && !patient.IsAnalysed) || (sex is not null && patient.Patient.Sex != sex)) continue;
            if (_severalTumours.Value.Contains(patient.PersonId) && !places.TryAdd(patient.PersonId, patients.Count))
            {
                ref var first = ref CollectionsMarshal.AsSpan(patients)[places[patient.PersonId]];
                if (patient.Patient.Diagnosis < first.Patient.Diagnosis) first = patient;
                continue;
            }
            patients.Add(patient);
        }
        return patients;
    }

    private List<RegisteredPatient>[] ByGroup(SiteScheme scheme) => _byGroup.GetOrAdd(scheme, asked =>
    {
        var groups = Array.ConvertAll(new int[asked.Groups.Count], _ => new List<RegisteredPatient>());
        foreach (var patient in All)
            foreach (var group in asked.GroupsOf(patient.CubeCode)) groups[group].Add(patient);
        return groups;
    });

    // Only of persons with several tumours must the first be found.
    private static HashSet<long> WithSeveral(IReadOnlyList<RegisteredPatient> all)
    {
        var (seen, several) = (new HashSet<long>(), new HashSet<long>());
        foreach (var patient in all)
            if (patient.PersonId > 0 && !seen.Add(patient.PersonId)) several.Add(patient.PersonId);
        return several;
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

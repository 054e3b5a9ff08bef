namespace Registry.Analytics.Survival;

/// <summary>The calendar time whose survival is estimated: cohort, complete, period or hybrid approach.</summary>
/// <remarks>Brenner H, Gefeller O. Cancer 1996;78:2004 (period). Brenner H, Rachet B. Eur J Cancer 2004;40:2494 (hybrid).</remarks>
/// <param name="From">First day whose person-time counts; null for no limit (cohort, complete).</param>
/// <param name="Closing">Day on which follow-up is closed: whoever is followed beyond it is alive on it; null for no limit.</param>
/// <param name="WholeSince">Hybrid: who is diagnosed on or after this day counts from diagnosis, whatever the first day; null for nobody.</param>
public sealed record SurvivalWindow(DateOnly? From = null, DateOnly? Closing = null, DateOnly? WholeSince = null)
{
    /// <summary>Cohort approach: only who was diagnosed so many years before the closing day or earlier counts; null for everybody (complete approach).</summary>
    public int? FollowedYears { get; init; }

    /// <summary>The part of the follow-up of the patients that lies in the window; who has no day in it is left out.</summary>
    /// <exception cref="ArgumentException">The window ends before it begins.</exception>
    public IReadOnlyList<Patient> Of(IReadOnlyList<Patient> patients)
    {
        if (From >= Closing) throw new ArgumentException($"The window begins on {From:O} and closes on {Closing:O}.", nameof(patients));
        return [.. patients.Select(Of).OfType<Patient>()];
    }

    private Patient? Of(Patient patient)
    {
        var end = Closing is { } closing ? closing.DayNumber - patient.Diagnosis.DayNumber : int.MaxValue;
        var entry = From is { } from && !(patient.Diagnosis >= WholeSince) ? Math.Max(from.DayNumber - patient.Diagnosis.DayNumber, patient.EntryDay) : patient.EntryDay;
        if (end < 0 || (FollowedYears is { } years && Closing is { } last && patient.Diagnosis.AddYears(years) > last)) return null;
        var inside = patient.ExitDay <= end ? patient : patient with { ExitDay = end, Outcome = PatientOutcome.Alive };
        if (inside.ExitDay <= entry && entry > 0) return null;
        return inside.EntryDay == entry ? inside : inside with { EntryDay = entry };
    }
}

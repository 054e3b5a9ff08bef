using Registry.Analytics.LifeTables;
using Registry.Core.Coding;

namespace Registry.Analytics.Survival;

/// <summary>A patient as survival sees one: no name, no number.</summary>
/// <param name="Sex">Male or female.</param>
/// <param name="AgeDays">Age at diagnosis in days.</param>
/// <param name="Diagnosis">Day of diagnosis, from which time is counted.</param>
/// <param name="ExitDay">Days from diagnosis to death or last contact; 0 when both are one day.</param>
/// <param name="Outcome">How the follow-up ended.</param>
public sealed record Patient(Sex Sex, double AgeDays, DateOnly Diagnosis, int ExitDay, PatientOutcome Outcome)
{
    /// <summary>Days from diagnosis to the day from which the patient counts: 0, or later in the period approach.</summary>
    public int EntryDay { get; init; }

    /// <summary>Area, for life tables by area; else empty.</summary>
    public string Area { get; init; } = "";

    /// <summary>Where the patient stands in the caller's data, for messages.</summary>
    public string Place { get; init; } = "";

    /// <summary>Weight by which the patient counts (Brenner); 1 for everybody else.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Day of birth, where it is known: interval methods count ages by the calendar.</summary>
    public DateOnly? Birth { get; init; }

    /// <summary>True when the follow-up ended with death.</summary>
    public bool IsDead => Outcome != PatientOutcome.Alive;

    /// <summary>Last day of follow-up.</summary>
    public DateOnly Exit => Diagnosis.AddDays(ExitDay);

    /// <summary>Age at diagnosis in years: by the calendar where the day of birth is known, else days/365.241.</summary>
    public double AgeYears => Birth is { } birth ? YearFraction(Diagnosis) - YearFraction(birth) : AgeDays / MortalityTable.DaysPerYear;

    /// <summary>Completed years of age at diagnosis.</summary>
    public int Age => AgeOn(Diagnosis);

    /// <summary>Completed years of age on a day.</summary>
    public int AgeOn(DateOnly day) => Birth is { } birth
        ? day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0)
        : (int)Math.Floor((AgeDays + day.DayNumber - Diagnosis.DayNumber) / MortalityTable.DaysPerYear + 1e-9);

    /// <summary>A patient by dates.</summary>
    /// <exception cref="ArgumentException">The dates are not in their order.</exception>
    public static Patient Born(Sex sex, DateOnly birth, DateOnly diagnosis, DateOnly exit, PatientOutcome outcome) =>
        birth <= diagnosis && diagnosis <= exit
            ? new(sex, diagnosis.DayNumber - birth.DayNumber, diagnosis, exit.DayNumber - diagnosis.DayNumber, outcome) { Birth = birth }
            : throw new ArgumentException($"Birth {birth.Year}, diagnosis {diagnosis.Year}, end of follow-up {exit.Year}: the dates are not in this order.", nameof(exit));

    /// <summary>A day as a year with its fraction; each year has its own 365 or 366 days.</summary>
    internal static double YearFraction(DateOnly day) => day.Year + (day.DayOfYear - 1) / (DateTime.IsLeapYear(day.Year) ? 366.0 : 365);
}

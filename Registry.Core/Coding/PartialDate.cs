namespace Registry.Core.Coding;

/// <summary>A date of which the day, or the day and month, may be unknown.</summary>
/// <remarks>Unknown parts stay unknown: nothing is imputed here. Compare through <see cref="Earliest"/> and
/// <see cref="Latest"/>, so that a check fires only when it is certain.</remarks>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null)
{
    /// <summary>First calendar day this date can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Last calendar day this date can mean.</summary>
    public DateOnly Latest =>
        Month is not { } month ? new(Year, 12, 31)
        : new(Year, month, Day ?? DateTime.DaysInMonth(Year, month));

    /// <summary>True when year, month and day are all known.</summary>
    public bool IsComplete => Month is not null && Day is not null;

    /// <summary>The date as the number yyyyMMdd with 00 for an unknown month or day: its form in the store.</summary>
    public int Number => Year * 10_000 + (Month ?? 0) * 100 + (Month is null ? 0 : Day ?? 0);

    /// <summary>Reads the form of <see cref="Number"/> back.</summary>
    /// <exception cref="ArgumentException">The number is not a calendar date with 00 for unknown parts.</exception>
    public static PartialDate FromNumber(int number)
    {
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        if (TryCreate(year, month == 0 ? null : month, day == 0 ? null : day) is { } date)
            return date;
        throw new ArgumentException($"{number} is not a date of the form yyyyMMdd.", nameof(number));
    }

    /// <summary>A date from parts that may be wrong; null when no such calendar day exists.</summary>
    /// <remarks>A known day in an unknown month is dropped: it says nothing that can be compared.</remarks>
    public static PartialDate? TryCreate(int year, int? month, int? day)
    {
        if (year is < 1800 or > 2200) return null;
        if (month is null) return new PartialDate(year);
        if (month is < 1 or > 12) return null;
        if (day is null) return new PartialDate(year, month);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month.Value) ? new PartialDate(year, month, day) : null;
    }

    /// <summary>True when every reading of this date lies before every reading of <paramref name="other"/>.</summary>
    public bool IsCertainlyBefore(PartialDate other) =>
        IsComplete && other.IsComplete ? Number < other.Number : Latest < other.Earliest;

    /// <summary>Completed years from this date of birth to <paramref name="other"/>, as a range: equal ends when certain.</summary>
    /// <remarks>Year difference, less one when month and day come before those of birth; a birthday on 29 February is
    /// reached on 1 March of a common year.</remarks>
    public (int Lowest, int Highest) CompletedYearsUntil(PartialDate other)
    {
        if (!IsComplete || !other.IsComplete)
            return (CompletedYears(Latest, other.Earliest), CompletedYears(Earliest, other.Latest));
        var years = other.Year - Year - (other.Number % 10_000 < Number % 10_000 ? 1 : 0);
        return (years, years);
    }

    private static int CompletedYears(DateOnly from, DateOnly to) =>
        to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0);

    /// <summary>yyyy-MM-dd, yyyy-MM or yyyy: only what is known.</summary>
    public override string ToString() =>
        Month is null ? $"{Year:D4}" : Day is null ? $"{Year:D4}-{Month:D2}" : $"{Year:D4}-{Month:D2}-{Day:D2}";
}

using Registry.Core.Cube;

namespace Registry.Analytics.Populations;

/// <summary>Population of a day before or after two counts, by sex and age: a guess, and bounded.</summary>
/// <remarks>No farther than <see cref="MostYears"/> from the nearer count, nor farther than the counts are from each other.</remarks>
public static class PopulationExtrapolation
{
    /// <summary>Farthest from the nearer count.</summary>
    public const double MostYears = 5;

    private const double DaysAYear = 365.25;
    private const double LeapDays = 2 / DaysAYear;                     // the same number of years may differ by so much

    /// <summary>The same number of people more or less every day as between the counts.</summary>
    /// <param name="first">Earlier counts.</param>
    /// <param name="second">Later counts.</param>
    /// <param name="days">Day of the first, of the second, and the day that is asked about.</param>
    /// <exception cref="ArgumentException">The age schemes differ, the day is too far or between the counts, or a group would have fewer than no people.</exception>
    public static SexAgeCounts Linear(SexAgeCounts first, SexAgeCounts second, (DateOnly First, DateOnly Second, DateOnly Asked) days) =>
        PopulationGrowth.Linear(first, second, Time(days));

    /// <summary>The same factor every day as between the counts.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <exception cref="ArgumentException">As for <see cref="Linear"/>, or a group has people in one count and none in the other.</exception>
    public static SexAgeCounts Geometric(SexAgeCounts first, SexAgeCounts second, (DateOnly First, DateOnly Second, DateOnly Asked) days) =>
        PopulationGrowth.Geometric(first, second, Time(days));

    /// <summary>Years from the nearer count to a day; 0 for a day between them.</summary>
    public static double YearsBeyond((DateOnly First, DateOnly Second, DateOnly Asked) days) =>
        Math.Max(0, Math.Max(days.Asked.DayNumber - days.Second.DayNumber, days.First.DayNumber - days.Asked.DayNumber)) / DaysAYear;

    /// <summary>Years that may be gone beyond two counts: their distance, 5 at most, give or take leap days.</summary>
    public static double YearsAllowed(DateOnly first, DateOnly second) =>
        Math.Min(MostYears, (second.DayNumber - first.DayNumber) / DaysAYear) + LeapDays;

    private static double Time((DateOnly First, DateOnly Second, DateOnly Asked) days)
    {
        var beyond = YearsBeyond(days);
        if (!(days.First < days.Second) || beyond == 0 || beyond > YearsAllowed(days.First, days.Second))
            throw new ArgumentException($"{days.Asked:O} is {beyond:0.#} years beyond {days.First:O} and {days.Second:O}; {YearsAllowed(days.First, days.Second):0.#} are allowed.", nameof(days));
        return (days.Asked.DayNumber - days.First.DayNumber) / (double)(days.Second.DayNumber - days.First.DayNumber);
    }
}

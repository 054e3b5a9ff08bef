using Registry.Core.Coding;

namespace Registry.Analytics.Rates;

/// <summary>A person of a cohort, followed from a day to a day.</summary>
/// <param name="Sex">Male or female.</param>
/// <param name="Birth">Day of birth.</param>
/// <param name="Entry">First day at risk.</param>
/// <param name="Exit">Day on which the follow-up ends; not before the entry.</param>
/// <param name="HasEvent">True when the event (death, cancer) ended it.</param>
public sealed record FollowedPerson(Sex Sex, DateOnly Birth, DateOnly Entry, DateOnly Exit, bool HasEvent);

/// <summary>What a cohort spent and met in one sex, calendar year and age band.</summary>
/// <param name="Sex">Male or female.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="AgeFrom">Youngest age of the band, completed years.</param>
/// <param name="PersonYears">Years that persons spent in the cell.</param>
/// <param name="Events">Events that happened in it.</param>
public sealed record CohortCell(Sex Sex, int Year, int AgeFrom, double PersonYears, double Events);

using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>Whom a number stands for: what tells a correction of a record from the record of somebody else. Personal data.</summary>
/// <param name="EventYear">Year of incidence or death.</param>
/// <param name="Sex">Sex.</param>
/// <param name="BirthDate">Date of birth.</param>
public readonly record struct NumberHolder(int EventYear, Sex Sex, PartialDate? BirthDate)
{
    /// <summary>True when a record of the same number cannot be a correction of the other: it is of another year, and of another sex or
    /// birth date. Registration numbers are unique in a file, not always across years.</summary>
    public bool IsAnother(NumberHolder other) =>
        EventYear != other.EventYear
        && (Sex != other.Sex || (BirthDate is { } one && other.BirthDate is { } two && one.Number != two.Number));
}

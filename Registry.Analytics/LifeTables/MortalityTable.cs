using Registry.Core.Coding;

namespace Registry.Analytics.LifeTables;

/// <summary>Mortality of the population by age, sex and calendar year, and by area where the table has areas: daily hazards, constant within a row.</summary>
/// <remarks>
/// A row holds from its age to the next age of the table and from 1 January of its year to that of the next year of the table; the last age and
/// the last year hold for good. Before the first year, below the first age and in an area or sex that the table does not have there is no row:
/// whoever needs one is refused.
/// </remarks>
public sealed class MortalityTable
{
    /// <summary>Days of a year of age, as relsurv counts them.</summary>
    public const double DaysPerYear = 365.241;

    private readonly Dictionary<(Sex Sex, string Area), MortalitySurface> _surfaces;

    private MortalityTable(Dictionary<(Sex Sex, string Area), MortalitySurface> surfaces) => _surfaces = surfaces;

    /// <summary>True when the rows are told apart by area.</summary>
    public bool HasAreas { get; private init; }

    /// <summary>Last calendar year of the table; later years take its rates.</summary>
    public int LastYear { get; private init; }

    /// <summary>First calendar year of the table.</summary>
    public int FirstYear { get; private init; }

    /// <summary>Sorts the rows of a table.</summary>
    /// <exception cref="ArgumentException">There is no row, a row stands twice, a hazard is negative or not finite, a sex is neither male nor female.</exception>
    public static MortalityTable Of(IEnumerable<MortalityRow> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) throw new ArgumentException("The life table has no rows.", nameof(rows));
        foreach (var row in all)
            if (row.Sex is not (Sex.Male or Sex.Female) || row.Age < 0 || !(row.HazardPerDay >= 0 && double.IsFinite(row.HazardPerDay)))
                throw new ArgumentException($"Life table, sex {(int)row.Sex}, year {row.Year}, age {row.Age}: a hazard that is not negative is expected of men and women.", nameof(rows));
        var surfaces = all.GroupBy(row => (row.Sex, row.Area)).ToDictionary(group => group.Key, group => MortalitySurface.Of(group.Key.Area, group.Key.Sex, [.. group]));
        return new(surfaces)
        {
            HasAreas = all.Exists(row => row.Area.Length > 0),
            FirstYear = all.Min(row => row.Year),
            LastYear = all.Max(row => row.Year),
        };
    }

    /// <summary>The rows of a sex in an area; null when the table has none.</summary>
    /// <param name="sex">Sex.</param>
    /// <param name="area">Area; not looked at when the table has no areas.</param>
    internal MortalitySurface? Find(Sex sex, string area) => _surfaces.GetValueOrDefault((sex, HasAreas ? area : ""));

    /// <summary>Daily hazard at an attained age in a calendar year; null when the table has no row for it.</summary>
    /// <param name="sex">Sex.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="age">Attained age, completed years.</param>
    /// <param name="area">Area; not looked at when the table has no areas.</param>
    public double? HazardPerDay(Sex sex, int year, int age, string area = "")
    {
        if (Find(sex, area) is not { } surface) return null;
        var (ageAt, yearAt) = (surface.AgeAt(age), surface.YearAt(year));
        return ageAt < 0 || yearAt < 0 || surface.IsMissing(ageAt, yearAt) ? null : surface.Hazard(ageAt, yearAt);
    }
}

using Registry.Core.Coding;

namespace Registry.Analytics.LifeTables;

/// <summary>The hazards of one sex and area on the ages and years of a life table.</summary>
internal sealed class MortalitySurface
{
    private readonly int[] _ages;
    private readonly int[] _years;
    private readonly double[] _hazards;       // by year, then age; NaN where the table has a hole
    private readonly double[] _ageStarts;
    private readonly int[] _yearStarts;

    private MortalitySurface(string area, Sex sex, int[] ages, int[] years, double[] hazards)
    {
        (Area, Sex, _ages, _years, _hazards) = (area, sex, ages, years, hazards);
        _ageStarts = Array.ConvertAll(ages, age => age * MortalityTable.DaysPerYear);
        _yearStarts = Array.ConvertAll(years, year => new DateOnly(year, 1, 1).DayNumber);
    }

    public string Area { get; }

    public Sex Sex { get; }

    public int Ages => _ages.Length;

    public int Years => _years.Length;

    public static MortalitySurface Of(string area, Sex sex, IReadOnlyList<MortalityRow> rows)
    {
        int[] ages = [.. rows.Select(row => row.Age).Distinct().Order()];
        int[] years = [.. rows.Select(row => row.Year).Distinct().Order()];
        var hazards = new double[ages.Length * years.Length];
        Array.Fill(hazards, double.NaN);
        foreach (var row in rows)
        {
            var place = Array.BinarySearch(years, row.Year) * ages.Length + Array.BinarySearch(ages, row.Age);
            if (!double.IsNaN(hazards[place]))
                throw new ArgumentException($"The life table has two rows for {new MortalityStratum(area, sex, row.Year, row.Age)}.", nameof(rows));
            hazards[place] = row.HazardPerDay;
        }
        return new(area, sex, ages, years, hazards);
    }

    public double Hazard(int ageAt, int yearAt) => _hazards[yearAt * _ages.Length + ageAt];

    public bool IsMissing(int ageAt, int yearAt) => double.IsNaN(Hazard(ageAt, yearAt));

    /// <summary>Day of age, counted from birth, on which an age row begins; infinity behind the last.</summary>
    public double AgeStart(int ageAt) => ageAt < _ageStarts.Length ? _ageStarts[ageAt] : double.PositiveInfinity;

    /// <summary>Day number of the 1 January on which a year row begins; infinity behind the last.</summary>
    public double YearStart(int yearAt) => yearAt < _yearStarts.Length ? _yearStarts[yearAt] : double.PositiveInfinity;

    /// <summary>Row of an attained age in years; -1 below the first.</summary>
    public int AgeAt(int age) => Below(Array.BinarySearch(_ages, age));

    /// <summary>Row of an attained age in days; -1 below the first.</summary>
    public int AgeAtDays(double days) => Below(Array.BinarySearch(_ageStarts, days));

    /// <summary>Row of a calendar year; -1 before the first.</summary>
    public int YearAt(int year) => Below(Array.BinarySearch(_years, year));

    // What BinarySearch gives for a value between two entries is the complement of the next place.
    private static int Below(int found) => found >= 0 ? found : ~found - 1;
}

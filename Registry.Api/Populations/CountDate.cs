using System.Globalization;
using Registry.Core.Cube;

namespace Registry.Api.Populations;

/// <summary>The day of population counts as a caller writes it: 2020-11-01, or a year that the method makes a day of.</summary>
internal static class CountDate
{
    /// <summary>Reads a day, or a year: its end for year-ends, else its middle; null when it is neither. A census needs its day.</summary>
    public static DateOnly? Read(string? text, PopulationMethod method)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200)
            return method == PopulationMethod.MidYear && day is not { Month: 7, Day: 1 } ? null : day;
        if (text is not { Length: 4 } || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200) return null;
        return method switch
        {
            PopulationMethod.Census => null,
            PopulationMethod.YearEnd => new(year, 12, 31),
            _ => PopulationVersion.MidYear(year),
        };
    }

    /// <summary>What is expected.</summary>
    public static Bilingual Expected { get; } = new(
        "应为日期（2020-11-01）；年末和年平均人口可只写年份（2020）。", "a day (2020-11-01) is expected; a year (2020) is enough for year-ends and mid-year populations.");
}

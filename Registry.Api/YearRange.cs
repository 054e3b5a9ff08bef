using System.Globalization;

namespace Registry.Api;

/// <summary>A period of calendar years, both ends included.</summary>
internal readonly record struct YearRange(int From, int To)
{
    /// <summary>Reads 2020 or 2018-2022; null when the text is neither, or its years are in the wrong order.</summary>
    public static YearRange? Parse(string text)
    {
        var ends = text.Split('-');
        return ends.Length <= 2 && Year(ends[0]) is { } from && Year(ends[^1]) is { } to && from <= to ? new(from, to) : null;
    }

    /// <summary>True for a year of the period.</summary>
    public bool Holds(int year) => year >= From && year <= To;

    /// <summary>The period as it is written: 2020 or 2018-2022.</summary>
    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";

    private static int? Year(string digits) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
}

using System.Globalization;

namespace Registry.Core.Records;

/// <summary>Registration numbers that begin anew each year: a number that is stored for somebody else is stored a second time with the
/// year of its own event behind it, <c>17@2024</c>.</summary>
public static class YearlyNumber
{
    private const int YearLength = 4;

    /// <summary>What stands between the number and the year.</summary>
    public const char Mark = '@';

    /// <summary>The number under which a record of another year is kept apart.</summary>
    /// <param name="number">The number as it was delivered.</param>
    /// <param name="year">Year of incidence or death.</param>
    public static string Of(string number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number}{Mark}{year}");

    /// <summary>The number as the registry knows it: without the year that <see cref="Of"/> put behind it.</summary>
    public static string AsDelivered(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length > YearLength + 1 && number[^(YearLength + 1)] == Mark
            && int.TryParse(number.AsSpan(number.Length - YearLength), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? number[..^(YearLength + 1)] : number;
    }
}

using System.Globalization;

namespace Registry.Analytics;

/// <summary>A whole number with its noun, as English counts: 1 year, 0 years, 2 years.</summary>
internal static class EnglishCount
{
    /// <summary>The number and the noun, which takes an s but after 1.</summary>
    public static string Of(double count, string noun) =>
        count.ToString("0", CultureInfo.InvariantCulture) + " " + noun + (Math.Round(count) == 1 ? "" : "s");
}

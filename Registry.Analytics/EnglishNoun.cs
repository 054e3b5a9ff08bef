namespace Registry.Analytics;

/// <summary>The word for what is counted, in English: 1 case, 2 cases. Chinese has no such thing.</summary>
public static class EnglishNoun
{
    /// <summary>The word that goes with a number.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What several are called; with an s when nothing is said.</param>
    public static string Of(double count, string one, string? many = null) => count == 1 ? one : many ?? one + "s";

    /// <summary>A whole number without separators, and the word that goes with it: 1 year, 3 years.</summary>
    public static string Count(double count, string one, string? many = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:0} {Of(Math.Round(count), one, many)}");
}

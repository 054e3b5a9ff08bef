using Registry.Report;

namespace Registry.Api;

/// <summary>A number and what is counted, in English: 1 query, 2 queries. Chinese has no such thing.</summary>
internal static class Plural
{
    /// <summary>The number as texts for people write it, and the word that goes with it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What several are called; with an s when nothing is said.</param>
    public static string Of(long count, string one, string? many = null) => $"{Numbers.Count(count)} {(count == 1 ? one : many ?? one + "s")}";
}

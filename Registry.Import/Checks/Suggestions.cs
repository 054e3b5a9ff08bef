using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>The value that would settle a verdict, where one is known: a mapped code, the derived ICD-10, the age by the dates, a date in
/// the right form. Never an identity number, a name or anything else that may identify a person.</summary>
/// <remarks>Which argument of a verdict is such a value is a row of suggestions.csv.</remarks>
internal static partial class Suggestions
{
    private const string Date = "date";

    private static readonly Dictionary<string, (Item? Item, string Value)> ByCheck = CheckTable.Read("suggestions.csv").ToDictionary(
        row => row["check"], row => (row["item"].Length == 0 ? null : (Item?)ItemNames.Parse(row["item"]), row["value"]), StringComparer.Ordinal);

    /// <summary>Checks of which a value is suggested, with the item it is for; null: the item at fault.</summary>
    public static IEnumerable<(string CheckId, Item? Item)> All => ByCheck.Select(entry => (entry.Key, entry.Value.Item));

    /// <summary>The item and its value, or null when nothing is known.</summary>
    public static (Item Item, string Value)? Of(Verdict verdict)
    {
        if (!ByCheck.TryGetValue(verdict.CheckId, out var known) || (known.Item ?? verdict.Item) is not { } item || ItemNames.IsPersonal(item)) return null;
        var value = known.Value == Date ? DateOf(verdict.Value)
            : known.Value is ['{', var digit, '}'] ? (verdict.Arguments?.Split('|') ?? []).ElementAtOrDefault(digit - '0')
            : known.Value;
        return string.IsNullOrEmpty(value) ? null : (item, value);
    }

    // A date written the other way round, when it can be read in one way only: 16.05.2023, 5/16/2023, 16052023.
    private static string? DateOf(string? text)
    {
        if (text is null || YearLast().Match(text) is not { Success: true } match) return null;
        var first = match.Groups[1].Success ? 1 : 4;
        var parts = Enumerable.Range(first, 3).Select(group => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        PartialDate?[] readings = [PartialDate.TryCreate(parts[2], parts[1], parts[0]), PartialDate.TryCreate(parts[2], parts[0], parts[1])];
        return readings.OfType<PartialDate>().Distinct().ToList() is [var only] ? only.ToString() : null;
    }

    [GeneratedRegex(@"^\s*(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\s*$|^(\d\d)(\d\d)((?:19|20)\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();
}

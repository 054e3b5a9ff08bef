using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>How a value is shown in a verdict: only when it looks like the item, else by its length.</summary>
/// <remarks>Columns shift: an identity number may stand below "sex" and a name below "birth date". So the text decides, not the
/// column alone. Of a birth date only the year is shown.</remarks>
internal static partial class MaskedValue
{
    private const int LongestCode = 12;
    private const int LongestDate = 25;

    /// <summary>The value as a verdict may show it; null stays null.</summary>
    public static string? Of(Item item, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (item == Item.BirthDate) return IsDate(value) ? WithoutMonthAndDay(value) : HiddenValue.OfLength(value.Length);
        if (ItemNames.IsPersonal(item)) return HiddenValue.OfLength(value.Length);
        var looksRight = ItemCatalogue.Of(item).Kind switch
        {
            ItemKind.Date => IsDate(value),
            ItemKind.Text => false,
            ItemKind.Id => value.Length <= LongestCode && IsAscii(value),
            _ when item == Item.AgeGroup => value.Length <= LongestCode && AgeText().IsMatch(value),
            _ => value.Length <= LongestCode && IsAscii(value) && !HasRun(value, 9, char.IsAsciiDigit) && !HasRun(value, 3, char.IsAsciiLetter),
        };
        return looksRight ? value : HiddenValue.OfLength(value.Length);
    }

    /// <summary>A birth date in a message: its year.</summary>
    public static string OfBirth(PartialDate? date) => WithoutMonthAndDay($"{date}");

    /// <summary>Arguments of a message without anything that may be an identity number; null stays null.</summary>
    public static string? Arguments(string? arguments) =>
        arguments is null || !HasRun(arguments, 15, IsDigit) ? arguments : LongNumber().Replace(arguments, found => HiddenValue.OfLength(found.Value.Length));

    private static bool IsAscii(string value) => value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    // A code has no nine digits on end and no three letters.
    private static bool HasRun(string value, int length, Func<char, bool> isOfIt)
    {
        if (value.Length < length) return false;
        var run = 0;
        foreach (var c in value)
        {
            run = isOfIt(c) ? run + 1 : 0;
            if (run == length) return true;
        }
        return false;
    }

    private static bool IsDate(string value) => value.Length <= LongestDate && DateText().IsMatch(value);

    private static string WithoutMonthAndDay(string date)
    {
        var year = Year().Match(date);
        var masked = date.ToCharArray();
        for (var i = 0; i < masked.Length; i++)
            if (char.IsDigit(masked[i]) && !(year.Success && i >= year.Index && i < year.Index + 4)) masked[i] = '*';
        return new(masked);
    }

    [GeneratedRegex(@"[0-9０-９]{15,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    // Eight digits that begin like a year, fewer, an Excel serial, or numbers set apart as those of a date are, with or without a time;
    // a telephone number is none of these.
    [GeneratedRegex(
        @"^(?:(?:1[89]|2[01]|00|99)\d{6}|\d{1,7}|\d{4,5}\.\d{1,10}|\d{1,4}[-/.年] ?\d{1,2}(?:[-/.月] ?(?:\d{1,4}日?)?)?(?:[T ]+[0-9:.]{4,12})?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DateText();

    // The first four digits of a number that can begin with a year, or a year written as unknown.
    [GeneratedRegex(@"(?<![0-9])(?:1[89][0-9]{2}|2[01][0-9]{2}|0000|9999)(?=[0-9]{4}(?![0-9])|[0-9]{2}(?![0-9])|(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[0-9+\-~～—–><=≥≤/ 岁及以上其未不满组周至到详合计]+$", RegexOptions.CultureInvariant)]
    private static partial Regex AgeText();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Registry.Core.Coding;

namespace Registry.Core.Records;

/// <summary>The number of a record where identity numbers must not stand: in the audit and in what goes out without identifiers.</summary>
public static partial class ShownNumber
{
    private const int Longest = 20;

    /// <summary>The number of a row that was returned, as a list of differences may show it; null for what may be something else: a column that is
    /// shifted puts names, telephone and identity numbers there.</summary>
    /// <param name="number">What stands in the place of the number, or null.</param>
    public static string? OfReturned(string? number) =>
        number is { Length: > 0 and <= Longest } && number[0] != '#' && Ascii.IsValid(number) && number.Any(char.IsAsciiDigit) && !number.Contains(' ')
            && !ResidentId.StandsIn(number) && !Telephone().IsMatch(number) && !Document().IsMatch(number)
            ? number : null;

    /// <summary>The number of a record; P and another number instead (P17) when it is somebody's resident ID.</summary>
    /// <param name="number">Number of the case or death.</param>
    /// <param name="id">What names it instead: the stored version, or in lists that have a column of persons the person.</param>
    public static string Of(string number, long id) =>
        ResidentId.StandsIn(number) ? string.Create(CultureInfo.InvariantCulture, $"P{id}") : number;

    // Mobile, or a landline with its area code.
    [GeneratedRegex(@"(?<!\d)(1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Telephone();

    // Passports and travel permits: one or two letters and 7 to 9 digits.
    [GeneratedRegex(@"^[A-Za-z]{1,2}\d{7,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Document();
}

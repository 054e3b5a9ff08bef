using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>Whose file it is: the area code of its name, the registry given by the caller, or both when they agree.</summary>
internal static partial class AreaOfFile
{
    /// <summary>The first run of exactly six digits that is an area code; failing that, six digits next to a year (3301002023). Null when there is none.</summary>
    public static string? CodeOfName(string fileName) =>
        SixDigits().Matches(fileName).Select(match => match.Value).FirstOrDefault(code => Area.IsWellFormed(code)) ?? CodeAndYear(fileName)?.Code;

    /// <summary>The registry, or the verdict that says why there is none.</summary>
    public static (string? Registry, Verdict? Problem) Decide(string fileName, string? given) =>
        (CodeOfName(fileName), given) switch
        {
            (null, null) when SixDigits().Match(fileName) is { Success: true } digits => (null, FileVerdict.Error("F-AREA-3", arguments: digits.Value)),
            (null, null) => (null, FileVerdict.Error("F-AREA-2")),
            ({ } name, { } registry) when name != registry => (null, FileVerdict.Error("F-AREA-1", arguments: $"{name}|{registry}")),
            var (ofName, _) => (ofName ?? given, null),
        };

    /// <summary>The year in a name: four digits from 1950 to 2099 that are no part of a longer number; null when none or several.</summary>
    public static int? YearOfName(string fileName) =>
        FourDigits().Matches(fileName).Select(match => match.Value).Append(CodeAndYear(fileName)?.Year).OfType<string>().Distinct().ToList()
            is [var year] ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    private static (string Code, string Year)? CodeAndYear(string fileName)
    {
        foreach (Match match in TenDigits().Matches(fileName))
            foreach (var (code, year) in (ReadOnlySpan<(string, string)>)[(match.Value[..6], match.Value[6..]), (match.Value[4..], match.Value[..4])])
                if (Area.IsWellFormed(code) && FourDigits().IsMatch(year)) return (code, year);
        return null;
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"(?<!\d)\d{10}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigits();
}

/// <summary>Verdicts on a file or part as a whole.</summary>
internal static class FileVerdict
{
    private const int LongestList = 20;

    /// <summary>The batch cannot be read.</summary>
    public static Verdict Error(string check, PartKind? part = null, string? arguments = null) => 
        new(check, Severity.Error, part, 0, null, null, null, MaskedValue.Arguments(arguments));

    /// <summary>Somebody should look.</summary>
    public static Verdict Query(string check, string? arguments = null) =>
        new(check, Severity.Query, null, 0, null, null, null, MaskedValue.Arguments(arguments));

    /// <summary>Worth knowing.</summary>
    public static Verdict Info(string check, PartKind? part = null, string? column = null, string? arguments = null) =>
        new(check, Severity.Info, part, 0, column, null, null, MaskedValue.Arguments(arguments));

    /// <summary>A list for a message: the separator of arguments cannot stand in it. Of a long one the first words and how many there are.</summary>
    public static string List(IEnumerable<string> words)
    {
        var all = words.ToList();
        var listed = string.Join(", ", all.Take(LongestList).Select(Clean));
        return all.Count <= LongestList ? listed : string.Create(CultureInfo.InvariantCulture, $"{listed} … ({all.Count})");
    }

    /// <summary>A word for a message: without the separator of arguments, not endless.</summary>
    public static string Clean(string word)
    {
        var text = word.Replace('|', '/').Replace('¦', '/');
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}

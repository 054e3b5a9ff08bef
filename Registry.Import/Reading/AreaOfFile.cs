using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Whose file it is: the area code of its name, the registry given by the caller, or both when they agree.</summary>
internal static partial class AreaOfFile
{
    /// <summary>The first run of exactly six digits that is an area code, or null.</summary>
    public static string? CodeOfName(string fileName) =>
        SixDigits().Matches(fileName).Select(match => match.Value).FirstOrDefault(code => Area.IsWellFormed(code));

    /// <summary>The registry, or the verdict that says why there is none.</summary>
    public static (string? Registry, Verdict? Problem) Decide(string? ofName, string? given) =>
        (ofName, given) switch
        {
            (null, null) => (null, FileVerdict.Error("F-AREA-2")),
            ({ } name, { } registry) when name != registry => (null, FileVerdict.Error("F-AREA-1", arguments: $"{name}|{registry}")),
            _ => (ofName ?? given, null),
        };

    /// <summary>The year in a name: four digits from 1950 to 2099 that are no part of a longer number; null when none or several.</summary>
    public static int? YearOfName(string fileName) =>
        FourDigits().Matches(fileName).Select(match => int.Parse(match.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToList()
            is [var year] ? year : null;

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex FourDigits();
}

/// <summary>Verdicts on a file or part as a whole.</summary>
internal static class FileVerdict
{
    /// <summary>The batch cannot be read.</summary>
    public static Verdict Error(string check, PartKind? part = null, string? arguments = null) => new(check, Severity.Error, part, 0, null, null, null, arguments);

    /// <summary>Worth knowing.</summary>
    public static Verdict Info(string check, PartKind? part = null, string? column = null, string? arguments = null) =>
        new(check, Severity.Info, part, 0, column, null, null, arguments);

    /// <summary>A list for a message: the separator of arguments cannot stand in it.</summary>
    public static string List(IEnumerable<string> words) => string.Join(", ", words.Select(word => Clean(word)));

    /// <summary>A word for a message: without the separator of arguments, not endless.</summary>
    public static string Clean(string word)
    {
        var text = word.Replace('|', '/');
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}

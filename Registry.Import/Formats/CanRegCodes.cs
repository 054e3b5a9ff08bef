using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Formats;

/// <summary>One report of a tumour as the Source table of CanReg5 has it.</summary>
/// <param name="Hosp">Hospital.</param>
/// <param name="Unit">Department.</param>
/// <param name="LabNo">Number of the pathology laboratory.</param>
/// <param name="CasNo">Number of the case in the hospital.</param>
internal sealed record CanRegSource(string? Hosp, string? Unit, string? LabNo, string? CasNo)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>True when it says nothing.</summary>
    public bool IsEmpty => Hosp is null && Unit is null && LabNo is null && CasNo is null;

    /// <summary>Several as one text, for the item of further sources; null for none.</summary>
    public static string? Join(IReadOnlyCollection<CanRegSource> sources) => sources.Count == 0 ? null : JsonSerializer.Serialize(sources, Json);

    /// <summary>Takes such a text apart; null when it is another text.</summary>
    public static IReadOnlyList<CanRegSource>? Split(string text)
    {
        if (!text.StartsWith('[')) return null;
        try
        {
            return JsonSerializer.Deserialize<List<CanRegSource>>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How CanReg5 writes codes, dates and names, and how they are read back.</summary>
internal static class CanRegCodes
{
    private const char FirstChinese = '\u2E80';

    /// <summary>yyyyMMdd, 99 for a month or day that is not known; null for what is no date.</summary>
    public static string? Date(string? text) =>
        text is not null && DateText.Read(text, out var date) == DateFault.None
            ? string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}{date.Month ?? 99:D2}{(date.Month is null ? 99 : date.Day ?? 99):D2}")
            : null;

    /// <summary>The three digits of a topography; null for what is none.</summary>
    public static string? Topography(string? text) =>
        text is not null && Core.Coding.Topography.TryParse(text) is { } site ? site.Number.ToString("D3", CultureInfo.InvariantCulture) : null;

    /// <summary>An ICD-10 code without its dot.</summary>
    public static string? Icd10(string? text) => text?.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Surname and first names as one name: with a blank, but not between Chinese characters.</summary>
    public static string? FullName(string? surname, string? firstNames) =>
        surname is null || firstNames is null ? surname ?? firstNames
        : surname[^1] >= FirstChinese && firstNames[0] >= FirstChinese ? surname + firstNames
        : $"{surname} {firstNames}";

    /// <summary>The surname of a full name whose first names are known; null when they are not its end.</summary>
    public static string? SurnameOf(string name, string firstNames)
    {
        if (!name.EndsWith(firstNames, StringComparison.Ordinal) || name.Length == firstNames.Length) return null;
        var surname = name[..^firstNames.Length].TrimEnd(' ');
        return surname.Length > 0 && FullName(surname, firstNames) == name ? surname : null;
    }

    /// <summary>Puts a value of CanReg into the form of ours; null when it has no counterpart.</summary>
    /// <param name="item">What the variable is.</param>
    /// <param name="text">Its value.</param>
    public static string? Read(Item item, string text) =>
        item switch
        {
            Item.Ethnicity => CodeSet.Of("ethnicity").Contains(text.PadLeft(2, '0')) ? text.PadLeft(2, '0') : null,
            Item.Occupation => CodeSet.Of("occupation").Contains(text) ? text : null,
            Item.MultiplePrimary => text is "0" or "1" ? text : null,
            Item.TumourNumber => text == "0" ? "1" : text,
            Item.HouseholdAreaCode => Area.IsWellFormed(text) ? text : null,
            _ => text,
        };
}

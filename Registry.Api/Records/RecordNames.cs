using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Api.Records;

/// <summary>Reads which record is meant.</summary>
internal static partial class RecordNames
{
    /// <summary>The record that exactly one of the four names; null when none or several do, or the population count or the follow-up cannot be read.</summary>
    public static RecordKey? Read(string registry, string? caseNumber, int tumour, string? deathNumber, string? population, string? followUp) =>
        (Blank(caseNumber), Blank(deathNumber), Blank(population), Blank(followUp)) switch
        {
            ({ } number, null, null, null) => new(registry, PartKind.Incidence, number, tumour),
            (null, { } death, null, null) => new(registry, PartKind.Death, death),
            (null, null, { } count, null) when Count().Match(count) is { Success: true } found && GroupOf(found) is { } group => new(
                registry, PartKind.Population, string.Create(CultureInfo.InvariantCulture, $"{found.Groups[1].Value}-{found.Groups[2].Value}-{group}")),
            (null, null, null, { } day) when FollowUpName().Match(day) is { Success: true } found => new(
                registry, PartKind.FollowUp,
                string.Create(CultureInfo.InvariantCulture, $"{found.Groups[1].Value}/{int.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture):00}/{found.Groups[3].Value}")),
            _ => null,
        };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? GroupOf(Match count) => AgeScheme.Cn19.GroupStartingAt(int.Parse(count.Groups[3].ValueSpan, CultureInfo.InvariantCulture));

    // Year, sex, first age of the group, as the files write it.
    [GeneratedRegex(@"^(\d{4})-(\d)-(\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    // Registration number (which may hold strokes itself), tumour, day; parts of the day that nobody knows are 00.
    [GeneratedRegex(@"^(.+)/(\d{1,2})/(\d{8})$", RegexOptions.CultureInvariant)]
    private static partial Regex FollowUpName();
}

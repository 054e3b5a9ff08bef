using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Items that only have certain codes.</summary>
/// <remarks>The sets themselves: <see cref="CodeSet"/>. The older one-digit codes that the crcheck scheme still has (marital 1-5 and
/// 9, contact status 3 and 4, several primaries as a number) are read too.</remarks>
internal static class CodeSets
{
    // 外国血统中国籍人士 on the card of the province; the national list has it as 98.
    private const string ProvincialForeignOrigin = "57";
    private const string ForeignOrigin = "98";
    private static readonly CodeSet Ethnicities = CodeSet.Of("ethnicity");
    private static readonly CodeSet Treatments = CodeSet.Of("treatment_item");
    private static readonly CodeSet MaritalStatuses = CodeSet.Of("marital");

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("V-SET-1", [Item.Sex], f => f.IsUnreadable(Item.Sex)),
        new("V-SET-2", [Item.Sex], f => f.Sex is Sex.Unknown or Sex.NotStated),
        new("V-SET-3", [Item.Basis], f => f.IsUnreadable(Item.Basis)),
        new("V-MAP-1", [Item.Basis], f => f.BasisIsMapped) { Arguments = f => ((int)f.Basis!).ToString(Invariant) },
        new("V-SET-4", [Item.Behaviour], f => f.IsUnreadable(Item.Behaviour)),
        new("V-SET-4", [Item.Morphology], f => f.Lacks(Item.Behaviour) && f.WrittenBehaviour is > '3'),
        new("V-SET-4", [Item.Grade], f => f.IsUnreadable(Item.Grade)),
        OneOf("V-SET-5", Item.Laterality, "laterality"),
        new("V-SET-6", [Item.Ethnicity], f => TwoDigits(f.Text(Item.Ethnicity)) is { } code && !Ethnicities.Contains(code)
            && !(f.IsProvincialCard && code == ProvincialForeignOrigin)),
        new("V-SET-7", [Item.MaritalStatus],
            f => f.Text(Item.MaritalStatus) is { } code && MaritalStatus(code) is null),
        new("V-MAP-3", [Item.MaritalStatus],
            f => f.Text(Item.MaritalStatus) is { Length: 1 } code && MaritalStatus(code) is not null)
            { Arguments = f => MaritalStatus(f.Text(Item.MaritalStatus))! },
        new("V-SET-8", [Item.Education], f => f.Text(Item.Education) is { } code && !IsEducation(code)),
        NotOfProvince(OneOf("V-SET-9", Item.Occupation, "occupation")),
        OneOf("V-SET-10", Item.TreatmentStatus, "treatment_status"),
        new("V-SET-10", [Item.TreatmentItems], f => f.Text(Item.TreatmentItems) is { } list && !AreTreatments(list)),
        OneOf("V-SET-10", Item.VitalStatus, "last_status", "3", "4"),
        new("V-MAP-4", [Item.VitalStatus], f => f.Text(Item.VitalStatus) is "3" or "4"),
        OneOf("V-SET-10", Item.LossReason, "loss_reason"),
        OneOf("V-SET-10", Item.FollowUpSource, "follow_up_source", FollowUpReader.SourceWords),
        OneOf("V-SET-10", Item.CauseOfDeathCategory, "cause_category"),
        OneOf("V-SET-10", Item.MultiplePrimary, "multiple_primary", "2", "3", "4", "5", "6", "7", "8", "9"),
        OneOf("V-SET-11", Item.PlaceOfDeath, "place_of_death"),
    ];

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>A code of one digit with its leading zero, which spreadsheets drop; others as they are.</summary>
    public static string? TwoDigits(string? code) => code is [>= '0' and <= '9'] ? "0" + code : code;

    /// <summary>The two-digit code of an ethnicity; the provincial 57 is the national 98.</summary>
    public static string? Ethnicity(string? code) => code == ProvincialForeignOrigin ? ForeignOrigin : TwoDigits(code);

    /// <summary>The two-digit code of a marital status, older one-digit codes mapped; null when it is no code.</summary>
    public static string? MaritalStatus(string? code) =>
        code switch
        {
            "1" => "10",
            "2" => "20",
            "3" => "30",
            "4" => "40",
            "5" or "9" => "90",
            { } current when MaritalStatuses.Contains(current) => current,
            _ => null,
        };

    // The card of the province has its own codes, which cannot be converted: they are kept as they are.
    private static Check NotOfProvince(Check check) => check with { FailsWhen = f => !f.IsProvincialCard && check.FailsWhen(f) };

    // One digit for the level (as on the card) or two for its detail (GB/T 4658).
    private static bool IsEducation(string code) => code is [>= '1' and <= '9'] or [>= '1' and <= '9', >= '0' and <= '9'];

    private static bool AreTreatments(ReadOnlySpan<char> list)
    {
        while (!list.IsEmpty)
        {
            var end = list.IndexOfAny(',', ';', '、');
            var code = (end < 0 ? list : list[..end]).Trim();
            list = end < 0 ? [] : list[(end + 1)..];
            if (!Treatments.Contains(TwoDigits(code.ToString())!))
                return false;
        }
        return true;
    }

    /// <summary>A code that must be in a set, or be one of the older codes given.</summary>
    public static Check OneOf(string id, Item item, string codeSet, params string[] older)
    {
        string[] allowed = [.. CodeSet.Of(codeSet).Values.Select(value => value.Code), .. older];
        var list = string.Join(", ", allowed);
        return new(id, [item], f => f.Text(item) is { } code && Array.IndexOf(allowed, code) < 0) { Arguments = _ => list };
    }
}

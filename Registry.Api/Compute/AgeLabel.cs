using System.Globalization;
using System.Text.RegularExpressions;

namespace Registry.Api.Compute;

/// <summary>An age group as files write it.</summary>
/// <param name="Lower">Youngest age, completed years.</param>
/// <param name="Upper">Oldest age; null when the label does not say (a lower bound alone) or the group is open.</param>
/// <param name="IsOpen">True for 85+.</param>
internal readonly partial record struct AgeLabel(int Lower, int? Upper, bool IsOpen)
{
    private static readonly string[] Unknown = ["unknown", "unk", "na", "missing", "不详", "未知", "999"];

    /// <summary>True when the label is a lower bound alone, or a single year of age.</summary>
    public bool IsPlain => Upper is null && !IsOpen;

    /// <summary>True for a word that means unknown age.</summary>
    public static bool IsUnknown(string text) => Unknown.Contains(text.Trim().ToLowerInvariant());

    /// <summary>Reads 0-4, 00-04, 85+, ≥85, &lt;1, 0; null when it is none of these.</summary>
    public static AgeLabel? Read(string text)
    {
        var label = HalfWidth(text.Trim()).Replace("岁及以上", "+", StringComparison.Ordinal).Replace("岁", "", StringComparison.Ordinal)
            .Replace("～", "-", StringComparison.Ordinal).Replace('~', '-').Replace('–', '-').Replace('—', '-');
        if (label is "<1") return new(0, 0, IsOpen: false);
        if (Range().Match(label) is { Success: true } range)
            return Whole(range, "from") <= Whole(range, "to") ? new(Whole(range, "from"), Whole(range, "to"), IsOpen: false) : null;
        if (Open().Match(label) is { Success: true } open) return new(Whole(open, "from"), null, IsOpen: true);
        return Plain().Match(label) is { Success: true } plain ? new(Whole(plain, "from"), null, IsOpen: false) : null;
    }

    // Full-width digits and signs, as Chinese keyboards write them, are the same ages.
    private static string HalfWidth(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    private static int Whole(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})\s*(-|to)\s*(?<to>[0-9]{1,3})$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?:≥\s*|>=\s*)?(?<from>[0-9]{1,3})(?:\s*\+|(?<=[≥=]\s*[0-9]{1,3}))$")]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})-?$")]
    private static partial Regex Plain();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>How a population table writes its age groups; decided over all of them before the first is read.</summary>
/// <remarks>
/// Accepted are ranges (1-4, 1~4, 85+, ≥85, 85岁及以上, 85 and over), lower bounds (0, 1, 5 … 85) and group numbers (1 … 19), never two of them in one table.
/// canregtools keeps only the digits, so that 1-4 becomes 14 there (R/read_canreg.R read_long_pop); that is why a mixture is refused.
/// </remarks>
internal sealed partial class AgeNotation
{
    private readonly Dictionary<string, int> _groups;

    private AgeNotation(HowRead name, Dictionary<string, int> groups) => (Name, _groups) = (name, groups);

    /// <summary>ranges, lower bounds or group numbers.</summary>
    public HowRead Name { get; }

    /// <summary>Group of <see cref="AgeScheme.Cn19"/> of a text that was among those decided over.</summary>
    public int GroupOf(string text) => _groups[text];

    /// <summary>True for the row of people whose age is not known.</summary>
    public static bool IsUnknown(string text) => Simplify(text) is "不明" or "不详" or "未知" or "年龄不详" or "年龄不明" or "unk" or "unknown" or "99" or "999" or "na" or "null";

    /// <summary>True for a sum over ages or sexes.</summary>
    public static bool IsTotal(string text) =>
        Simplify(text) is "合计" or "总计" or "小计" or "总数" or "总和" or "全部" or "全人群" or "男女合计" or "合" or "total" or "all" or "sum" or "subtotal" or "both" or "bothsexes" or "allages";

    /// <summary>The notation, or the check that refuses the texts with its arguments.</summary>
    public static (AgeNotation? Notation, string? CheckId, string? Arguments) Decide(IReadOnlyCollection<string> texts)
    {
        var parsed = texts.ToDictionary(text => text, Parse, StringComparer.Ordinal);
        var strange = parsed.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList();
        if (strange.Count > 0) return (null, "N-AGE-1", Shown(strange.Take(10)));
        var bounds = parsed.ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal);
        if (bounds.Values.Any(age => age is { Lower: 0, Upper: 4 })) return (null, "N-AGE-2", null);
        return bounds.Values.Any(age => age.IsOpen || age.Upper is not null) ? Ranges(bounds) : Numbers(bounds);
    }

    private static (AgeNotation?, string?, string?) Ranges(Dictionary<string, Age> ages)
    {
        // A bare number among ranges is clear only for the ages that are groups of one year or open: 0 and 85.
        var wrong = ages.Where(age => age.Value is { Upper: null, IsOpen: false } ? age.Value.Lower is not (0 or 85) : GroupOf(age.Value) is null).ToList();
        return wrong.Count == 0
            ? (new(new("年龄段", "ranges"), ages.ToDictionary(a => a.Key, a => AgeScheme.Cn19.GroupStartingAt(a.Value.Lower)!.Value, StringComparer.Ordinal)), null, null)
            : Refuse(wrong.Select(age => age.Key));
    }

    private static (AgeNotation?, string?, string?) Numbers(Dictionary<string, Age> ages)
    {
        var values = ages.Values.Select(age => age.Lower).ToHashSet();
        var couldBeBounds = values.All(value => AgeScheme.Cn19.GroupStartingAt(value) is not null);
        var couldBeNumbers = values.All(value => value is >= 1 and <= 19);
        if (couldBeBounds == couldBeNumbers) return (null, "N-AGE-1", $"{Shown(ages.Keys.Take(25))}|{WhyNeither(values, couldBeBounds)}");
        if (couldBeBounds && values.Contains(5) && values.Contains(10) && !values.Contains(1)) return (null, "N-AGE-2", null);
        return couldBeBounds
            ? (new(new("各组起始年龄", "lower bounds"), ages.ToDictionary(a => a.Key, a => AgeScheme.Cn19.GroupStartingAt(a.Value.Lower)!.Value, StringComparer.Ordinal)), null, null)
            : (new(new("组号", "group numbers"), ages.ToDictionary(a => a.Key, a => a.Value.Lower - 1, StringComparer.Ordinal)), null, null);
    }

    // What the numbers might mean: the registrar knows which, the program must not guess.
    private static string WhyNeither(HashSet<int> values, bool couldBeBoth) =>
        couldBeBoth ? CheckCatalogue.InBothLanguages("既可能是各组的起始年龄，也可能是组号", "they may be the first ages of the groups, or numbers of groups")
        : values.All(value => value is >= 0 and <= 18) ? CheckCatalogue.InBothLanguages(
            "可能是从 0 起的组号（0 为 0 岁、1 为 1-4 岁……18 为 85+），也可能是单岁年龄；组号须从 1 起",
            "they may be numbers of groups counted from 0 (0 is age 0, 1 is 1-4 … 18 is 85+), or single years of age; numbers of groups begin with 1")
        : "";

    private static (AgeNotation?, string?, string?) Refuse(IEnumerable<string> texts) => (null, "N-AGE-1", Shown(texts.Take(25)));

    private static string Shown(IEnumerable<string> texts) => FileVerdict.List(texts.Select(text => MaskedValue.Of(Item.AgeGroup, text) ?? ""));

    private static int? GroupOf(Age age) =>
        AgeScheme.Cn19.GroupStartingAt(age.Lower) is { } group
        && (age.IsOpen ? group == AgeScheme.Cn19.Count - 1 : age.Upper == age.Lower + AgeScheme.Cn19.WidthYears(group) - 1) ? group : null;

    private static Age? Parse(string text)
    {
        var plain = Simplify(text);
        if (plain is "<1" or "不满1" or "未满1" or "0-" or "0~1" or "0-1") return new(0, 0, false);
        var match = AgeText().Match(plain);
        if (!match.Success) return null;
        var lower = int.Parse(match.Groups["lower"].ValueSpan, CultureInfo.InvariantCulture);
        var isOpen = match.Groups["open"].Success;
        int? upper = match.Groups["upper"].Success ? int.Parse(match.Groups["upper"].ValueSpan, CultureInfo.InvariantCulture) : null;
        // "5-" or "5~" is an old way to write 5-9.
        if (match.Groups["dash"].Success && AgeScheme.Cn19.GroupStartingAt(lower) is { } group)
            return AgeScheme.Cn19.WidthYears(group) is { } width ? new(lower, lower + width - 1, false) : new(lower, null, true);
        return new(lower, upper, isOpen);
    }

    private static string Simplify(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(letter) && letter is not ('岁' or '组' or '周'))
                plain.Append(letter is '~' or '～' or '—' or '–' or '－' or '至' or '到' or '−' or '_' ? '-' : char.ToLowerInvariant(letter));
        return plain.ToString().Replace("--", "-", StringComparison.Ordinal).Replace("years", "", StringComparison.Ordinal);
    }

    private sealed record Age(int Lower, int? Upper, bool IsOpen);

    [GeneratedRegex("^(?<lower>[0-9]{1,3})(-(?<upper>[0-9]{1,3})|(?<dash>-)|(?<open>\\+|及以上|以上|及其以上|andover|andabove|andolder|orover|ormore))?$|^(?<open>≥|>=)(?<lower>[0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex AgeText();
}

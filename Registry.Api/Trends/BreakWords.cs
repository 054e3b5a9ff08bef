using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Analytics.Trends;

namespace Registry.Api.Trends;

/// <summary>Known breaks as a caller writes them: 2014=coding, 2016=screening@330106, 2012=reporting@330106/110.</summary>
internal static partial class BreakWords
{
    /// <summary>What is expected of a break that cannot be read.</summary>
    public static Bilingual Expected { get; } = new(
        "应为 变更前最后一年=种类@登记处/部位，逗号分隔；种类为 coding、screening、area 或 reporting，登记处与部位可不写。",
        "last year before it=kind@registry/site is expected, comma-separated; kinds are coding, screening, area and reporting, registry and site may be left out.");

    /// <summary>Reads a list of breaks; null when one of them cannot be read.</summary>
    public static IReadOnlyList<DatedBreak>? Read(string text)
    {
        var breaks = text.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).ToList();
        return breaks.Contains(null) ? null : [.. breaks.OfType<DatedBreak>()];
    }

    private static DatedBreak? One(string text)
    {
        if (Pattern().Match(text) is not { Success: true } found) return null;
        BreakKind? kind = found.Groups["kind"].Value switch
        {
            "coding" => BreakKind.Coding,
            "screening" => BreakKind.Screening,
            "area" => BreakKind.Area,
            "reporting" => BreakKind.Reporting,
            _ => null,
        };
        string? Part(string name) => found.Groups[name] is { Success: true } group ? group.Value : null;
        return kind is null ? null : new(int.Parse(found.Groups["year"].Value, CultureInfo.InvariantCulture), kind.Value, Part("registry"), Part("site"));
    }

    [GeneratedRegex("^(?<year>[0-9]{4})=(?<kind>[a-z]+)(@(?<registry>[0-9]{6}))?(/(?<site>[0-9A-Za-z]+))?$")]
    private static partial Regex Pattern();
}

using System.Globalization;
using Registry.Analytics.Quality;
using Registry.Api.Batches;
using Registry.Core.Cube;

namespace Registry.Api.Tables;

/// <summary>A finding as the service and the command line show it.</summary>
internal sealed record FindingEntry(
    string Registry, Words RegistryName, int Year, string Check, string Measure, Words Name, FindingVerdict Verdict, double? Value,
    double? Lower, double? Upper, string Unit, double? Low, double? High, double Cases, Words Text, string Source)
{
    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registry", "registry_name_zh", "registry_name_en", "year", "check", "measure", "verdict", "value", "lower", "upper", "unit", "low",
        "high", "cases", "text_zh", "text_en",
    ];

    /// <summary>The entry of a finding.</summary>
    public static FindingEntry Of(QualityFinding finding, CountCube cube)
    {
        var (limit, registry) = (finding.Limit, cube.Registries.First(registry => registry.Code == finding.Registry));
        return new(
            finding.Registry, new(registry.NameZh, registry.NameEn), finding.Year, limit.Check, limit.Measure, new(limit.NameZh, limit.NameEn),
            finding.Verdict, finding.Value, finding.Lower, finding.Upper, limit.Unit, limit.Low, limit.High, finding.Cases,
            new(finding.Text.Zh, finding.Text.En), $"{limit.Source} ({limit.Status})");
    }

    /// <summary>A verdict by its word; null for a word that is none.</summary>
    public static FindingVerdict? ReadVerdict(string word) => word switch
    {
        "fine" => FindingVerdict.Fine,
        "explain" => FindingVerdict.Explain,
        "chance" => FindingVerdict.Chance,
        "tooFew" => FindingVerdict.TooFew,
        "noData" => FindingVerdict.NoData,
        _ => null,
    };

    /// <summary>The cells of a CSV line; numbers in full.</summary>
    public IEnumerable<object?> Values() =>
    [
        Registry, RegistryName.Zh, RegistryName.En, Year.ToString(CultureInfo.InvariantCulture), Check, Measure, Word(Verdict), Value,
        Lower, Upper, Unit, Low, High, Cases, Text.Zh, Text.En,
    ];

    private static string Word(FindingVerdict verdict) => char.ToLowerInvariant($"{verdict}"[0]) + $"{verdict}"[1..];
}

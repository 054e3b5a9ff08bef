using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>Within which limits a quality indicator of a registry needs no explanation: one row of quality_limits.csv.</summary>
/// <remarks>Outside them a registry is asked to explain; nothing is ever refused for it.</remarks>
/// <param name="Edition">Edition of the table.</param>
/// <param name="Check">Id of the check: Q-MV-1.</param>
/// <param name="Measure">What is measured: mv.</param>
/// <param name="Low">Lowest value that needs no explanation, or null.</param>
/// <param name="High">Highest value that needs none, or null.</param>
/// <param name="HighCounts">True when the highest value itself needs one already.</param>
/// <param name="Unit">percent, ratio, z or per-million.</param>
/// <param name="Fewest">Cases below which nothing is said.</param>
/// <param name="NameZh">Name of the measure, Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="LowZh">What too low a value may mean, Chinese.</param>
/// <param name="LowEn">The same in English.</param>
/// <param name="HighZh">What too high a value may mean, Chinese.</param>
/// <param name="HighEn">The same in English.</param>
/// <param name="Source">Where the limits come from.</param>
/// <param name="Status">How sure that is: V read, V2 a secondary source, M from memory.</param>
public sealed record QualityLimit(
    string Edition, string Check, string Measure, double? Low, double? High, bool HighCounts, string Unit, double Fewest,
    string NameZh, string NameEn, string LowZh, string LowEn, string HighZh, string HighEn, string Source, string Status)
{
    /// <summary>Every limit in the order of the table.</summary>
    public static IReadOnlyList<QualityLimit> All { get; } = [.. EmbeddedTable.Read("quality_limits.csv").Select(Read)];

    /// <summary>The limit of a measure.</summary>
    /// <exception cref="ArgumentException">The table has no such measure.</exception>
    public static QualityLimit Of(string measure) =>
        All.FirstOrDefault(limit => limit.Measure == measure)
        ?? throw new ArgumentException($"There is no limit of {measure}.", nameof(measure));

    /// <summary>True when a value lies below the band.</summary>
    public bool IsBelow(double value) => value < Low;

    /// <summary>True when a value lies above the band.</summary>
    public bool IsAbove(double value) => HighCounts ? value >= High : value > High;

    private static QualityLimit Read(IReadOnlyDictionary<string, string> row) =>
        new(row["edition"], row["check"], row["measure"], Number(row["low"]), Number(row["high"]), row["high_counts"] == "1", row["unit"],
            Number(row["fewest"])!.Value, row["name_zh"], row["name_en"], row["low_zh"], row["low_en"], row["high_zh"], row["high_en"],
            row["source"], row["status"]);

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Registry.Import.Checks;

/// <summary>A number in the condition of a check that a province may set: one row of thresholds.csv.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Name">Name within the check: years.</param>
/// <param name="Value">The number in force.</param>
/// <param name="Usual">The number when nobody sets another.</param>
/// <param name="Least">Lowest number allowed.</param>
/// <param name="Most">Highest number allowed.</param>
/// <param name="Unit">years, months, percent, ratio, dates or yes-no (1 and 0).</param>
/// <param name="MeaningZh">What it means, Chinese.</param>
/// <param name="MeaningEn">What it means, English.</param>
public sealed record CheckThreshold(
    string Check, string Name, double Value, double Usual, double Least, double Most, string Unit, string MeaningZh, string MeaningEn)
{
    /// <summary>Every threshold of the built-in table with its usual number.</summary>
    internal static IReadOnlyList<CheckThreshold> Usuals { get; } = [.. CheckTable.Read("thresholds.csv").Select(row =>
        new CheckThreshold(row["check"], row["name"], Number(row["usual"]), Number(row["usual"]), Number(row["least"]), Number(row["most"]),
            row["unit"], row["meaning_zh"], row["meaning_en"]))];

    /// <summary>True when the number may be set: within its limits, and whole unless it is a share or a ratio.</summary>
    internal bool Allows(double value) =>
        value >= Least && value <= Most && (Unit is "percent" or "ratio" || value == Math.Truncate(value));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>By how much a population may move before somebody should look: one row of population_limits.csv.</summary>
/// <param name="Edition">Edition of the table.</param>
/// <param name="Level">total, sex or age.</param>
/// <param name="Percent">Largest change, either way, that raises no alarm.</param>
/// <param name="Fewest">Where both sides have fewer people nothing is said.</param>
/// <param name="Source">Where the limit comes from.</param>
public sealed record PopulationLimit(string Edition, string Level, double Percent, double Fewest, string Source)
{
    private const double Rounding = 1e-9;

    /// <summary>The limits in the order of the table.</summary>
    public static IReadOnlyList<PopulationLimit> All { get; } =
    [
        .. EmbeddedTable.Read("population_limits.csv").Select(row => new PopulationLimit(
            row["edition"], row["level"], double.Parse(row["percent"], CultureInfo.InvariantCulture),
            double.Parse(row["fewest"], CultureInfo.InvariantCulture), row["source"])),
    ];

    /// <summary>The limit of a level.</summary>
    /// <exception cref="ArgumentException">The table has no such level.</exception>
    public static PopulationLimit Of(string level) =>
        All.FirstOrDefault(limit => limit.Level == level) ?? throw new ArgumentException($"There is no limit of {level}.", nameof(level));

    /// <summary>True when a change from one count to another is an alarm.</summary>
    public bool IsExceeded(double before, double after)
    {
        if (Math.Max(before, after) < Math.Max(Fewest, 1)) return false;
        return before == 0 || Math.Abs(after / before - 1) * 100 > Percent + Rounding;
    }
}

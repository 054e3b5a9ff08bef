namespace Registry.Analytics.Survival;

/// <summary>How many persons are under observation just before a time: those who have entered before it and leave at it or later.</summary>
/// <param name="grid">Times between which the number stays as it is.</param>
/// <param name="atRisk">The number in each piece of the grid.</param>
internal sealed class PersonsAtRisk(TimeGrid grid, IReadOnlyList<int> atRisk)
{
    /// <summary>The number just before a time; 0 behind the last edge of the grid.</summary>
    /// <param name="days">Days since diagnosis, above 0.</param>
    public int JustBefore(double days) => days * (1 - TimeGrid.Rounding) is var time && time > grid.Edges[^1] ? 0 : atRisk[grid.PieceUpTo(time)];
}

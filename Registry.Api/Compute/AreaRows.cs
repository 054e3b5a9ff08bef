using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute;

/// <summary>What the statistics of small areas share: rows of an area with its counts and its neighbours.</summary>
internal static class AreaRows
{
    /// <summary>Name or code of the area; rows of the same area are added up.</summary>
    public static ComputeColumn Area { get; } = new("area", ColumnKind.Text, new("地区名称或代码", "Name or code of the area"), "地区");

    /// <summary>Cases observed.</summary>
    public static ComputeColumn Observed { get; } = new("observed", ColumnKind.Count, new("观察例数", "Cases observed"), "cases", "例数");

    /// <summary>Cases expected.</summary>
    public static ComputeColumn Expected { get; } = new("expected", ColumnKind.Count,
        new("期望例数（如由 expected 统计项按参照率算得），大于 0", "Cases expected, above 0 (those of the statistic `expected`, say)"), "期望例数");

    /// <summary>Neighbours of the area.</summary>
    public static ComputeColumn Neighbours { get; } = new("neighbours", ColumnKind.Text,
        new("相邻地区，以空格分隔；相邻的两个地区都要写到对方；无相邻地区则空", "Neighbours by their names, parted by blanks; a pair stands with both areas; empty for an island"),
        "neighbors", "相邻地区") { IsRequired = false };

    /// <summary>The same column where nobody asks for it, so that one file serves every statistic of small areas.</summary>
    public static ComputeColumn NeighboursUnused { get; } = Neighbours with
    {
        Meaning = new("相邻地区；本统计量不用，可保留在同一文件中", "Neighbours, which this statistic does not ask for; the same file may be sent to all"),
    };

    /// <summary>What becomes of areas without neighbours.</summary>
    public static ComputeParameter Islands { get; } = ComputeParameter.Choice("islands", "refuse",
        new("无相邻地区者：refuse 拒绝并列出；alone 保留，但没有相邻地区", "Areas without neighbours: refuse names them, alone keeps them without neighbours"), "refuse", "alone");

    /// <summary>Number of random maps.</summary>
    public static ComputeParameter Simulations { get; } = ComputeParameter.Whole("simulations", 999, 19, 9999, new("模拟次数", "Number of random maps"));

    /// <summary>Seed of the random maps.</summary>
    public static ComputeParameter Seed { get; } = ComputeParameter.Whole("seed", 1, 0, int.MaxValue, new("随机种子；种子相同则 p 值相同", "Seed; the same seed gives the same p"));

    /// <summary>Observed and expected cases by area.</summary>
    public static IReadOnlyList<AreaCount> Counts(ComputeInput input) =>
        [.. ByArea(input).Select(area => new AreaCount(area.Name, area.Rows.Sum(Observed), area.Rows.Sum(Expected)))];

    /// <summary>The rows of each area, in the order in which the areas come.</summary>
    public static IEnumerable<(string Name, ComputeInput Rows)> ByArea(ComputeInput input) =>
        input.Rows.GroupBy(row => row.Text(Area.Name), StringComparer.Ordinal).Select(rows => (rows.Key, input with { Rows = [.. rows] }));

    /// <summary>The neighbours as the column says them.</summary>
    public static NeighbourList NeighboursOf(ComputeInput input)
    {
        if (input.Rows.All(row => !row.Texts.ContainsKey(Neighbours.Name)))
            throw ComputeInput.Refuse(Neighbours.Name, "该方法需要相邻地区列。", "is empty; this method needs to know which areas are neighbours.");
        return NeighbourList.Of([.. ByArea(input).Select(area => (area.Name, (IReadOnlyList<string>)NeighboursOf(area.Rows, area.Name)))]);
    }

    /// <summary>The rule for islands that was chosen.</summary>
    public static IslandRule IslandsOf(ComputeInput input) =>
        input.Values.Text(Islands.Name) == "alone" ? IslandRule.StayAlone : IslandRule.Refuse;

    private static string[] NeighboursOf(ComputeInput area, string name)
    {
        var said = area.Rows.Select(row => row.Texts.GetValueOrDefault(Neighbours.Name, "")).Distinct().ToList();
        if (said.Count > 1)
            throw ComputeInput.Refuse(area.Rows[0].Where(Neighbours.Name), $"地区 {name} 各行的相邻地区不一致。", $"the rows of area {name} have different neighbours.");
        return said[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}

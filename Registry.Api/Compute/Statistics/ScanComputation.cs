using Registry.Analytics.SmallAreas;

namespace Registry.Api.Compute.Statistics;

/// <summary>Clusters of areas.</summary>
internal static class ScanComputation
{
    private static readonly ComputeColumn X = new("x", ColumnKind.Number, new("地区中心的平面坐标（公里等，不是经纬度）", "Coordinate of the centre on a plane (kilometres, say; not degrees)"));
    private static readonly ComputeColumn Y = new("y", ColumnKind.Number, new("另一坐标，单位相同", "The other coordinate, in the same unit"));
    private static readonly ComputeColumn People = new("population", ColumnKind.Count, new("人口数或人年数，用于限制窗口大小", "People or person-years, for the size of a window"), "person_years", "人口数");

    public static Computation Computation { get; } = new()
    {
        Name = "scan",
        Section = ComputationSection.SmallAreas,
        Title = new("空间扫描（Kulldorff）：病例聚集的地区", "Spatial scan (Kulldorff): where cases cluster"),
        Parameters =
        [
            ComputeParameter.Number("largestShare", 0.5, 0.01, 0.5, new("窗口人口占总人口的最大比例（小数）", "Largest share of the population in a window, a fraction")),
            ComputeParameter.Number("reported", 0.05, 0.001, 1, new("第一个聚集区之外，列出 p 不超过此值者", "Largest p of a window after the first, which is always told")),
            AreaRows.Simulations, AreaRows.Seed,
        ],
        Columns = [AreaRows.Area, AreaRows.Observed, AreaRows.Expected, X, Y, People],
        Results =
        [
            new("rank", new("序号，最可能者为 1", "place, the likeliest is 1")), new("areas", new("窗口内的地区", "areas of the window")),
            new("centre", new("中心地区", "area in the middle")), new("radius", new("半径（坐标的单位）", "radius, in the unit of the coordinates")),
            new("observed", new("观察例数", "cases observed")), new("expected", new("期望例数（合计等于总病例）", "cases expected, scaled to all cases")),
            new("ratio", new("比值", "observed over expected")), new("relative_risk", new("窗口内外风险比；全部病例都在窗口内时为空", "risk inside over outside; empty when every case is inside")),
            new("log_likelihood_ratio", new("对数似然比", "log likelihood ratio")), new("p_value", new("模拟 p 值", "p by simulation")),
        ],
        Heading = nameof(SpatialScan),
        Citation = "Kulldorff, Commun Stat Theory Methods 1997;26:1481.",
        Example = new(
            "area,observed,expected,x,y,population\nA,24,11.2,0,0,11000\nB,19,9.5,1,0,9500\nC,8,10.1,2,0,10000\nD,21,10.4,0,1,10500\nE,9,12.0,1,1,12000\nF,7,9.9,2,1,10000\n"
            + "G,10,11.0,0,2,11000\nH,6,8.8,1,2,9000\nI,11,12.3,2,2,12000\n", "invented", ("largestShare", "0.4")),
        Run = Run,
    };

    // Every county of China and as many again; windows of that many take 250 MB.
    private const int MostAreas = 5_000;

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var areas = AreaRows.ByArea(input)
            .Select(a => new ScanArea(new(a.Name, a.Rows.Sum(AreaRows.Observed), a.Rows.Sum(AreaRows.Expected)), Only(a.Rows, X), Only(a.Rows, Y), a.Rows.Sum(People))).ToList();
        if (areas.Count > MostAreas)
            throw ComputeInput.Refuse("area", $"有 {areas.Count} 个地区，超过 {MostAreas} 个：窗口数随地区数的平方增长；请合并地区或分区域计算。",
                $"{areas.Count} areas, more than {MostAreas}: the windows grow with the square of the areas. Join areas, or scan region by region.");
        var (simulations, seed) = (input.Values.Whole(AreaRows.Simulations.Name), input.Values.Whole(AreaRows.Seed.Name));
        var total = areas.Sum(a => a.Count.Observed);
        var found = SpatialScan.Circular(areas, input.Values.Number("largestShare"), simulations, seed, input.Values.Number("reported"));
        if (found.Count == 0) return [new(SpatialScan.Method, new object?[10]) { Note = new("没有窗口的病例多于期望", "no window has more cases than expected") }];
        return found.Select((c, i) => new ResultRow(SpatialScan.Method, i + 1, string.Join(' ', c.Areas), c.Centre, c.Radius, c.Observed, c.Expected, c.Ratio,
            SpatialScan.RelativeRisk(c.Observed, c.Expected, total), c.LogLikelihoodRatio, c.PValue));
    }

    private static double Only(ComputeInput area, ComputeColumn column) =>
        area.Rows.Select(row => row.Number(column.Name)).Distinct().ToList() is [var one]
            ? one
            : throw ComputeInput.Refuse(area.Rows[0].Where(column.Name), "同一地区各行的坐标不一致。", "the rows of this area have different coordinates.");
}

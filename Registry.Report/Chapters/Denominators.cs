using Registry.Analytics.Populations;
using Registry.Core.Cube;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Which population version each registry's rates of the year divide by, and how it moved.</summary>
internal static class Denominators
{
    private static readonly Bilingual Note = new(
        "版本不会被覆盖：B3 为第 3 批次上报的人口，P12 为库内第 12 个人口版本；总人口或某一性别较上年变化超过 5% 的须加以说明。",
        "Versions are never overwritten: B3 is what batch 3 delivered, P12 the twelfth version of the data base; where all people or one sex moved by more than 5% "
            + "against the year before, that wants an explanation.");

    public static void Write(ChapterWriter chapter, ReportData data)
    {
        var used = data.Accepted.Where(registry => data.Input.Cube.PopulationsInUse.ContainsKey(new(registry.Code, data.Year))).ToList();
        if (used.Count == 0) return;
        chapter.Table(
            new("各登记处使用的人口版本", "Population versions that the rates divide by"),
            [
                Terms.Registry, new(new("版本", "Version"), IsText: true), new(new("方法", "Method"), IsText: true), new(new("来源", "Source"), IsText: true),
                Terms.Population, new(new("较上年(%)", "Against last year (%)")), new(new("提示", "Note"), IsText: true),
            ],
            used.Select(registry => Row(data, registry)), [Note, Marks.Footnote]);
    }

    private static Row Row(ReportData data, RegistryArea registry)
    {
        var (cube, year) = (data.Input.Cube, data.Year);
        var used = cube.PopulationsInUse[new(registry.Code, year)];
        var (now, before) = (cube.Population(registry.Code, year)?.Total, cube.Population(registry.Code, year - 1)?.Total);
        return new([
            Cell.Of(ReportData.NameOf(registry)), Cell.Of(used.Version), Cell.Of(new Bilingual(used.Method.NameZh(), used.Method.NameEn())),
            Cell.Of(used.Source), Cell.Count(now), Cell.Percent((now / before - 1) * 100), Cell.Of(Bilingual.Join(new("；", "; "), Notes(cube, registry, year, used))),
        ]);
    }

    private static IEnumerable<Bilingual> Notes(CountCube cube, RegistryArea registry, int year, PopulationInUse used)
    {
        if (PopulationComparison.AgainstYearBefore(cube, registry.Code, year).Count > 0) yield return new("变化超过 5%", "moved by more than 5%");
        if (used.Caveats.Contains(PopulationVersion.Extrapolated)) yield return new("外推", "extrapolated");
        if (used.Caveats.Contains(PopulationVersion.Split)) yield return new("年龄组经拆分", "age groups split");
    }
}

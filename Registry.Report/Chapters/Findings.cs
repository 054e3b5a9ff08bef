using Registry.Analytics.Quality;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Findings of the data of the year: indicators outside their limits by more than chance.</summary>
internal static class Findings
{
    private static readonly Bilingual Note = new(
        "指标的整个95%置信区间都在界限之外，且例数足够，才列入本表；列入者请登记处说明，不影响其数据进入本报告。与全体比较的指标以本库全部登记处为全体。",
        "An indicator is listed when its whole 95% confidence interval lies outside the limits and there are cases enough; the registry is asked to explain, "
            + "and its data are in this report all the same. Comparisons are with all registries of the data base.");

    public static void Write(ChapterWriter chapter, ReportData data)
    {
        var codes = data.Accepted.Select(registry => registry.Code).ToHashSet(StringComparer.Ordinal);
        var names = data.Accepted.ToDictionary(registry => registry.Code, ReportData.NameOf, StringComparer.Ordinal);
        var found = QualityFindings.Of(data.Input.Cube, codes, data.Year).Where(finding => finding.Verdict == FindingVerdict.Explain).ToList();
        if (found.Count == 0)
        {
            chapter.Paragraph(new("没有需要说明的指标。", "No indicator needs an explanation."));
            return;
        }
        chapter.Table(
            new("请登记处说明的指标", "Indicators that registries are asked to explain"),
            [Terms.Registry, new(new("核查", "Check"), IsText: true), new(new("说明", "Finding"), IsText: true)],
            found.Select(finding => new Row([Cell.Of(names[finding.Registry]), Cell.Of(finding.Limit.Check), Cell.Of(finding.Text)])),
            [Note]);
    }
}

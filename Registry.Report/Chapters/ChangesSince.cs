using Registry.Analytics.Quality;
using Registry.Core.Cube;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>How the counts of the year changed since an earlier data state, registry by registry and cause by cause.</summary>
internal static class ChangesSince
{
    private static readonly (ChangeCause Cause, Bilingual Name)[] Causes =
    [
        (ChangeCause.FirstDelivery, new("首次上报", "First delivery")), (ChangeCause.Late, new("迟报", "Late")), (ChangeCause.Correction, new("更正", "Corrections")),
        (ChangeCause.Deduplication, new("去重", "De-duplication")), (ChangeCause.TakenBack, new("撤销", "Taken back")), (ChangeCause.CodeList, new("编码口径", "Code list")),
        (ChangeCause.PopulationRevision, new("人口修订", "Population")),
    ];

    public static void Write(ChapterWriter chapter, ReportData data)
    {
        if (data.Input.Changes is not { } changes) return;
        var ofYear = changes.Cells.Where(cell => cell.Key.Year == data.Year).ToList();
        var rows = data.Accepted.SelectMany(registry => Rows(registry, [.. ofYear.Where(cell => cell.Key.Registry == registry.Code)])).ToList();
        var since = Terms.Of(changes.Since);
        chapter.Paragraph(new(
            $"与数据状态 {since.Zh} 比较：{Numbers.Count(ofYear.Count(cell => cell.Comparison?.IsFlagged == true))} 个单元的变化超出偶然（{Numbers.Count(ofYear.Count(cell => cell.Comparison is not null))} 个单元比较）。",
            $"Against data state {since.En}: {Numbers.Count(ofYear.Count(cell => cell.Comparison?.IsFlagged == true))} of {Numbers.Count(ofYear.Count(cell => cell.Comparison is not null))} cells changed by more than chance lets counts change."));
        if (rows.Count == 0) return;
        chapter.Table(
            new($"自数据状态 {since.Zh} 以来的变化及原因", $"Changes since data state {since.En} and their causes"),
            [
                Terms.Registry, new(new("内容", "Counted"), IsText: true), new(new("原数", "Before")), new(new("现数", "Now")),
                .. Causes.Select(cause => new Column(cause.Name)),
            ],
            rows, [new("各原因之和等于现数与原数之差。", "The causes add up to the difference.")], isWide: true);
    }

    private static IEnumerable<Row> Rows(RegistryArea registry, IReadOnlyList<AttributedChange> cells)
    {
        foreach (var (measure, name) in new[] { ("cases", Terms.NewCases.Head), ("deaths", Terms.Deaths.Head), ("person-years", Terms.Population.Head) })
        {
            var counted = cells.Where(cell => cell.Measure == measure).ToList();
            if (counted.TrueForAll(cell => cell.Difference == 0 && cell.Causes.Count == 0)) continue;
            yield return new([
                Cell.Of(ReportData.NameOf(registry)), Cell.Of(name), Cell.Count(counted.Sum(cell => cell.Before)), Cell.Count(counted.Sum(cell => cell.After)),
                .. Causes.Select(cause => Cell.Count(counted.Sum(cell => cell.Causes.GetValueOrDefault(cause.Cause)))),
            ]);
        }
    }
}

using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>State of the data, settings, and what the assertions found.</summary>
internal static class Annex
{
    public static Chapter Write(ReportData data, ChapterEntry entry, IReadOnlyList<AssertionResult> assertions)
    {
        var chapter = new ChapterWriter(entry);
        chapter.Section(new("资料状态", "State of the data"));
        chapter.Table(
            new("资料与设定", "Data and settings"),
            [new(new("项目", "Item"), IsText: true), new(new("内容", "Value"), IsText: true)],
            Facts(data).Select(f => new Row([Cell.Of(f.Name), Cell.Of(f.Value)])));
        Denominators.Write(chapter, data);
        ChangesSince.Write(chapter, data);
        chapter.Section(new("一致性检验", "Assertions"));
        chapter.Paragraph(new(
            "下列检验在报告写出之前执行。算术检验不成立时不写出报告；合理性检验的发现须加以说明。",
            "These assertions ran before the report was written. When an arithmetic one fails no report is written; findings of plausibility want an explanation."));
        chapter.Table(
            new("一致性检验及结果", "Assertions and results"),
            [new(new("编号", "Id"), IsText: true), new(new("检验", "Assertion"), IsText: true),
                new(new("性质", "Kind"), IsText: true), new(new("比较次数", "Compared")), new(new("发现", "Findings"))],
            assertions.Select(a =>
                new Row([Cell.Of(a.Id), Cell.Of(a.Rule), Cell.Of(Kind(a.Kind)), Cell.Count(a.Compared),
                    Cell.Count(a.Findings.Count)])));
        Findings(chapter, assertions);
        return chapter.Chapter();
    }

    /// <summary>What the report was made from; also on the cover and the workbook's first sheet.</summary>
    internal static IReadOnlyList<Fact> Facts(ReportData data)
    {
        var quality = data.All.Quality(null).Counts;
        return
        [
            new(new("资料年份", "Data year"), Bilingual.Same(Terms.Plain(data.Year))),
            new(new("资料状态", "Data state"), Terms.Of(data.Input.Cube.State)),
            new(new("纳入登记处", "Registries included"), Registries(data)),
            new(new("人口口径", "Population basis"), new(data.BasisName.Zh + "人口", data.BasisName.En + " population")),
            new(new("标准人口", "Standard populations"), new(
                $"{data.Settings.ChinaStandard.NameZh}（{data.Settings.ChinaStandard.Code}）；{data.Settings.WorldStandard.NameZh}（{data.Settings.WorldStandard.Code}）",
                $"{data.Settings.ChinaStandard.NameEn} ({data.Settings.ChinaStandard.Code}); {data.Settings.WorldStandard.NameEn} ({data.Settings.WorldStandard.Code})")),
            new(new("癌症分类", "Classifications"),
                Bilingual.Same($"{data.All.Major.Scheme.Code}, {data.All.Minor.Scheme.Code}")),
            new(new("排位规则", "Ranking rule"), Methods.Ranking(data.Settings)),
            new(new("存有未答复质疑的病例", "Cases with an open query"), Bilingual.Same(Numbers.Count(quality.WithOpenQuery))),
            .. Sentences.RegistriesWithoutDeaths(data) is { } withoutDeaths
                ? [new Fact(new("无死亡资料的登记处（不计入死亡率的分母）", "Registries without deaths (not in the denominators of mortality)"),
                    withoutDeaths)]
                : Array.Empty<Fact>(),
            new(new("性别不明未列表的病例和死亡", "Cases and deaths of unknown sex, not tabulated"),
                Bilingual.Same(Numbers.Count(data.All.Major.NotTabulated))),
            new(new("软件版本", "Software version"), Bilingual.Same(data.Input.SoftwareVersion)),
        ];
    }

    private static Bilingual Registries(ReportData data)
    {
        var count = Bilingual.Same($"{data.Accepted.Count} / {data.Accepted.Count + data.LeftOut.Count}");
        if (data.LeftOut.Count == 0) return count;
        var reasons = Bilingual.Join(new("；", "; "), data.LeftOut.Select(r =>
            new Bilingual($"{ReportData.NameOf(r.Registry).Zh}：{r.Reason.Zh}",
                $"{ReportData.NameOf(r.Registry).En}: {r.Reason.En}")));
        return count + new Bilingual("（未纳入：", " (left out: ") + reasons + new Bilingual("）", ")");
    }

    private static Bilingual Kind(AssertionKind kind) =>
        kind == AssertionKind.Arithmetic ? new("算术", "arithmetic") : new("合理性", "plausibility");

    private static void Findings(ChapterWriter chapter, IReadOnlyList<AssertionResult> assertions)
    {
        var open = assertions.Where(a => !a.Holds).ToList();
        chapter.Section(new("需要说明的发现", "Findings to explain"));
        if (open.Count == 0)
        {
            chapter.Paragraph(new("没有需要说明的发现。", "There is nothing to explain."));
            return;
        }
        chapter.Table(
            new("需要说明的发现", "Findings to explain"),
            [new(new("检验", "Assertion"), IsText: true), new(new("发现", "Finding"), IsText: true)],
            open.SelectMany(a => a.Findings.Select(f => new Row([Cell.Of(a.Id), Cell.Of(f)]))));
    }
}

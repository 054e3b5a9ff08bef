using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>The leading sites of both sexes, men and women: table, sentences, mirrored bars.</summary>
internal static class LeadingTables
{
    public static void Write(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        foreach (var sex in Terms.AllSexes)
            if (Sentences.Leading(data, counted, sex) is { Zh.Length: > 0 } sentence)
                chapter.Paragraph(sentence);
        chapter.Table(
            Title(data, counted),
            [
                new(new("顺位", "Rank")), Terms.Site, Terms.Icd, Terms.Cases(counted), Terms.Crude, Terms.Share,
                Terms.China(data.Settings), Terms.World(data.Settings),
            ],
            [.. Terms.AllSexes.Select(sex => Group(data, counted, sex))],
            [Methods.Ranking(data.Settings), new("构成为占该性别全部癌症病例数的百分比。", "The share is of all cases of that sex.")],
            Terms.SexColumn.Head);
        Figure(chapter, data, counted);
    }

    /// <summary>发病前10位癌症 / The 10 leading cancers by incidence.</summary>
    public static Bilingual Title(ReportData data, RegistryEvent counted) =>
        counted == RegistryEvent.Incidence
            ? new($"发病前{data.Settings.LeadingSites}位癌症",
                $"The {data.Settings.LeadingSites} leading cancers by incidence")
            : new($"死亡前{data.Settings.LeadingSites}位癌症",
                $"The {data.Settings.LeadingSites} leading causes of cancer death");

    private static RowGroup Group(ReportData data, RegistryEvent counted, Sex? sex)
    {
        var leading = LeadingSites.Of(data.All, counted, sex, data.Settings);
        var rows = leading.Select(s => new Row(
        [
            Cell.Of(s.Rank, NumberKind.Rank), Cell.Of(s.Names.Short), Cell.Of(s.Site.IcdLabel),
            Measured.Count(s.Measures), Measured.Crude(s.Measures),
            Measured.Share(s.Measures), Measured.China(s.Measures), Measured.World(s.Measures),
        ])).ToList();
        var all = data.All.All(counted, sex);
        rows.Add(new(
        [
            Cell.Empty, Cell.Of(new Bilingual("以上合计", "Together")), Cell.Empty,
            Cell.Count(leading.Sum(s => s.Measures.Cases ?? 0)), Cell.Empty,
            Cell.Percent(LeadingSites.SharePercent(data.All, counted, sex, leading)), Cell.Empty, Cell.Empty,
        ], IsTotal: true));
        rows.Add(new(
        [
            Cell.Empty, Cell.Of(new Bilingual("全部癌症", "All cancers")), Cell.Of("ALL"), Measured.Count(all),
            Measured.Crude(all),
            Measured.Share(all), Measured.China(all), Measured.World(all),
        ], IsTotal: true));
        return new(Terms.Of(sex), rows);
    }

    private static void Figure(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        var (male, female) = (LeadingSites.Of(data.All, counted, Sex.Male, data.Settings),
            LeadingSites.Of(data.All, counted, Sex.Female, data.Settings));
        if (male.Count + female.Count == 0) return;
        var rate = counted == RegistryEvent.Incidence
            ? new Bilingual("粗发病率(1/10万)", "Crude incidence per 100,000")
            : new("粗死亡率(1/10万)", "Crude mortality per 100,000");
        var title = Title(data, counted);
        static List<NamedValue> Bars(IReadOnlyList<RankedSite> sites) =>
            [.. sites.Select(s => new NamedValue(s.Names.Short, s.Measures.CrudePer100k ?? 0))];
        chapter.Figure(
            new($"男性和女性{title.Zh}", $"{title.En}, men and women"),
            new LeadingSitesBars
            {
                Male = Bars(male), Female = Bars(female), Measure = rate,
                Description = new($"男性（左）和女性（右）{title.Zh}的粗率条形图。",
                    $"{title.En}: bars of crude rates, men left, women right."),
            });
    }
}

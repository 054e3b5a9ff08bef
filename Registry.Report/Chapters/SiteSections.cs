using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>One section for each of the 26 sites: sentences, table of incidence and mortality, age curves.</summary>
internal static class SiteSections
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        if (data.IsEmpty)
        {
            chapter.Section(new("各部位", "Sites"));
            chapter.Paragraph(Overview.Coverage(data));
            return chapter.Chapter();
        }
        foreach (var group in AreaStatistics.Sites(data.All.Major.Scheme)) Section(chapter, data, group);
        return chapter.Chapter();
    }

    private static void Section(ChapterWriter chapter, ReportData data, int group)
    {
        var site = data.All.Major.Scheme.Groups[group];
        var names = SiteNames.Of(data.All.Major.Scheme, site);
        chapter.Section(new($"{site.NameZh}（{site.IcdLabel}）", $"{site.NameEn} ({site.IcdLabel})"),
            startsPage: group > 0);
        foreach (var sentence in SiteSentences.Write(data, group)) chapter.Paragraph(sentence);
        Table(chapter, data, group, names);
        Figure(chapter, data, group, names);
    }

    private static void Table(ChapterWriter chapter, ReportData data, int group, SiteNames names) =>
        chapter.Table(
            new($"{names.Disease.Zh}发病与死亡主要指标", $"Incidence and mortality, {names.Disease.En}"),
            [
                Terms.Area, Terms.SexColumn, Terms.Number, Terms.Crude, Terms.Share, Terms.China(data.Settings),
                Terms.World(data.Settings),
                Terms.Cumulative64, Terms.Cumulative74,
            ],
            [.. Enum.GetValues<RegistryEvent>().Select(counted =>
                new RowGroup(Terms.Of(counted), [.. data.Areas.SelectMany(area => Rows(area, counted, group))]))],
            Notes(data, group, names), Terms.Event);

    private static IEnumerable<Row> Rows(AreaStatistics area, RegistryEvent counted, int group) =>
        Terms.AllSexes.Select(sex =>
        {
            var m = area.Of(area.Major, counted, group, sex);
            return new Row(
            [
                Cell.Of(area.Name), Cell.Of(Terms.Of(sex)), Measured.Count(m), Measured.Crude(m), Measured.Share(m),
                Measured.China(m), Measured.World(m),
                Measured.Cumulative64(m), Measured.Cumulative74(m),
            ], IsTotal: sex is null);
        });

    private static List<Bilingual> Notes(ReportData data, int group, SiteNames names)
    {
        var notes = new List<Bilingual>();
        if (data.All.Major.Scheme.Groups[group].OnlySex is { } sex)
            notes.Add(new($"合计行为{Terms.Of(sex).Zh}性的病例与人口；构成的分母为男女全部癌症。",
                $"The both-sexes row holds the cases and population of {(sex == Sex.Male ? "men" : "women")}; its share is of all cases of both sexes."));
        if (!data.All.HasDeaths) notes.Add(Sentences.NoDeaths(data));
        else if (names.IsDetectionDriven) notes.Add(Quality.Caution);
        return notes;
    }

    private static void Figure(ChapterWriter chapter, ReportData data, int group, SiteNames names)
    {
        var sexes = new[] { Sex.Male, Sex.Female }.Where(s => data.All.Major.Scheme.Groups[group].OnlySex is null
            || data.All.Major.Scheme.Groups[group].OnlySex == s);
        var curves =
            from sex in sexes
            from counted in Enum.GetValues<RegistryEvent>()
            let measures = data.All.Of(data.All.Major, counted, @group, sex)
            where measures.Cases > 0
            select new AgeCurve(
                new($"{Terms.Of(sex).Zh}性{Terms.Of(counted).Zh}",
                    $"{Terms.Of(sex).En} {Terms.Of(counted).En.ToLowerInvariant()}"),
                sex == Sex.Male ? FigureStyle.Male : FigureStyle.Female, IsDashed: counted == RegistryEvent.Mortality,
                measures.AgeRates);
        if (curves.ToList() is not { Count: > 0 } lines) return;
        chapter.Figure(
            new($"{names.Disease.Zh}年龄别发病率与死亡率", $"Age-specific incidence and mortality, {names.Disease.En}"),
            new AgeCurves
            {
                Curves = lines,
                Description = new($"{names.Disease.Zh}年龄别率曲线：实线为发病，虚线为死亡。",
                    $"Age curves of {names.Disease.En}: incidence solid, mortality dashed."),
            });
    }
}

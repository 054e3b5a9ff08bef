using Registry.Analytics;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>All cancers together: totals, leading sites, ages, registries.</summary>
internal static class AllCancers
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        if (data.IsEmpty)
        {
            chapter.Section(new("发病与死亡", "Incidence and mortality"));
            chapter.Paragraph(Overview.Coverage(data));
            return chapter.Chapter();
        }
        foreach (var counted in Enum.GetValues<RegistryEvent>())
            Event(chapter, data, counted);
        return chapter.Chapter();
    }

    private static void Event(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        var isIncidence = counted == RegistryEvent.Incidence;
        chapter.Section(isIncidence
            ? new("全部癌症发病", "Incidence of all cancers") : new("全部癌症死亡", "Mortality of all cancers"));
        chapter.Paragraph(Sentences.Total(data, counted));
        Totals(chapter, data, counted);
        if (!isIncidence && !data.All.HasDeaths) return;
        if (Sentences.UrbanRural(data, Terms.ChinaRate(data.Settings), data.Urban.All(counted, null).ChinaPer100k,
            data.Rural.All(counted, null).ChinaPer100k) is { } urbanRural)
            chapter.Paragraph(urbanRural);
        if (data.Each.Count > 1) Registries(chapter, data, counted);
        chapter.Subsection(LeadingTables.Title(data, counted));
        LeadingTables.Write(chapter, data, counted);
        chapter.Subsection(new("年龄别率", "Age-specific rates"));
        AgeTables.Write(chapter, data, counted);
    }

    private static void Totals(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        var title = counted == RegistryEvent.Incidence
            ? new Bilingual("全部癌症发病主要指标", "Main indicators of incidence, all cancers")
            : new("全部癌症死亡主要指标", "Main indicators of mortality, all cancers");
        chapter.Table(
            title,
            [
                Terms.Area, Terms.SexColumn, Terms.Cases(counted), Terms.Crude, Terms.China(data.Settings),
                Terms.World(data.Settings),
                Terms.Truncated(data.Settings), Terms.Cumulative64, Terms.Cumulative74,
            ],
            data.Areas.SelectMany(area => Terms.AllSexes.Select(sex =>
            {
                var m = area.All(counted, sex);
                return new Row(
                [
                    Cell.Of(area.Name), Cell.Of(Terms.Of(sex)), Measured.Count(m), Measured.Crude(m), Measured.China(m),
                    Measured.World(m),
                    Measured.Truncated(m), Measured.Cumulative64(m), Measured.Cumulative74(m),
                ], IsTotal: sex is null);
            })),
            counted == RegistryEvent.Mortality && !data.All.HasDeaths
                ? [Sentences.NoDeaths(data), Marks.Footnote]
                : counted == RegistryEvent.Mortality ? [.. Sentences.PartWithoutDeaths(data)] : []);
    }

    private static void Registries(ChapterWriter chapter, ReportData data, RegistryEvent counted)
    {
        var what = counted == RegistryEvent.Incidence ? new Bilingual("发病", "incidence") : new("死亡", "mortality");
        var rates = data.Each
            .Where(area => area.All(counted, null).ChinaPer100k is not null)
            .Select(area => new NamedValue(ReportData.NameOf(area.Registries[0]),
                area.All(counted, null).ChinaPer100k!.Value)).ToList();
        if (rates.Count < 2) return;
        var measure = Terms.ChinaRate(data.Settings);
        var (high, low) = (rates.MaxBy(r => r.Value)!, rates.MinBy(r => r.Value)!);
        chapter.Paragraph(new(
            $"各登记处{what.Zh}{measure.Zh}见{chapter.NextFigure.Zh}，最高的是{high.Name.Zh}（{Numbers.Rate(high.Value)}/10万），最低的是{low.Name.Zh}（{Numbers.Rate(low.Value)}/10万）。",
            $"The {measure.En} of {what.En} by registry is shown in {chapter.NextFigure.En}: highest in {high.Name.En} ({Numbers.Rate(high.Value)} per 100,000), lowest in {low.Name.En} ({Numbers.Rate(low.Value)})."));
        chapter.Figure(
            new($"各登记处全部癌症{what.Zh}{measure.Zh}", $"All cancers, {what.En} by registry, {measure.En}"),
            new RegistryBars
            {
                Registries = rates, Pooled = new(new("合计", "All"), data.All.All(counted, null).ChinaPer100k!.Value),
                Measure = new($"{measure.Zh}(1/10万)", $"{measure.En} per 100,000"),
                Description = new($"各登记处全部癌症{what.Zh}{measure.Zh}条形图，由高到低。",
                    $"Bars of the {measure.En} of {what.En} of all cancers by registry, highest first."),
            });
    }
}

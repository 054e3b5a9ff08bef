using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>Statistical tables: the 59 sites by area, sex and event, and the 26 sites of each registry.</summary>
internal static class Appendix
{
    public static Chapter Write(ReportData data, ChapterEntry entry)
    {
        var chapter = new ChapterWriter(entry);
        chapter.Section(new("59个部位的发病与死亡", "Incidence and mortality of 59 sites"));
        if (data.IsEmpty)
        {
            chapter.Paragraph(Overview.Coverage(data));
            return chapter.Chapter();
        }
        foreach (var area in data.Areas)
            foreach (var counted in Events(data.All))
                foreach (var sex in Terms.AllSexes)
                    BySite(chapter, data, area, counted, sex);
        chapter.Section(new("各登记处的发病与死亡", "Incidence and mortality by registry"));
        foreach (var registry in data.Each)
            foreach (var counted in Events(registry))
                ByRegistry(chapter, data, registry, counted);
        return chapter.Chapter();
    }

    private static IEnumerable<RegistryEvent> Events(AreaStatistics area) =>
        area.HasDeaths ? [RegistryEvent.Incidence, RegistryEvent.Mortality] : [RegistryEvent.Incidence];

    private static void BySite(ChapterWriter chapter, ReportData data, AreaStatistics area, RegistryEvent counted,
        Sex? sex)
    {
        var scheme = area.Minor.Scheme;
        var unknown = Enumerable.Range(0, scheme.Groups.Count).Any(g =>
            area.Of(area.Minor, counted, g, sex).CasesOfUnknownAge > 0);
        var byAge = new Bilingual("年龄别率(1/10万)", "Age-specific rate (per 100,000)");
        var columns = new List<Column> { Terms.Site, Terms.Icd, Terms.Cases(counted), Terms.Share };
        if (unknown) columns.Add(new(new("年龄不明", "Age unknown")));
        columns.AddRange(AgeScheme.Cn19.Labels.Select(label => new Column(Bilingual.Same(label), byAge)));
        columns.AddRange([Terms.Crude, Terms.Cumulative64, Terms.Cumulative74, Terms.China(data.Settings),
            Terms.World(data.Settings)]);
        var rows = scheme.Groups.Select((group, g) =>
        {
            var m = area.Of(area.Minor, counted, g, sex);
            return new Row(
            [
                Cell.Of(Terms.Of(group)), Cell.Of(group.IcdLabel), Measured.Count(m), Measured.Share(m),
                .. unknown ? [m.Applies ? Cell.Count(m.CasesOfUnknownAge) : Cell.Of(Mark.NotApplicable)]
                    : Array.Empty<Cell>(),
                .. Enumerable.Range(0, AgeScheme.Cn19.Count).Select(age => Measured.AgeRate(m, age)),
                Measured.Crude(m), Measured.Cumulative64(m), Measured.Cumulative74(m), Measured.China(m),
                Measured.World(m),
            ], IsTotal: group.Kind == SiteGroupKind.Total);
        });
        chapter.Table(
            new($"{Terms.Plain(data.Year)}年{Place(data, area).Zh}癌症{Terms.Of(counted).Zh}主要指标，{Terms.Of(sex).Zh}{(sex is null ? "" : "性")}",
                $"{Terms.Of(counted).En} by site, {Place(data, area).En}, {Terms.Plain(data.Year)}, {Terms.Of(sex).En.ToLowerInvariant()}"),
            columns, rows, sex is null ? [Marks.OneSexNote, Marks.Footnote] : [Marks.Footnote], isWide: true);
    }

    private static Bilingual Place(ReportData data, AreaStatistics area) =>
        area == data.All ? new($"{data.Input.Area.Zh}肿瘤登记地区", $"registration areas of {data.Input.Area.En}")
            : new($"{data.Input.Area.Zh}{area.Name.Zh}肿瘤登记地区",
                $"{area.Name.En.ToLowerInvariant()} registration areas of {data.Input.Area.En}");

    private static void ByRegistry(ChapterWriter chapter, ReportData data, AreaStatistics registry,
        RegistryEvent counted)
    {
        var name = ReportData.NameOf(registry.Registries[0]);
        var columns = new List<Column> { Terms.Site, Terms.Icd };
        foreach (var sex in new Sex?[] { Sex.Male, Sex.Female })
            columns.AddRange(new[] { Terms.Cases(counted), Terms.Share, Terms.Crude, Terms.China(data.Settings),
                Terms.World(data.Settings), Terms.Cumulative64, Terms.Cumulative74 }
                .Select(c => c with { Over = Terms.Of(sex) }));
        var rows = registry.Major.Scheme.Groups.Select((group, g) => new Row(
        [
            Cell.Of(Terms.Of(group)), Cell.Of(group.IcdLabel),
            .. Cells(registry.Of(registry.Major, counted, g, Sex.Male)),
            .. Cells(registry.Of(registry.Major, counted, g, Sex.Female)),
        ], IsTotal: group.Kind == SiteGroupKind.Total));
        chapter.Table(
            new($"{Terms.Plain(data.Year)}年{name.Zh}癌症{Terms.Of(counted).Zh}主要指标",
                $"{Terms.Of(counted).En} by site, {name.En}, {Terms.Plain(data.Year)}"),
            columns, rows, [Marks.Footnote], isWide: true);
    }

    private static Cell[] Cells(SiteMeasures m) =>
    [
        Measured.Count(m), Measured.Share(m), Measured.Crude(m), Measured.China(m), Measured.World(m),
        Measured.Cumulative64(m), Measured.Cumulative74(m),
    ];
}

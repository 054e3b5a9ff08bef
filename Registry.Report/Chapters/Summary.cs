using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Chapters;

/// <summary>One page with the key figures.</summary>
internal static class Summary
{
    public static Chapter Write(ReportData data)
    {
        var blocks = new List<Block> { new Paragraph(Overview.Coverage(data)) };
        if (!data.IsEmpty)
        {
            blocks.Add(new KeyFigures(Figures(data)));
            foreach (var counted in Enum.GetValues<RegistryEvent>())
            {
                blocks.Add(new Paragraph(Sentences.Total(data, counted)));
                blocks.AddRange(new Sex?[] { Sex.Male, Sex.Female }
                    .Select(sex => Sentences.Leading(data, counted, sex)).Where(s => s.Zh.Length > 0).Select(s =>
                        new Paragraph(s)));
            }
            blocks.Add(new Paragraph(Quality.Caution));
        }
        return new("", new("摘要", "Summary"), "summary", blocks);
    }

    private static IReadOnlyList<KeyFigure> Figures(ReportData data)
    {
        var all = data.All;
        var quality = all.Quality(null);
        var per = new Bilingual("/10万", "per 100,000");
        var none = Bilingual.Same("");
        return
        [
            new(new("覆盖人口", "Population covered"), Numbers.Count(all.Population(null)), none,
                BySex(Numbers.Count(all.Population(Sex.Male)), Numbers.Count(all.Population(Sex.Female)))),
            new(new("新发病例", "New cases"), Sentences.Count(all.All(RegistryEvent.Incidence, null)), none,
                Counts(all, RegistryEvent.Incidence)),
            new(new("死亡病例", "Deaths"), Sentences.Count(all.All(RegistryEvent.Mortality, null)), none,
                Counts(all, RegistryEvent.Mortality)),
            Rate(data, RegistryEvent.Incidence, new("粗发病率", "Crude incidence"), m => m.CrudePer100k, per),
            Rate(data, RegistryEvent.Incidence, new Bilingual("发病", "Incidence, ") + Terms.ChinaRate(data.Settings),
                m => m.ChinaPer100k, per),
            Rate(data, RegistryEvent.Incidence, new Bilingual("发病", "Incidence, ") + Terms.WorldRate(data.Settings),
                m => m.WorldPer100k, per),
            Rate(data, RegistryEvent.Mortality, new("粗死亡率", "Crude mortality"), m => m.CrudePer100k, per),
            Rate(data, RegistryEvent.Mortality, new Bilingual("死亡", "Mortality, ") + Terms.ChinaRate(data.Settings),
                m => m.ChinaPer100k, per),
            new(new("质量：MV%", "Quality: MV%"), Sentences.Percent(quality.MorphologicallyVerified?.Percent), none,
                Bilingual.Same($"DCO% {Sentences.Percent(quality.DeathCertificateOnly?.Percent)} · M:I {Sentences.Ratio(all.MortalityToIncidence(AreaStatistics.AllSites(all.Major), null))}")),
        ];
    }

    private static KeyFigure Rate(ReportData data, RegistryEvent counted, Bilingual name,
        Func<SiteMeasures, double?> measure, Bilingual unit) =>
        new(name, Sentences.Rate(measure(data.All.All(counted, null))), unit,
            BySex(Sentences.Rate(measure(data.All.All(counted, Sex.Male))),
                Sentences.Rate(measure(data.All.All(counted, Sex.Female)))));

    private static Bilingual Counts(AreaStatistics area, RegistryEvent counted) =>
        BySex(Sentences.Count(area.All(counted, Sex.Male)), Sentences.Count(area.All(counted, Sex.Female)));

    private static Bilingual BySex(string male, string female) =>
        new($"男 {male} · 女 {female}", $"men {male} · women {female}");
}

using Registry.Analytics.Trends;
using Registry.Core.Cube;
using Registry.Report.Figures;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

public class TrendChapterTests
{
    // Sixteen years of the invented province: lung cancer rises to 2013 and falls after it, thyroid cancer jumps after 2010.
    private static readonly ReportDocument Document = AnnualReport.Write(
        InventedCube.Input(Years()) with { Breaks = [new(2010, BreakKind.Screening, Site: "123")] }, ReportLanguage.Zh);

    internal static CountCube Years()
    {
        var years = Enumerable.Range(2005, 16).ToList();
        return new(InventedCube.Four,
            InventedCube.Four.SelectMany((r, i) => InventedCube.Cells(r, 1 + 0.3 * i, withDeaths: true)).Where(c => c.Year == 2020)
                .SelectMany(c => years.Select(year => c with { Year = year, Cases = Scaled(c.Cases, c.Icd, year), Deaths = Scaled(c.Deaths, c.Icd, year) })),
            InventedCube.Four.SelectMany((r, i) => InventedCube.Population(r, 1 + 0.3 * i)).Where(p => p.Year == 2020)
                .SelectMany(p => years.Select(year => p with { Year = year })),
            InventedCube.State);
    }

    private static int Scaled(int cases, string icd, int year) => (int)Math.Round(cases * (1 + 0.02 * Math.Sin(year * 3 + icd[2])) * icd switch
    {
        "C34" => Math.Exp(0.03 * (Math.Min(year, 2013) - 2005) - 0.05 * Math.Max(0, year - 2013)),
        "C73" => year > 2010 ? 1.6 : 1,
        _ => 1,
    });

    [Test]
    public void TheTableHoldsSegmentsAndMeanChanges()
    {
        var rows = HtmlReader.Table(HtmlWriter.ToHtml(Document), "t6-1").Where(row => row.Count > 1).ToList();
        var lung = rows.Where(row => row[0].StartsWith('肺')).ToList();
        Assert.That(lung.Select(row => row[2]), Does.Contain("2005-2013").And.Contain("2013-2020"));
        Assert.That(lung.Select(row => row.Count).Distinct(), Is.EqualTo(new[] { 11 }));
    }

    [Test]
    public void TheTextSaysWhatTheTableHolds()
    {
        var chapter = Document.Chapters.Single(c => c.Anchor == "c6");
        var text = string.Join('\n', chapter.Blocks.OfType<Blocks.Paragraph>().Select(p => p.Text.Zh));
        Assert.That(text, Does.Contain("2005-2020年每年均有资料的4个登记处").And.Contain("全部癌症发病").And.Contain("筛查启动或变更"));
        Assert.That(Document.Assertions.Where(a => a.Kind == AssertionKind.Arithmetic), Has.All.Property("Holds").True);
    }

    [Test]
    public void TheFigureHoldsRatesFitJoinpointsAndBreaks()
    {
        var figures = Document.Figures.Select(f => f.Figure).OfType<TrendLines>().ToList();
        Assert.That(figures, Is.Not.Empty);
        Assert.That(figures.SelectMany(f => f.Lines).SelectMany(l => l.Joinpoints), Does.Contain(2013.0));
        Assert.That(figures.SelectMany(f => f.Breaks).Select(b => b.LastYear).Distinct(), Is.EqualTo(new[] { 2010.0 }));
        var (columns, rows) = figures[0].Data;
        Assert.That((columns.Count, rows.Count), Is.EqualTo((5, 16)));
    }

    [Test]
    public void WithTwoYearsTheChapterSaysWhyThereIsNoTrend()
    {
        var chapter = AnnualReport.Write(InventedCube.Input(InventedCube.Province()), ReportLanguage.Zh).Chapters.Single(c => c.Anchor == "c6");
        Assert.That(chapter.Blocks.OfType<Blocks.Paragraph>().First().Text.Zh, Is.EqualTo("不作趋势分析：仅 2 年，少于 5 年。"));
        Assert.That(chapter.Blocks.OfType<Blocks.TableBlock>(), Is.Empty);
    }

    // Set REGISTRY_PICTURES to a folder to look at the pictures.
    [Test]
    public void PicturesCanBeDrawn()
    {
        foreach (var (figure, number) in Document.Figures.Select(f => f.Figure).OfType<TrendLines>().Select((figure, number) => (figure, number)))
        {
            var picture = figure.ToPng(ReportLanguage.Zh, FigureFont.BuiltIn);
            Assert.That(picture.Take(4), Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
            if (Environment.GetEnvironmentVariable("REGISTRY_PICTURES") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, $"trend-{number}.png"), picture);
        }
    }
}

using Registry.Analytics.Forecasts;
using Registry.Analytics.Trends;
using Registry.Core.Coding;
using Registry.Report.Figures;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

public class ForecastChapterTests
{
    private static readonly ReportDocument Document = Write(new() { ToYear = 2030, Scenario = Doubled() });

    private static ReportDocument Write(ForecastQuestion question, params DatedBreak[] breaks) => AnnualReport.Write(
        InventedCube.Input(TrendChapterTests.Years()) with { Forecast = question, Breaks = breaks, Outline = ChapterEntry.With(withForecasts: true, withSurvival: false) }, ReportLanguage.Zh);

    private static PopulationScenario Doubled()
    {
        var cube = TrendChapterTests.Years();
        var table = cube.Tabulate(SiteScheme.Cn26, [.. cube.Registries.Select(r => r.Code)], 2020, 2020);
        return new(new("人口加倍", "twice the people"), (
            from sex in new[] { Sex.Male, Sex.Female } from year in Enumerable.Range(2021, 10) from age in Enumerable.Range(0, 18)
            let people = table.PersonYears(sex)
            select (Key: (sex, age, year), Value: 2 * (age == 0 ? people[0] + people[1] : people[age + 1]))).ToDictionary(p => p.Key, p => p.Value));
    }

    [Test]
    public void EveryForecastHasItsBackTestBesideIt()
    {
        var rows = HtmlReader.Table(HtmlWriter.ToHtml(Document), "t7-1").Where(row => row.Count == 14).ToList();
        var printed = rows.Where(row => !row[13].StartsWith("不预测", StringComparison.Ordinal)).ToList();
        Assert.That(printed, Is.Not.Empty);
        Assert.That(printed.Select(row => row[11]), Has.All.Matches<string>(error => error.Length > 0 && char.IsDigit(error[0])), "mean absolute error of the back-test");
        Assert.That(printed.Select(row => row[4]), Has.All.Matches<string>(lower => char.IsDigit(lower[0])), "limits");
    }

    [Test]
    public void WhatShouldNotBeForecastIsMarkedAndNotPrinted()
    {
        var rows = HtmlReader.Table(HtmlWriter.ToHtml(Document), "t7-1").Where(row => row.Count == 14 && row[0].StartsWith("甲状腺", StringComparison.Ordinal)).ToList();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Select(row => row[13]), Has.All.StartsWith("不预测："));
        Assert.That(rows.Select(row => (row[3], row[6])), Has.All.EqualTo(("*", "*")));
        Assert.That(rows.Select(row => row[9]), Has.All.Not.EqualTo(""), "the back-test is shown all the same");
    }

    [Test]
    public void ABreakWithFewYearsSince_ForbidsTheForecastOfItsSite()
    {
        string Verdict(params DatedBreak[] breaks) => HtmlReader.Table(HtmlWriter.ToHtml(Write(new() { ToYear = 2025 }, breaks)), "t7-1").First(row => row.Count == 14 && row[0].StartsWith('胃'))[13];
        var stomach = SiteScheme.Cn26.Groups.First(g => g.IcdLabel == "C16").Code;
        Assert.That(Verdict(), Does.Not.StartWith("不预测"));
        Assert.That(Verdict(new DatedBreak(2016, BreakKind.Coding, Site: stomach)), Does.StartWith("不预测").And.Contain("2016 年后编码变更，其后仅 4 年"));
        Assert.That(Verdict(new DatedBreak(2010, BreakKind.Coding, Site: stomach)), Does.StartWith("慎用").And.Contain("2010 年后编码变更"));
    }

    [Test]
    public void FansAndBarsHoldTheNumbersOfTheTable()
    {
        var fan = Document.Figures.Select(f => f.Figure).OfType<ForecastFan>().First();
        Assert.That(fan.Observed, Has.Count.EqualTo(16));
        foreach (var p in fan.Periods)
            Assert.That(new[] { p.Wide.Lower, p.FourFifths.Lower, p.Half.Lower, p.Half.Upper, p.FourFifths.Upper, p.Wide.Upper }, Is.Ordered, $"{p.FromYear}");
        var bars = Document.Figures.Select(f => f.Figure).OfType<ChangeBars>().First();
        Assert.That(bars.Bars.Select(bar => bar.Growth), Has.All.GreaterThan(50), "twice the people");
        Assert.That(bars.Bars.Select(bar => bar.Ageing), Has.All.EqualTo(0).Within(1e-6), "of the same ages");
        Assert.That(Document.Assertions.Where(a => a.Kind == AssertionKind.Arithmetic), Has.All.Property("Holds").True);
    }

    [Test]
    public void SentencesNameIntervalPartsAndBackTest()
    {
        var chapter = Document.Chapters.Single(c => c.Anchor == "c7");
        var texts = chapter.Blocks.OfType<Blocks.Paragraph>().Select(p => p.Text).ToList();
        Assert.That(texts.Any(t => t.Zh.Contains("预测区间") && t.Zh.Contains("人口规模") && t.Zh.Contains("回测") && t.En.Contains("prediction interval") && t.En.Contains("back-tested")), Is.True);
        Assert.That(texts[0].Zh, Does.Contain("人口加倍"));
        Assert.That(Document.Chapters.Select(c => c.Number), Is.EqualTo(Enumerable.Range(1, 9).Select(i => $"{i}")));
    }

    [Test]
    public void WithTwoYearsNothingIsPrinted()
    {
        var document = AnnualReport.Write(
            InventedCube.Input(InventedCube.Province()) with { Forecast = new() { ToYear = 2025 }, Outline = ChapterEntry.With(withForecasts: true, withSurvival: false) }, ReportLanguage.Zh);
        var rows = HtmlReader.Table(HtmlWriter.ToHtml(document), "t7-1").Where(row => row.Count == 14).ToList();
        Assert.That(rows.Select(row => row[13]), Is.Not.Empty.And.All.StartsWith("不预测"));
        Assert.That(document.Figures.Select(f => f.Figure).OfType<ForecastFan>(), Is.Empty);
    }

    // Set REGISTRY_PICTURES to a folder to look at the pictures.
    [Test]
    public void PicturesCanBeDrawn()
    {
        foreach (var (figure, number) in Document.Figures.Select(f => f.Figure).Where(f => f is ForecastFan or ChangeBars).Select((figure, number) => (figure, number)))
        {
            var picture = figure.ToPng(ReportLanguage.Zh, FigureFont.BuiltIn);
            Assert.That(picture.Take(4), Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
            if (Environment.GetEnvironmentVariable("REGISTRY_PICTURES") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, $"forecast-{number}.png"), picture);
        }
    }
}

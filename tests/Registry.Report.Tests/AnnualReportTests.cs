using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

public class AnnualReportTests
{
    private static readonly ReportInput Input = InventedCube.Input(InventedCube.Province());
    private static readonly ReportDocument Document = AnnualReport.Write(Input, ReportLanguage.Zh);
    private static readonly string Zh = HtmlWriter.ToHtml(Document);
    private static readonly string En = HtmlWriter.ToHtml(Document with { Language = ReportLanguage.En });
    private static readonly string Both = HtmlWriter.ToHtml(Document with { Language = ReportLanguage.Both });

    private static int CasesOf(Func<Core.Cube.CubeCell, bool> wanted) =>
        InventedCube.Four.SelectMany((r, i) => InventedCube.Cells(r, 1 + 0.3 * i, true)).Where(c => c.Year == 2020
            && wanted(c)).Sum(c => c.Cases);

    [Test]
    public void TotalsOfTheTableAreThoseOfTheCube()
    {
        var rows = HtmlReader.Table(Zh, "t4-1");
        Assert.Multiple(() =>
        {
            Assert.That(rows[0][..3], Is.EqualTo(new[] { "全部", "合计", Text(CasesOf(_ => true)) }));
            Assert.That(rows[1][2], Is.EqualTo(Text(CasesOf(c => c.Sex == 1))));
            Assert.That(rows[3][2], Is.EqualTo(Text(CasesOf(c => c.Registry[4] == '0'))), "urban");
        });
    }

    [Test]
    public void CrudeAndStandardisedRatesOfTheTableAreThoseOfTheDefinition()
    {
        double cases = 0, years = 0, weighted = 0;
        var weights = Core.Cube.StandardPopulation.Cn2000.Weights;
        for (var age = 0; age < 19; age++)
        {
            var n = InventedCube.Four.SelectMany((r, i) => InventedCube.Population(r, 1 + 0.3 * i)).Where(p =>
                p.Year == 2020 && p.AgeGroup == age).Sum(p => p.PersonYears);
            var d = CasesOf(c => c.AgeGroup == age);
            (cases, years, weighted) = (cases + d, years + n, weighted + weights[age] / weights.Total * d / n);
        }
        var row = HtmlReader.Table(Zh, "t4-1")[0];
        Assert.That(row[3..5], Is.EqualTo(new[] { Rate(cases / years * 1e5), Rate(weighted * 1e5) }));
    }

    [Test]
    public void BothSexesBreastIsTheWomensRow()
    {
        var rows = HtmlReader.Table(Zh, "t5-14");
        Assert.That(rows.Where(r => r.Count > 1).First()[2..],
            Is.EqualTo(rows.First(r => r.Count > 1
                && r[1] == "女")[2..4].Append(rows.First(r => r.Count > 1)[4]).Concat(rows.First(r => r.Count > 1
                    && r[1] == "女")[5..])));
    }

    [Test]
    public void ASiteOfTheOtherSexIsMarkedNotZero() =>
        Assert.That(HtmlReader.Table(Zh, "t5-15").First(r => r.Count > 1 && r[1] == "男")[2..], Is.All.EqualTo("–"));

    [Test]
    public void ChineseAndEnglishTablesHoldTheSameNumbers()
    {
        var ids = HtmlReader.TableIds(Zh).ToList();
        Assert.That(HtmlReader.TableIds(En), Is.EqualTo(ids));
        var number = new Regex(@"^(−?[0-9.]+|–|…|\*)$");
        foreach (var id in ids)
        {
            var (zh, en) = (HtmlReader.Table(Zh, id).SelectMany(r => r).Where(c => number.IsMatch(c)),
                HtmlReader.Table(En, id).SelectMany(r => r).Where(c => number.IsMatch(c)));
            Assert.That(en, Is.EqualTo(zh), id);
        }
    }

    [Test]
    public void LeadingSitesStandInOrderOfTheRule()
    {
        var rates = HtmlReader.Table(Zh, "t4-2").Where(r => r.Count > 1 && r[0].Length > 0).Select(r =>
            (Rank: int.Parse(r[0], CultureInfo.InvariantCulture),
                Rate: double.Parse(r[4], CultureInfo.InvariantCulture))).ToList();
        Assert.That(rates, Has.Count.GreaterThanOrEqualTo(30), "ten a block, more when the last place is shared");
        for (var i = 1; i < rates.Count; i++)
            if (rates[i].Rank > 1) Assert.That(rates[i].Rate, Is.LessThanOrEqualTo(rates[i - 1].Rate));
        Assert.That(Document.Tables.Single(t => t.Caption.Id == "t4-2").Footnotes[0].Zh, Does.Contain("按粗率排位"));
    }

    [Test]
    public void EveryLinkHasItsTargetAndEveryIdIsUsedOnce([Values] ReportLanguage language)
    {
        var html = Page(language);
        var ids = HtmlReader.Ids(html).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(Regex.Matches(html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value), Is.SubsetOf(ids));
    }

    [Test]
    public void PicturesAreWellFormed([Values] ReportLanguage language)
    {
        var pictures = HtmlReader.Pictures(Page(language)).ToList();
        Assert.That(pictures, Has.Count.EqualTo(Document.Figures.Count()).And.Count.GreaterThan(30));
        foreach (var picture in pictures) Assert.That(() => XElement.Parse(picture), Throws.Nothing);
    }

    [Test]
    public void TheFileFetchesNothing([Values] ReportLanguage language)
    {
        var html = Page(language);
        var addresses = Regex.Matches(html, "(?:https?:)?//[a-z][^\"' <)]*", RegexOptions.IgnoreCase).Select(m =>
            m.Value).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(Regex.Replace(html, "base64,[^\"]+", ""),
                Does.Not.Contain("<script").And.Not.Contain(" src=").And.Not.Contain("<link").And.Not.Contain("@import"));
            Assert.That(addresses.Where(a => !html.Contains("base64," + a, StringComparison.Ordinal)),
                Is.SubsetOf(new[] { "http://www.w3.org/2000/svg" }).Or.Empty);
        });
    }

    [Test]
    public void BothLanguagesHaveTwoCaptionLines() =>
        Assert.That(Both, Does.Contain("<b>表4-1</b>").And.Contain("<b>Table 4-1</b>").And.Contain("<b>图4-1</b>").And.Contain("<b>Figure 4-1</b>"));

    [Test]
    public void EveryTableHasHeadCellsWithScope() =>
        Assert.That(Regex.Matches(Zh, "<th(?! scope=)(?!ead)[^>]*>").Select(m => m.Value), Is.Empty);

    [Test]
    public void DataOfATableCanBeSavedAsCsv()
    {
        var match = Regex.Match(Zh, "download=\"t4-1.csv\" href=\"data:text/csv;base64,([^\"]+)\"");
        var lines = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)).Split("\r\n");
        Assert.That(lines[1], Does.StartWith($"全部,合计,{Text(CasesOf(_ => true))},"));
    }

    [Test]
    public void ChapterNumbersAreThoseOfTheOutline()
    {
        var outline = ChapterEntry.National2022.Select(e =>
            e with { Number = e.Kind == ChapterKind.AllCancers ? "九" : e.Number }).ToList();
        var report = AnnualReport.Write(Input with { Outline = outline }, ReportLanguage.Zh);
        Assert.That(report.Tables.Select(t => t.Caption.Label.Zh), Does.Contain("表九-1").And.Not.Contain("表4-1"));
    }

    [Test]
    public void OpenQueriesAndDataStateStandInTheAnnex()
    {
        var facts = string.Join('\n', Document.Facts.Select(f => $"{f.Name.Zh}={f.Value.Zh}"));
        Assert.That(facts, Does.Contain("DS-7").And.Contain($"存有未答复质疑的病例={CasesWithQuery()}").And.Contain("CN2000").And.Contain("0.0.0"));
    }

    [Test]
    public void TheSameInputGivesTheSameFile() =>
        Assert.That(HtmlWriter.ToHtml(AnnualReport.Write(Input, ReportLanguage.Zh)), Is.EqualTo(Zh));

    private static int CasesWithQuery() =>
        InventedCube.Four.SelectMany((r, i) => InventedCube.Cells(r, 1 + 0.3 * i, true)).Where(c =>
            c.Year == 2020).Sum(c => c.WithOpenQuery);

    private static string Page(ReportLanguage language) =>
        language switch { ReportLanguage.Zh => Zh, ReportLanguage.En => En, _ => Both };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double value) =>
        Math.Round((decimal)value, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.InvariantCulture);
}

using Registry.Analytics.LifeTables;
using Registry.Analytics.Prevalence;
using Registry.Analytics.Quality;
using Registry.Analytics.Survival;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Report.Blocks;
using Registry.Report.Figures;
using Registry.Report.Writers;

namespace Registry.Report.Tests;

/// <summary>The chapter of survival and prevalence of an invented province whose survival rises.</summary>
public class SurvivalChapterTests
{
    private static readonly DateOnly Closing = new(2020, 12, 31);

    private static readonly string[] Codes = ["C34.1", "C16.9", "C50.9", "C18.2", "C61", "C71.9"];

    private static readonly ReportDocument Document = Write(AgeWeighting.Groups);

    [Test]
    public void TheTextTellsTheTrendOfAllCancersAndTheMostFrequentSites()
    {
        var words = Chapter(Document).Blocks.OfType<Paragraph>().Select(p => p.Text).ToList();
        var trends = words.Where(text => text.En.Contains("5-year age-standardised net survival went from", StringComparison.Ordinal)).ToList();
        Assert.That(trends, Has.Count.GreaterThan(2));
        Assert.That(trends[0].Zh, Does.StartWith("全部癌症：5年年龄标化净生存率由").And.Contain("超额死亡率随诊断年每年下降"));
        Assert.That(trends[0].En, Does.Match(@"the excess mortality fell by \d+\.\d\d% with each year of diagnosis \(95% confidence interval \d+\.\d\d% to \d+\.\d\d%\)"), "a fall has no sign");
        Assert.That(words.Select(text => text.En), Has.None.Contains(" -"), "minus signs are those of the tables");
        Assert.That(trends[0].En, Does.Contain("a rise of "));
    }

    [Test]
    public void TheTableOfTrendsHoldsWindowsAndChanges()
    {
        var table = Chapter(Document).Blocks.OfType<TableBlock>().Single(block => block.Caption.Title.En.Contains("Trends of", StringComparison.Ordinal));
        var lung = table.Groups[0].Rows.First(row => row.Cells[0].Text.En.Contains("lung", StringComparison.OrdinalIgnoreCase));
        Assert.That(table.Columns, Has.Count.EqualTo(lung.Cells.Count));
        Assert.That(table.Columns.Count(column => column.Head.En.Contains("20", StringComparison.Ordinal)), Is.EqualTo(3), "2012-2014, 2015-2017, 2018-2020");
        Assert.That(lung.Cells.Select(cell => cell.Text.En), Has.None.EqualTo(""));
    }

    [Test]
    public void BrennersWeightsChangeTheStandardisedColumnAndAreNamed()
    {
        var (groups, brenner) = (HtmlWriter.ToHtml(Document), HtmlWriter.ToHtml(Write(AgeWeighting.Brenner)));
        Assert.That(brenner, Does.Contain("Brenner个体权重"));
        Assert.That(groups, Does.Contain("各年龄组加权平均").And.Not.Contain("Brenner"));
        Assert.That(Rows(brenner), Is.Not.EqualTo(Rows(groups)));
        Assert.That(Rows(brenner).Select(row => row[..8]), Is.EqualTo(Rows(groups).Select(row => row[..8])), "observed and net survival stay");

        static List<string[]> Rows(string html) => [.. HtmlReader.Table(html, "t7-2").Select(row => row.ToArray()).Where(row => row.Length > 8)];
    }

    [Test]
    public void PrevalenceHasLimits_AndIsThatOfTheLastDayWithCases()
    {
        var table = Chapter(Document).Blocks.OfType<TableBlock>().Single(block => block.Caption.Title.En.StartsWith("Prevalence on", StringComparison.Ordinal));
        Assert.That(table.Caption.Title.En, Is.EqualTo("Prevalence on 2020-12-31"));
        var all = table.Groups[0].Rows.First(row => row.IsTotal).Cells.Select(cell => cell.Value ?? double.NaN).ToList();
        Assert.That(all[5], Is.LessThan(all[4]).And.GreaterThan(all[2]), "lower limit of five years, above three years");
        Assert.That(all[6], Is.GreaterThan(all[4]));
        Assert.That(all[8] / all[7], Is.EqualTo(all[5] / all[4]).Within(1e-3), "limits of the rate");
        Assert.That(all[10], Is.GreaterThan(all[3]), "complete prevalence is more than that of ten years");
        Assert.That(all[11], Is.LessThan(all[10]));
        var later = Chapter(Write(AgeWeighting.Groups, closing: new(2022, 6, 30))).Blocks.OfType<TableBlock>().Single(block => block.Caption.Title.En.StartsWith("Prevalence on", StringComparison.Ordinal));
        Assert.That(later.Caption.Title.Zh, Is.EqualTo("2020-12-31的现患"), "cases of 2021 are not in the data");
    }

    [Test]
    public void YearsThatTheDataDoNotGoBack_HaveNoPrevalence()
    {
        var table = Chapter(Write(AgeWeighting.Groups, 2017)).Blocks.OfType<TableBlock>().Single(block => block.Caption.Title.En.StartsWith("Prevalence on", StringComparison.Ordinal));
        var all = table.Groups[0].Rows.First(row => row.IsTotal).Cells;
        Assert.That(all[2].Value, Is.GreaterThan(0), "three years");
        Assert.That(new[] { all[3].Mark, all[4].Mark, all[7].Mark }, Has.All.EqualTo(Mark.NotAvailable), "five and ten years");
    }

    [Test]
    public void FewYears_NoTrendButTheReason()
    {
        var words = Chapter(Write(AgeWeighting.Groups, 2019)).Blocks.OfType<Paragraph>().Select(p => p.Text.Zh);
        Assert.That(words, Does.Contain("资料年份不足两个时期，不作生存率趋势判断。"));
    }

    // Set REGISTRY_PICTURES to a folder to look at the pictures.
    [Test]
    public void CurvesAreDrawnWithLimitsInBothLanguages()
    {
        var figures = Document.Figures.Select(f => f.Figure).OfType<SurvivalCurves>().ToList();
        Assert.That(figures, Has.Count.EqualTo(2));
        Assert.That(figures.SelectMany(f => f.Lines), Has.All.Matches<SurvivalLine>(line => line.Survival.LowerPercent[^1] < line.Survival.Percent[^1]));
        foreach (var (figure, number) in figures.Select((figure, number) => (figure, number)))
            foreach (var language in new[] { ReportLanguage.Zh, ReportLanguage.En })
            {
                var picture = figure.ToPng(language, FigureFont.BuiltIn);
                Assert.That(picture.Take(4), Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));
                if (Environment.GetEnvironmentVariable("REGISTRY_PICTURES") is { Length: > 0 } folder) File.WriteAllBytes(Path.Combine(folder, $"survival-{number}-{language}.png"), picture);
            }
    }

    private static Chapter Chapter(ReportDocument document) => document.Chapters.Single(chapter => chapter.Anchor == "c7");

    private static ReportDocument Write(AgeWeighting weighting, int fromYear = 2005, DateOnly? closing = null)
    {
        var patients = RegisteredPatients.Of(Cases(fromYear), Closing);
        var table = MortalityTable.Of(from sex in new[] { Sex.Male, Sex.Female } from age in Enumerable.Range(0, 100) select new MortalityRow(sex, 2000, age, 1e-7 * Math.Exp(0.09 * age)));
        return AnnualReport.Write(InventedCube.Input(InventedCube.Province()) with
        {
            Outline = ChapterEntry.WithSurvival,
            Survival = new()
            {
                Patients = patients, Diagnosed = patients, FromYear = fromYear, ToYear = 2020, Closing = closing ?? Closing,
                Question = new() { Scheme = SiteScheme.Cn26, LifeTable = table, Weighting = weighting, Years = fromYear < 2015 ? [1, 3, 5] : [1] },
                LifeTable = Bilingual.Same("province"), FollowUp = new Dictionary<string, FollowUpCounts> { ["990101"] = new(9000, 5000, 3800, 100, 100) },
                People = (_, sex) => sex is null ? 2_000_000 : 1_000_000,
                Incidence = (_, _) => [.. Enumerable.Range(6, 11).Select(g => new AgeIncidence(5 * g + 2.5, 10 + g * g * g, 100_000))],
            },
        }, ReportLanguage.Zh);
    }

    private static IEnumerable<CaseStatus> Cases(int fromYear)
    {
        var random = new Random(20261130);
        for (var i = 0; i < 9000; i++)
        {
            var diagnosis = new DateOnly(fromYear, 1, 1).AddDays(random.Next((Closing.Year - fromYear + 1) * 365));
            var days = 1 + (int)Math.Min(-Math.Log(1 - random.NextDouble()) * 365 / (0.35 * Math.Pow(0.93, diagnosis.Year - 2005) + 0.02), 9000);
            var (end, code, sex) = (diagnosis.AddDays(days), Codes[i % Codes.Length], i % Codes.Length == 2 || (i % Codes.Length != 4 && i % 2 == 0) ? Sex.Female : Sex.Male);
            yield return new()
            {
                Registry = "990101", CaseNumber = $"{i}", TumourNumber = 1, PersonId = i + 1, Sex = sex, BirthDate = new(diagnosis.Year - 32 - random.Next(55), 6, 15),
                IncidenceDate = new(diagnosis.Year, diagnosis.Month, diagnosis.Day), Icd10 = IcdCode.TryParse(code)!, Basis = BasisOfDiagnosis.HistologyOfPrimary, Stage = 1 + random.Next(6),
                Contact = new() { Date = new(end.Year, end.Month, end.Day), Status = end <= Closing ? VitalStatus.Dead : VitalStatus.Alive, IsOfCard = true },
            };
        }
    }
}

using System.Xml.Linq;
using Registry.Core.Coding;
using Registry.Report.Figures;

namespace Registry.Report.Tests;

public class FigureTests
{
    private static readonly Bilingual Description = new("说明 <&>", "Description <&>");

    public static IEnumerable<TestCaseData> EveryKind()
    {
        foreach (var language in Enum.GetValues<ReportLanguage>())
            foreach (var figure in Samples())
                yield return new TestCaseData(figure, language).SetArgDisplayNames(figure.GetType().Name,
                    language.ToString());
    }

    [TestCaseSource(nameof(EveryKind))]
    public void IsWellFormedWithUniqueIdsNameAndNoVariables(Figure figure, ReportLanguage language)
    {
        var svg = figure.ToSvg(language, "f1-1-svg", FigureFont.BuiltIn);
        var root = XElement.Parse(svg);
        var ids = root.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        var used = root.Descendants().Attributes("clip-path").Select(a => a.Value[5..^1]);
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            Assert.That(ids, Has.All.StartsWith("f1-1-svg"));
            Assert.That(used, Is.SubsetOf(ids), "every clip path that is used exists");
            Assert.That(root.Attribute("role")?.Value, Is.EqualTo("img"));
            Assert.That(root.Elements().First().Name.LocalName, Is.EqualTo("title"));
            Assert.That(root.Elements().First().Value, Is.EqualTo(Description.In(language)));
            Assert.That(svg, Does.Not.Contain("var(").And.Not.Contain("http://www.w3.org/1999/xlink"));
        });
    }

    [TestCaseSource(nameof(EveryKind))]
    public void IsTheSameTextEveryTime(Figure figure, ReportLanguage language)
    {
        var first = figure.ToSvg(language, "x", FigureFont.BuiltIn);
        Samples().First().ToSvg(language, "y", FigureFont.BuiltIn);             // another picture in between
        Assert.That(figure.ToSvg(language, "x", FigureFont.BuiltIn), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(EveryKind))]
    public void EveryTextLiesInsideThePicture(Figure figure, ReportLanguage language)
    {
        var root = XElement.Parse(figure.ToSvg(language, "x", FigureFont.BuiltIn));
        var (width, height) = ((double)root.Attribute("width")!, (double)root.Attribute("height")!);
        foreach (var text in SvgRuler.Texts(root))
            Assert.That(text, Has.Property("Left").GreaterThanOrEqualTo(-0.5).And.Property("Right").LessThanOrEqualTo(width + 0.5)
                .And.Property("Top").GreaterThanOrEqualTo(-0.5).And.Property("Bottom").LessThanOrEqualTo(height + 0.5),
                text.Words);
    }

    [TestCase(124.22)]
    [TestCase(99.99)]
    [TestCase(1.01)]
    public void ValuesOfTheLeadingSitesStandBetweenTheNames(double rate)
    {
        var figure = new LeadingSitesBars
        {
            Description = Description, Measure = new("率(1/10万)", "Rate per 100,000"),
            Male = [new(new("肺", "Lung"), rate)], Female = [new(new("乳腺", "Breast"), rate)],
        };
        var texts = SvgRuler.Texts(XElement.Parse(figure.ToSvg(ReportLanguage.En, "x", FigureFont.BuiltIn))).ToList();
        var values = texts.Where(t => t.Words == Numbers.Rate(rate)).ToList();
        Assert.That(values.Min(v => v.Left), Is.GreaterThan(texts.Single(t => t.Words == "Lung").Right));
        Assert.That(values.Max(v => v.Right), Is.LessThan(texts.Single(t => t.Words == "Breast").Left));
    }

    [Test]
    public void ChineseIsRealText()
    {
        var svg = Samples().OfType<LeadingSitesBars>().First().ToSvg(ReportLanguage.Zh, "x", FigureFont.BuiltIn);
        Assert.That(XElement.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(t => t.Value),
            Does.Contain("气管、支气管、肺").And.Contain("102.35").And.Contain("发病率(1/10万)"));
    }

    [Test]
    public void PngOfAFigureIsAPicture() =>
        Assert.That(Samples().First().ToPng(ReportLanguage.Zh, FigureFont.BuiltIn).Take(4),
            Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47 }));

    [Test]
    public void BuiltInFontHasEveryCharacterOfTheTables()
    {
        var words = Area.All.Select(a =>
            a.NameZh).Concat(SiteScheme.All.SelectMany(s => s.Groups).Select(g => g.NameZh + g.NameEn));
        var missing = words.SelectMany(w => w).Distinct().Where(c =>
            !FigureFont.BuiltIn.Typeface.ContainsGlyphs(c.ToString()));
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void AFontFileThatIsNotThereIsSaidPlainly() =>
        Assert.That(() => FigureFont.FromFile("/nowhere/font.ttf"),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("/nowhere/font.ttf").And.Message.Contains("does not exist"));

    [Test]
    public void AFileThatIsNoFontIsSaidPlainly()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-font.otf");
        File.WriteAllText(path, "not a font");
        Assert.That(() => FigureFont.FromFile(path),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("cannot be read"));
    }

    internal static IEnumerable<Figure> Samples()
    {
        double[] men = [5, 20, 26, 25, 24, 26, 31, 45, 52, 48, 50, 55, 53, 46, 39, 33, 22, 15, 9];
        double?[] rates = [.. Enumerable.Range(0, 19).Select(i => i == 3 ? 0 : (double?)(i * i * i / 4.0))];
        yield return new PopulationPyramid { Description = Description, Male = new(AgeScheme.Cn19, men),
            Female = new(AgeScheme.Cn19, men) };
        foreach (var isLogarithmic in new[] { false, true })
            yield return new AgeCurves
            {
                Description = Description, IsLogarithmic = isLogarithmic,
                Curves = [new(new("男性发病", "Male incidence"), "#1f78b4", false, rates),
                    new(new("女性死亡", "Female mortality"), "#8F3551", true, rates)],
            };
        yield return new LeadingSitesBars
        {
            Description = Description, Measure = new("发病率(1/10万)", "Incidence per 100,000"),
            Male = [new(new("气管、支气管、肺", "Trachea, bronchus & lung"), 102.345)],
            Female = [new(new("乳腺", "Breast"), 61.2), new(new("甲状腺", "Thyroid"), 0.4)],
        };
        DrawnSurvival survival = new([0, 100, 400, 900, 1700], [100, 88.2, 71, 55.5, 40], [100, 84, 65, 48, 30], [100, 91, 77, 62, 50]);
        yield return new SurvivalCurves
        {
            Description = Description, Years = 5, Measure = new("净生存率(%)", "Net survival (%)"),
            Lines = [new(new("男", "Male"), "#1f78b4", false, survival), new(new("气管、支气管、肺", "Trachea, bronchus & lung"), "#8F3551", true, survival)],
        };
        yield return new TrendLines
        {
            Description = Description, Measure = new("中标率(1/10万)", "ASR (China 2000) per 100,000"), Breaks = [(2010, new("编码变更", "change of coding")), (2017, new("筛查", "screening"))],
            Lines =
            [
                new(new("男", "Male"), "#1f78b4", false, [.. Enumerable.Range(2005, 18).Select(y => (double)y)], [.. Enumerable.Range(0, 18).Select(i => 40.0 + i)], [.. Enumerable.Range(0, 18).Select(i => 40.5 + i)], [2012]),
                new(new("女", "Female"), "#8F3551", true, [.. Enumerable.Range(2005, 18).Select(y => (double)y)], [.. Enumerable.Range(0, 18).Select(i => 20.0 - i / 3.0)], null, []),
            ],
        };
        yield return new RegistryBars
        {
            Description = Description, Measure = new("中标率(1/10万)", "ASR (China 2000) per 100,000"),
            Pooled = new(new("全部", "All"), 205.2),
            Registries = [.. Enumerable.Range(0, 12).Select(i =>
                new NamedValue(new($"西湖区{i}", $"33010{i} 西湖区"), 180 + i * 5))],
        };
    }
}

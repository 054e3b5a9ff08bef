using Registry.Analytics;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Report.Assertions;
using Registry.Report.Blocks;
using Registry.Report.Statistics;
using Registry.Report.Wording;

namespace Registry.Report.Tests;

/// <summary>Words that many chapters share.</summary>
public class WordingTests
{
    private static readonly SiteScheme Sites = SiteScheme.Cn26;

    [TestCase("114", 2, "女性乳腺癌发病", "Female breast cancer, incidence", "女性乳腺", "Female breast")]
    [TestCase("114", 1, "男性乳腺癌发病", "Male breast cancer, incidence", "男性乳腺", "Male breast")]
    [TestCase("118", 1, "前列腺癌发病", "Prostate cancer, incidence", "前列腺", "Prostate")]
    [TestCase("110", 2, "女性肺癌发病", "Lung cancer, women, incidence", "肺（女）", "Lung (female)")]
    [TestCase("110", 0, "男女合计肺癌发病", "Lung cancer, both sexes, incidence", "肺（合计）", "Lung (both sexes)")]
    public void ASiteOfOneSexSaysThatSexOnce(string code, int sex, string zh, string en, string shortZh, string shortEn)
    {
        var group = Sites.Groups.Single(known => known.Code == code);
        Sex? who = sex == 0 ? null : (Sex)sex;
        Assert.That(SeriesNames.Of(Sites, group, who, RegistryEvent.Incidence), Is.EqualTo(new Bilingual(zh, en)));
        Assert.That(SeriesNames.Short(Sites, group, who), Is.EqualTo(new Bilingual(shortZh, shortEn)));
    }

    [Test]
    public void ADataStateIsToldInTheLanguageOfTheReport()
    {
        var state = Terms.Of(new DataState(12, new DateTimeOffset(2026, 11, 30, 17, 45, 55, TimeSpan.FromHours(8))));
        Assert.That(state, Is.EqualTo(new Bilingual("DS-12（2026-11-30T09:45:55Z）", "DS-12 of 2026-11-30T09:45:55Z")));
        var cover = AnnualReport.Write(InventedCube.Input(InventedCube.Province()), ReportLanguage.Zh).Facts.Single(fact => fact.Name.Zh == "资料状态").Value.Zh;
        Assert.That(cover, Does.StartWith("DS-").And.Not.Contain(" of "));
    }

    [Test]
    public void AContradictionIsToldInBothLanguages_AndNoWordIsCut()
    {
        var data = ReportData.Of(InventedCube.Input(InventedCube.Province()));
        var chapter = new Chapter("9", new("章", "Chapter"), "s9", [new Paragraph(new(
            "发病率为999999.99/10万，" + new string('字', 60), "The incidence rate was 999999.99 per 100,000 in the registration areas which contributed to this chapter alone"))]);
        var failed = TextAssertions.Run(data, [chapter]).Where(result => !result.Holds).ToList();
        var told = new ReportContradictionException(failed);
        Assert.That(failed.Select(result => result.Id), Is.EqualTo(new[] { "A-TEXT" }));
        Assert.That(told.Message, Does.StartWith("The report was not written").And.Contain("999999.99").And.EndsWith("in the registration areas which …"));
        Assert.That(told.Reason.Zh, Does.StartWith("未写出报告").And.Contain("正文中的率").And.EndWith("字…"));
    }
}

using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Tests.Checks;

public sealed class CheckCatalogueTests
{
    private static readonly CheckCatalogue Catalogue = CheckCatalogue.Load();

    [Test]
    public void IdsAndSlugsAreUnique()
    {
        Assert.That(Catalogue.All.Select(check => check.Id), Is.Unique);
        Assert.That(Catalogue.All.Select(check => check.Slug), Is.Unique);
    }

    [Test]
    public void EveryCheckSaysWhatToDoAndWhereItComesFrom()
    {
        Assert.Multiple(() =>
        {
            foreach (var check in Catalogue.All)
            {
                foreach (var text in (string[])[check.MessageZh, check.MessageEn, check.AdviceZh, check.AdviceEn, check.Source, check.Since])
                    Assert.That(text.Trim(), Is.Not.Empty, check.Id);
                Assert.That(CheckPack.Ids, Does.Contain(check.Pack), check.Id);
            }
        });
    }

    [Test]
    public void BothLanguagesHaveTheSamePlaceholders()
    {
        Assert.Multiple(() =>
        {
            foreach (var check in Catalogue.All)
                foreach (var placeholder in (string[])["{item}", "{value}", "{0}", "{1}", "{2}", "{3}"])
                    Assert.That(check.MessageZh.Contains(placeholder), Is.EqualTo(check.MessageEn.Contains(placeholder)), $"{check.Id} {placeholder}");
        });
    }

    [Test]
    public void TextIsFilledInBothLanguages()
    {
        var verdict = new Verdict("D-AGE-1", Severity.Error, PartKind.Incidence, 2, "C", Item.Age, "74", "74|73");
        var text = Catalogue.Text(verdict);
        Assert.That(text.MessageEn, Is.EqualTo("Reported age 74, by the dates 73"));
        Assert.That(text.MessageZh, Is.EqualTo("填报年龄 74，按日期计算为 73"));
    }

    [TestCase("icd10, basis|reject", "other content (different: icd10, basis); update policy: reject")]
    [TestCase(null, "with other content")]
    public void WhatStandsInSquareBracketsIsLeftOutWhenItSaysNothing(string? arguments, string expected)
    {
        var verdict = new Verdict("F-DUP-2", Severity.Query, PartKind.Incidence, 2, null, null, null, arguments);
        Assert.That(Catalogue.Text(verdict).MessageEn, Does.Contain(expected));
        Assert.That(Catalogue.Text(verdict).MessageZh, Does.Not.Contain("[").And.Not.Contain("]"));
    }

    [TestCase("overwrite", "Once committed this row replaces the record and the earlier version is kept. Compare what differs")]
    [TestCase("fill-empty", "Stored values stay and only gaps are filled. Compare what differs")]
    [TestCase("reject", "The row is returned. Compare what differs")]
    public void TheAdviceIsThatOfThePolicyInForce(string policy, string expected)
    {
        var text = Catalogue.Text(new("F-DUP-2", Severity.Query, PartKind.Incidence, 2, null, null, null, $"性别¦sex|{policy}"));
        Assert.That(text.AdviceEn, Does.StartWith(expected));
        Assert.That(text.MessageZh, Does.Contain("（不同的项目：性别）").And.Contain($"更新方式：{policy}"));
        Assert.That(text.AdviceZh, Does.Not.Contain("[").And.Not.Contain(policy));
    }

    [Test]
    public void AHiddenValueIsToldInTheLanguageOfTheText()
    {
        var text = Catalogue.Text(new("D-PARSE-1", Severity.Error, PartKind.Incidence, 2, "B", Item.BirthDate, MaskedValue.Of(Item.BirthDate, "110105194912310021"), null));
        Assert.That((text.MessageZh, text.MessageEn), Is.EqualTo(("出生日期“（18 个字符）”不是日历日期", "date of birth \"(18 characters)\" is no calendar date")));
    }

    [Test]
    public void TheCodeThatSaysBreastIsNamed()
    {
        var judged = ExamplePart.Judge("fb", "icd10=C50.9")[0].Verdicts.Single(verdict => verdict.CheckId == "X-SEX-3");
        Assert.That(Catalogue.Text(judged).MessageZh, Is.EqualTo("男性乳腺癌（ICD-10 C50.9）"));
        Assert.That(ExamplePart.Judge("fb", "topography=C50.9;icd10=C34.1")[0].Verdicts.Single(verdict => verdict.CheckId == "X-SEX-3").Arguments, Is.EqualTo("ICD-O-3 C50.9"));
    }

    [Test]
    public void AValueWithBracesStaysAsItIs()
    {
        var verdict = new Verdict("V-SET-1", Severity.Error, PartKind.Incidence, 2, "C", Item.Sex, "{0}", "x");
        Assert.That(Catalogue.Text(verdict).MessageEn, Does.Contain("\"{0}\""));
    }
}

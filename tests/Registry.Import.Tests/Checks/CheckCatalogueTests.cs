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
        Assert.That(text.MessageZh, Is.EqualTo("填报年龄 74,按日期计算为 73"));
    }

    [TestCase("icd10, basis|reject", "other content (different: icd10, basis); update policy: reject")]
    [TestCase(null, "with other content")]
    public void WhatStandsInSquareBracketsIsLeftOutWhenItSaysNothing(string? arguments, string expected)
    {
        var verdict = new Verdict("F-DUP-2", Severity.Query, PartKind.Incidence, 2, null, null, null, arguments);
        Assert.That(Catalogue.Text(verdict).MessageEn, Does.Contain(expected));
        Assert.That(Catalogue.Text(verdict).MessageZh, Does.Not.Contain("[").And.Not.Contain("]"));
    }

    [Test]
    public void AValueWithBracesStaysAsItIs()
    {
        var verdict = new Verdict("V-SET-1", Severity.Error, PartKind.Incidence, 2, "C", Item.Sex, "{0}", "x");
        Assert.That(Catalogue.Text(verdict).MessageEn, Does.Contain("\"{0}\""));
    }
}

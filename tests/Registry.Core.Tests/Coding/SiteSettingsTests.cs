using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class SiteSettingsTests
{
    private static IEnumerable<SiteSettings> Every()
    {
        IEnumerable<SiteSettings> all = [SiteSettings.Default];
        return SiteSetting.Keys.Aggregate(all, (sofar, key) => sofar.SelectMany(s => SiteSetting.ValuesOf(key).Select(s.With)).ToList());
    }

    [TestCase("", "C86", "124", "53")]
    [TestCase("c86=other", "C86", "126", "59")]
    [TestCase("", "D45", "125", "57")]
    [TestCase("d45-d47=separate", "D45", "MPD", "MPD")]
    [TestCase("d45-d47=separate", "D46", "MDS", "MDS")]
    [TestCase("d45-d47=separate", "D47", "MPD", "MPD")]
    [TestCase("d45-d47=excluded", "D46", null, null)]
    [TestCase("", "D35.2", null, null)]
    [TestCase("d35=yes", "D35.2", "122", "48")]
    [TestCase("d35=yes", "D35.4", "122", "48")]
    [TestCase("d35=yes", "D35", null, null, TestName = "Other benign endocrine tumours are never counted")]
    [TestCase("", "C10.1", "109", "6")]
    [TestCase("c10.1=larynx", "C10.1", "109", "20")]
    [TestCase("c10.1=pharynx", "C10.1", "101", "6")]
    [TestCase("c10.1=larynx", "C10", "101", "6")]
    public void SiteOf(string settings, string icd, string? of26, string? of59)
    {
        var chosen = SiteSettings.Default.With(settings, out _)!;
        Assert.That((SiteOf(SiteScheme.Cn26.With(chosen), icd), SiteOf(SiteScheme.Cn59.With(chosen), icd)), Is.EqualTo((of26, of59)));
    }

    [Test]
    public void UnderEverySettingACountedCodeIsInOneSiteAndInTheTotals()
    {
        Assert.That(Every().Count(), Is.EqualTo(36));
        foreach (var settings in Every())
            foreach (var scheme in SiteScheme.All.Select(s => s.With(settings)))
            {
                foreach (var icd in NeoplasmCodes.All.Select(c => c.CubeCode).Distinct())
                {
                    var groups = scheme.GroupsOf(icd).Select(g => scheme.Groups[g]).ToList();
                    var isCounted = icd[0] == 'C' || icd is "D32" or "D33" or "D42" or "D43"
                        || (icd is "D45" or "D46" or "D47" && settings["d45-d47"] != "excluded")
                        || (icd is "D35.2" or "D35.3" or "D35.4" && settings["d35"] == "yes");
                    Assert.That(groups.Count(g => g.Kind == SiteGroupKind.Site), Is.EqualTo(isCounted ? 1 : 0), $"{scheme.Code} {icd}");
                    Assert.That(groups.Count(g => g.Code == "60"), Is.EqualTo(isCounted ? 1 : 0), $"{scheme.Code} {icd}");
                    Assert.That(groups.Count(g => g.Code == "61"), Is.EqualTo(isCounted && icd != "C44" ? 1 : 0), $"{scheme.Code} {icd}");
                }
                Assert.That(scheme.Groups.Select(g => g.Code), Is.Unique);
                Assert.That(scheme.Groups.TakeLast(2).Select(g => g.Code), Is.EqualTo(new[] { "60", "61" }), "totals last");
            }
    }

    [Test]
    public void TheCodeTellsTheVariant()
    {
        var settings = SiteSettings.Default.With("C86=other, d35=yes", out _)!;
        Assert.That(SiteScheme.Cn59.With(settings).Code, Is.EqualTo("cn59-v1+c86-other+d35-yes"));
        Assert.That(SiteScheme.Cn59.With(settings), Is.SameAs(SiteScheme.Cn59.With(SiteSettings.Default.With("d35=yes,c86=other", out _)!)));
        Assert.That(SiteScheme.Cn59.With(settings).With(SiteSettings.Default), Is.SameAs(SiteScheme.Cn59));
        Assert.That(settings.ToString(), Is.EqualTo("c86=other,d45-d47=leukaemia,d35=yes,c10.1=scheme"));
        Assert.That(Every().Select(s => s.Suffix), Is.Unique);
    }

    [TestCase("c86=pharynx", "c86=pharynx")]
    [TestCase("c86", "c86")]
    [TestCase("d35=yes,c99=no", "c99=no")]
    public void WhatIsNoSettingIsNamed(string list, string expected) =>
        Assert.That((SiteSettings.Default.With(list, out var unknown), unknown), Is.EqualTo(((SiteSettings?)null, expected)));

    [Test]
    public void EveryQuestionHasOneDefaultAndSaysWhatItMeans()
    {
        foreach (var key in SiteSetting.Keys)
            Assert.That(SiteSetting.ValuesOf(key).Count(s => s.IsDefault), Is.EqualTo(1), key);
        Assert.That(SiteSetting.All.Select(s => s.TextZh), Is.Unique);
        Assert.That(SiteSetting.All.Select(s => s.TextEn), Is.Unique);
        Assert.That(() => SiteSettings.Default["c99"], Throws.ArgumentException);
    }

    [Test]
    public void EveryChangeOfAGroupBelongsToASettingThatIsNotTheDefault()
    {
        foreach (var row in EmbeddedTable.Read("setting_groups.csv"))
            Assert.That(SiteSetting.Find(row["key"], row["value"]), Is.Not.Null.And.Property("IsDefault").False);
    }

    private static string? SiteOf(SiteScheme scheme, string icd) =>
        scheme.GroupsOf(icd).Select(g => scheme.Groups[g]).SingleOrDefault(g => g.Kind == SiteGroupKind.Site)?.Code;
}

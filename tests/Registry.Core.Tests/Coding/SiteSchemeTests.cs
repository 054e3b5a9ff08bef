using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class SiteSchemeTests
{
    /// <summary>Cube codes of every reportable code that ICD-10 has.</summary>
    private static IEnumerable<string> Reportable =>
        NeoplasmCodes.All
            .Where(c => c.Category[0] == 'C' || c.Category is "D32" or "D33" or "D42" or "D43" or "D45" or "D46" or "D47")
            .Select(c => c.CubeCode).Distinct();

    [TestCase("cn26-v1")]
    [TestCase("cn59-v1")]
    public void EveryReportableCodeIsInOneSiteAndInTheTotal(string code)
    {
        var scheme = SiteScheme.Find(code)!;
        foreach (var icd in Reportable)
        {
            var groups = scheme.GroupsOf(icd).Select(g => scheme.Groups[g]).ToList();
            Assert.That(groups.Count(g => g.Kind == SiteGroupKind.Site), Is.EqualTo(1), $"{icd}: {string.Join(' ', groups)}");
            Assert.That(groups.Count(g => g.Code == "60"), Is.EqualTo(1), icd);
            Assert.That(groups.Count(g => g.Code == "61"), Is.EqualTo(icd == "C44" ? 0 : 1), icd);
        }
    }

    [TestCase("cn26-v1", 26)]
    [TestCase("cn59-v1", 59)]
    public void NumberOfSites(string code, int sites)
    {
        var scheme = SiteScheme.Find(code)!;
        Assert.That(scheme.Groups.Count(g => g.Kind == SiteGroupKind.Site), Is.EqualTo(sites));
        Assert.That(scheme.Groups.Select(g => g.Code), Is.Unique);
        Assert.That(scheme.Groups.Skip(sites).Select(g => g.Code), Is.EqualTo((string[])["60", "61"]), "totals last");
    }

    [TestCase("C34", "110", "21")]
    [TestCase("C33", "110", "21")]
    [TestCase("C10", "101", "6")]
    [TestCase("C10.1", "109", "6", TestName = "Anterior surface of epiglottis: larynx in the 26 sites")]
    [TestCase("C44", "126", "25", TestName = "Other skin")]
    [TestCase("C80", "126", "59", TestName = "Unknown primary")]
    [TestCase("C86", "124", "53", TestName = "T/NK lymphoma of the 2010 edition")]
    [TestCase("C96", "124", "53")]
    [TestCase("D45", "125", "57", TestName = "Polycythaemia vera")]
    [TestCase("D47", "125", "57")]
    [TestCase("D32", "122", "48", TestName = "Benign meningeal tumour")]
    [TestCase("D43", "122", "48")]
    [TestCase("C68", "120", "46")]
    public void SiteOf(string icd, string of26, string of59) =>
        Assert.That((SiteOf(SiteScheme.Cn26, icd), SiteOf(SiteScheme.Cn59, icd)), Is.EqualTo((of26, of59)));

    [TestCase("D05", TestName = "In situ")]
    [TestCase("D35", TestName = "Benign, outside the CNS")]
    [TestCase("I10", TestName = "Another chapter")]
    public void CodesOutsideAreNotTabulated(string icd) =>
        Assert.That(SiteScheme.All.SelectMany(s => s.GroupsOf(icd)), Is.Empty);

    [Test]
    public void InSituCodesAreInNoGroup() =>
        Assert.That(NeoplasmCodes.All.Where(code => code.IsInSitu).SelectMany(code => SiteScheme.All.SelectMany(s => s.GroupsOf(code.CubeCode))), Is.Empty);

    [TestCase("115", Sex.Female, TestName = "Cervix")]
    [TestCase("118", Sex.Male, TestName = "Prostate")]
    [TestCase("114", Sex.Female, TestName = "Breast: the both-sexes row is that of women")]
    [TestCase("110", null, TestName = "Lung")]
    public void OnlySex(string group, Sex? sex) =>
        Assert.That(SiteScheme.Cn26.Groups[SiteScheme.Cn26.IndexOf(group)!.Value].OnlySex, Is.EqualTo(sex));

    [Test]
    public void TheNewestVersionIsFoundWithoutItsNumber() =>
        Assert.That((SiteScheme.Find("cn26"), SiteScheme.Find("cn26-v1"), SiteScheme.Find("cn27"), SiteScheme.Cn26.IndexOf("999")),
            Is.EqualTo((SiteScheme.Cn26, SiteScheme.Cn26, (SiteScheme?)null, (int?)null)));

    private static string SiteOf(SiteScheme scheme, string icd) =>
        scheme.GroupsOf(icd).Select(g => scheme.Groups[g]).Single(g => g.Kind == SiteGroupKind.Site).Code;
}

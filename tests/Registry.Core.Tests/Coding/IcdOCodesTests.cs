using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class TopographyTests
{
    [TestCase("C34.1", "C34.1")]
    [TestCase("C341", "C34.1")]
    [TestCase("c34.1", "C34.1")]
    [TestCase("341", "C34.1", TestName = "As CanReg writes it")]
    [TestCase(" C00.0 ", "C00.0")]
    public void Reads(string text, string code) => Assert.That(Topography.TryParse(text)?.Code, Is.EqualTo(code));

    [TestCase("C34")]
    [TestCase("C34.5", TestName = "Not of the list")]
    [TestCase("D34.1")]
    [TestCase("C34-1")]
    [TestCase("C34.10")]
    [TestCase("C３4.1")]
    [TestCase("")]
    public void DoesNotRead(string text) => Assert.That(Topography.TryParse(text), Is.Null);

    [Test]
    public void EveryCodeIsReadBackFromEveryForm()
    {
        foreach (var site in Topography.All)
        {
            Assert.That(Topography.TryParse(site.Code), Is.SameAs(site));
            Assert.That(Topography.TryParse(site.Code.Replace(".", "")), Is.SameAs(site));
            Assert.That(Topography.TryParse(site.Number.ToString("D3")), Is.SameAs(site));
        }
    }

    [TestCase("C53.9", Sex.Female)]
    [TestCase("C61.9", Sex.Male)]
    [TestCase("C50.9", null)]
    public void OnlySex(string code, Sex? sex) => Assert.That(Topography.TryParse(code)?.OnlySex, Is.EqualTo(sex));

    [Test]
    public void ThereAre330() => Assert.That(Topography.All, Has.Count.EqualTo(330));
}

public class HistologyTests
{
    [TestCase("8140", 8140)]
    [TestCase("9989", 9989)]
    public void Reads(string text, int number) => Assert.That(Histology.TryParse(text)?.Number, Is.EqualTo(number));

    [TestCase("8142x")]
    [TestCase("814")]
    [TestCase("7999")]
    [TestCase("8006", TestName = "Not of the list")]
    [TestCase("-814")]
    [TestCase("")]
    public void DoesNotRead(string text) => Assert.That(Histology.TryParse(text), Is.Null);

    [TestCase("8140", true, true)]
    [TestCase("8085", true, false, TestName = "New in ICD-O-3.2")]
    [TestCase("8157", false, true, TestName = "Only in CanReg5's older list")]
    public void Lists(string text, bool inIcdO32, bool inOlderList)
    {
        var histology = Histology.TryParse(text);
        Assert.That((histology?.IsInIcdO32, histology?.IsInOlderList), Is.EqualTo((inIcdO32, inOlderList)));
    }

    [Test]
    public void HaematologicalBeginsAt9590() =>
        Assert.That(Histology.All.First(h => h.IsHaematological).Number, Is.EqualTo(9590));

    [Test]
    public void ThereAre867InOrder() =>
        Assert.That(Histology.All.Select(h => h.Number), Is.Ordered.And.Unique.And.Exactly(867).Items);
}

public class MorphologyTests
{
    [TestCase("8140", "8140", null)]
    [TestCase("8140/3", "8140", '3')]
    [TestCase("M8140/3", "8140", '3')]
    [TestCase("M-8140/3", "8140", '3')]
    [TestCase("81403", "8140", '3')]
    [TestCase(" m8140 ", "8140", null)]
    [TestCase("8140/", "8140", null, TestName = "Slash without behaviour")]
    [TestCase("M81400/3", "8140", '3', TestName = "Chinese clinical edition")]
    public void Splits(string text, string histology, char? behaviour) =>
        Assert.That(Morphology.Split(text), Is.EqualTo((histology, behaviour)));

    [TestCase("")]
    [TestCase("814")]
    [TestCase("8140/x")]
    [TestCase("8140/33")]
    [TestCase("A8140")]
    [TestCase("814O/3", TestName = "The letter O")]
    public void DoesNotSplit(string text) => Assert.That(Morphology.Split(text), Is.Null);

    [Test]
    public void IsWrittenWithASlash() =>
        Assert.That(new Morphology(Histology.TryParse("8140")!, Behaviour.Malignant).ToString(), Is.EqualTo("8140/3"));
}

public class RubricNamesTests
{
    /// <summary>Skips a test of the names in a build that leaves them out.</summary>
    public static void MustBeBuiltIn()
    {
        if (EmbeddedTable.ReadOptional("icdo3_topography_names.csv") is null) Assert.Ignore("Built with RubricNames=false: no names.");
    }

    [Test]
    public void NamesComeInBothLanguages()
    {
        MustBeBuiltIn();
        var site = Topography.TryParse("C34.1")!;
        Assert.That(site.NameEn, Is.EqualTo("Upper lobe, lung"));
        Assert.That(site.NameZh, Does.Contain("肺"));
    }

    [Test]
    public void WithoutATranslationTheEnglishNameStands()
    {
        MustBeBuiltIn();
        var histology = Histology.All.First(h => h.NameZh == h.NameEn && h.NameEn.Length > 4);
        Assert.That(histology.NameZh, Does.Match("[A-Za-z]{3}"));
    }

    [Test]
    public void WithoutTheFileTheCodeIsTheName()
    {
        var names = RubricNames.Read("no_such_names.csv");
        Assert.That((names.En("C34.1"), names.Zh("C34.1")), Is.EqualTo(("C34.1", "C34.1")));
    }
}

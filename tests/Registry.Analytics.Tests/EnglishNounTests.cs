using Registry.Analytics.Quality;
using Registry.Core.Coding;

namespace Registry.Analytics.Tests;

public class EnglishNounTests
{
    [TestCase(1, ExpectedResult = "1 case")]
    [TestCase(0, ExpectedResult = "0 cases")]
    [TestCase(2, ExpectedResult = "2 cases")]
    [TestCase(0.6, ExpectedResult = "1 case", TestName = "As it is printed")]
    [TestCase(12345.4, ExpectedResult = "12345 cases")]
    public string ANumberHasItsWord(double count) => EnglishNoun.Count(count, "case");

    [Test]
    public void OtherPluralsAreSaid() => Assert.That(
        (EnglishNoun.Of(1, "registry", "registries"), EnglishNoun.Of(3, "registry", "registries"), EnglishNoun.Of(1, "is", "are")), Is.EqualTo(("registry", "registries", "is")));

    [Test]
    public void AFindingOfOneCaseSaysSo() => Assert.That(
        FindingText.Of(QualityLimit.Of("mv"), FindingVerdict.Chance, 50, 1, null).En, Does.EndWith("(1 case)."));
}

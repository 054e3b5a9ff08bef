using Registry.Core.Coding;

namespace Registry.Core.Tests.Coding;

public class SurvivalStandardTests
{
    [TestCase(1, 0.07, 0.12, 0.23, 0.29, 0.29)]
    [TestCase(2, 0.28, 0.17, 0.21, 0.20, 0.14)]
    [TestCase(3, 0.60, 0.10, 0.10, 0.10, 0.10)]
    public void WeightsOfFiveGroupsAsPublished(int number, params double[] published) =>
        Assert.That(SurvivalStandard.Of(number).Weights(SurvivalStandard.UsualAges), Is.EqualTo(published).Within(1e-12));

    [Test]
    public void ProstateAsPublished() =>
        Assert.That(SurvivalStandard.Of(1).Weights(SurvivalStandard.ProstateAges), Is.EqualTo(new[] { 0.19, 0.23, 0.29, 0.23, 0.06 }).Within(0.006));

    [TestCase("C34.1", 1)]
    [TestCase("C73", 2)]
    [TestCase("C53.9", 2)]
    [TestCase("C62.9", 3)]
    [TestCase("C81", 3)]
    [TestCase("C81-C85,C88,C90,C96", 1)]
    [TestCase("C40-C41", 2)]
    [TestCase("C91.0", 3)]
    [TestCase("C91.1", 1)]
    public void EachSiteHasItsStandard(string icd10, int number) => Assert.That(SurvivalStandard.OfSite(icd10).Standard.Number, Is.EqualTo(number));

    [Test]
    public void ProstateHasItsOwnAges() => Assert.That(SurvivalStandard.OfSite("C61").Ages[1], Is.EqualTo(55));
}

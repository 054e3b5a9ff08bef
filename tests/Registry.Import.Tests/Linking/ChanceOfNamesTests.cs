using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class ChanceOfNamesTests
{
    private static readonly KnownFrequencies Frequencies = PersonIndex.Build(
        Enumerable.Range(0, 6000).Select(i => Person(i + 1, i % 3 == 0 ? "王秀英" : i % 3 == 1 ? "王秀兰" : "王建国")), Settings, default).Frequencies;

    [Test]
    public void AnUnusualCharacterIsMoreOftenAMistakeThanSomebodyElse()
    {
        var usual = Of(NameAgreement.OneCharacter, 0.01, "王秀英", "王秀兰");
        var unusual = Of(NameAgreement.OneCharacter, 0.01, "王秀英", "王秀芃");
        Assert.That(usual, Is.InRange(1, 2.1), "of the usual names another is at most twice as likely somebody else's");
        Assert.That(unusual, Is.LessThan(usual / 3));
    }

    [TestCase(NameAgreement.Homophone, "王秀英", "王秀瑛")]
    [TestCase(NameAgreement.NearHomophone, "王秀英", "王秀因")]
    [TestCase(NameAgreement.OneCharacter, "王秀英", "王秀芃")]
    public void ItIsOneFactorInBothDirections_NeverBelowTheMistakesOfOthers(NameAgreement agreement, string a, string b)
    {
        const double M = 0.02;
        var factor = Of(agreement, M, a, b);
        Assert.That(Of(agreement, M, b, a), Is.EqualTo(factor).Within(1e-12));
        Assert.That(factor, Is.InRange(M, 2 * (1 + M)));
    }

    [TestCase(NameAgreement.Equal)]
    [TestCase(NameAgreement.SurnameOnly)]
    [TestCase(NameAgreement.Different)]
    public void WhereNoCharacterStandsForAnotherItIsOne(NameAgreement agreement) =>
        Assert.That(Of(agreement, 0.02, "王秀英", "王秀兰"), Is.EqualTo(1));

    private static double Of(NameAgreement agreement, double m, string a, string b) =>
        ChanceOfNames.OfReplacement(Frequencies, agreement, m, Keys(a), Keys(b));

    private static NameKeys Keys(string name)
    {
        Span<int> points = stackalloc int[NameText.Longest];
        var length = NameText.Normalise(name, points);
        return NameKeys.Of(points[..length], NameText.SurnameLength(points[..length]));
    }
}

using Registry.Import.Linking;

namespace Registry.Import.Tests.Linking;

public sealed class FieldComparisonTests
{
    [TestCase(19500312, 19500312, BirthAgreement.Equal)]
    [TestCase(19500312, 0, BirthAgreement.Missing)]
    [TestCase(19500312, 19500300, BirthAgreement.MonthAgrees)]
    [TestCase(19500312, 19500400, BirthAgreement.SameYear)]
    [TestCase(19500312, 19500000, BirthAgreement.YearAgrees)]
    [TestCase(19500312, 19510000, BirthAgreement.Different)]
    [TestCase(19500312, 19501203, BirthAgreement.DayMonthExchanged)]
    [TestCase(19500312, 19510312, BirthAgreement.YearApart)]
    [TestCase(19500312, 19490312, BirthAgreement.YearApart)]
    [TestCase(19500312, 19580312, BirthAgreement.OneDigit)]
    [TestCase(19500312, 19500313, BirthAgreement.OneDigit)]
    [TestCase(19500312, 19500321, BirthAgreement.DigitsExchanged)]
    [TestCase(19530312, 19350312, BirthAgreement.DigitsExchanged)]
    [TestCase(19500312, 19500327, BirthAgreement.SameMonth)]
    [TestCase(19500312, 19670312, BirthAgreement.SameMonthAndDay)]
    [TestCase(19500312, 19501127, BirthAgreement.SameYear)]
    [TestCase(19500312, 19611127, BirthAgreement.Different)]
    [TestCase(19790128, 19790101, BirthAgreement.Lunar, Description = "New Year of 1979 was 28 January")]
    [TestCase(19500217, 19500101, BirthAgreement.Lunar, Description = "New Year of 1950 was 17 February")]
    [TestCase(19600127, 19591229, BirthAgreement.Lunar, Description = "the eve of New Year 1960 is of the lunar year before")]
    [TestCase(19570924, 19570801, BirthAgreement.Lunar, Description = "first of the leap eighth month of 1957")]
    public void BirthsAgree(int a, int b, BirthAgreement expected)
    {
        Assert.That(FieldComparison.OfBirths(a, b), Is.EqualTo(expected));
        Assert.That(FieldComparison.OfBirths(b, a), Is.EqualTo(expected), "the other way round");
    }

    [TestCase(330106, 330106, AreaAgreement.Equal)]
    [TestCase(330106, 330108, AreaAgreement.SamePrefecture)]
    [TestCase(330106, 330200, AreaAgreement.SameProvince)]
    [TestCase(330106, 310101, AreaAgreement.Different)]
    [TestCase(330106, 0, AreaAgreement.Missing)]
    public void AreasAgree(int a, int b, AreaAgreement expected) => Assert.That(FieldComparison.OfAreas(a, b), Is.EqualTo(expected));

    [TestCase(1, 1, SexAgreement.Equal)]
    [TestCase(1, 2, SexAgreement.Different)]
    [TestCase(1, 9, SexAgreement.Missing)]
    [TestCase(0, 2, SexAgreement.Missing)]
    public void SexesAgree(byte a, byte b, SexAgreement expected) => Assert.That(FieldComparison.OfSexes(a, b), Is.EqualTo(expected));
}

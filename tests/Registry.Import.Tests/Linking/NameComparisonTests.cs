using Registry.Import.Linking;

namespace Registry.Import.Tests.Linking;

public sealed class NameComparisonTests
{
    [TestCase("陈安明", "陈安明", "Equal")]
    [TestCase("陈安明", " 陈 安明", "Equal")]
    [TestCase("陈安明", "陈安明(女)", "Equal")]
    [TestCase("阿卜杜拉·买买提", "阿卜杜拉买买提", "Equal")]
    [TestCase("LI XIN", "li xin", "Equal")]
    [TestCase("ＬＩ", "LI", "Equal")]
    [TestCase("陳安明", "陈安明", "Variant")]
    [TestCase("劉海峯", "刘海峰", "Variant")]
    [TestCase("萧青", "肖青", "Variant")]
    [TestCase("蕭青", "肖青", "Variant")]
    [TestCase("孔昇", "孔升", "Variant")]
    [TestCase("陈安明", "陈安鸣", "Homophone")]
    [TestCase("单安", "善安", "Homophone")]
    [TestCase("曾安", "增安", "Homophone")]
    [TestCase("曾安", "层安", "Homophone")]
    [TestCase("王乐", "王勒", "Homophone")]
    [TestCase("王乐", "王月", "Homophone")]
    [TestCase("王茜", "王希", "Homophone")]
    [TestCase("王茜", "王倩", "Homophone")]
    [TestCase("陈安明", "陈明安", "Reordered")]
    [TestCase("张明", "章鸣", "Homophone")]
    [TestCase("陈安民", "陈安明", "NearHomophone")]
    [TestCase("周兰", "邹南", "NearHomophone")]
    [TestCase("陈安明", "陈安朋", "OneCharacter")]
    [TestCase("陈安明", "陈国明", "OneCharacter")]
    [TestCase("欧阳安明", "欧阳安朋", "OneCharacter")]
    [TestCase("陈安明", "李安明", "SurnameDiffers")]
    [TestCase("陈安明", "陈明", "OneMissing")]
    [TestCase("欧阳安", "阳安", "OneMissing")]
    [TestCase("陈安明", "陈国强", "SurnameOnly")]
    [TestCase("陈安", "陈强", "SurnameOnly")]
    [TestCase("欧阳安明", "欧国强朋", "Different")]
    [TestCase("陈安", "李强", "Different")]
    [TestCase("陈安", null, "Missing")]
    [TestCase("陈安", "不详", "Missing")]
    [TestCase("陈安", "陈某某", "Missing")]
    [TestCase("陈安", "陈*", "Missing")]
    [TestCase("陈安", "12345", "Missing")]
    public void NamesAgree(string a, string? b, string expected)
    {
        Assert.That($"{Compare(a, b)}", Is.EqualTo(expected));
        Assert.That($"{Compare(b, a)}", Is.EqualTo(expected), "the other way round");
    }

    [Test]
    public void RareCharactersOutsideTheFirstPlaneAreRead() =>
        Assert.That(Compare("陈\U0002B5AF", "陈\U0002B5AF"), Is.EqualTo(NameAgreement.Equal));

    [Test]
    public void NoVariantStandsForItself()
    {
        var standards = LinkingTable.Read("name_variants.csv").Where(row => row["where"] == "name").ToList();
        Assert.That(standards, Has.Count.GreaterThan(2000));
        foreach (var row in standards)
        {
            var standard = row["character"].EnumerateRunes().Single().Value;
            Assert.That(NameCharacters.StandardOf(standard), Is.EqualTo(standard), row["character"]);
            foreach (var variant in row["variants"].EnumerateRunes())
                Assert.That(NameCharacters.SoundTheSame(variant.Value, standard, alike: false), Is.True, $"{variant} {row["character"]}");
        }
    }

    [TestCase("单", "shan")]
    [TestCase("解", "xie")]
    [TestCase("曾", "zeng")]
    [TestCase("仇", "qiu")]
    [TestCase("区", "ou")]
    [TestCase("查", "zha")]
    public void SurnamesAreReadAsSurnames(string surname, string reading)
    {
        var sound = NameCharacters.SurnameSoundOf(surname[0]);
        var row = LinkingTable.Read("name_readings.csv").Single(row => row["syllable"] == reading);
        Assert.That(NameCharacters.SoundOf(row["main"].EnumerateRunes().First().Value), Is.EqualTo(sound));
    }

    private static NameAgreement Compare(string? a, string? b)
    {
        Span<int> pointsA = stackalloc int[NameText.Longest], pointsB = stackalloc int[NameText.Longest];
        var (lengthA, lengthB) = (NameText.Normalise(a, pointsA), NameText.Normalise(b, pointsB));
        var nameA = pointsA[..lengthA];
        var nameB = pointsB[..lengthB];
        return NameComparison.Of(nameA, NameText.SurnameLength(nameA), nameB, NameText.SurnameLength(nameB));
    }
}

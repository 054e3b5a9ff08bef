using Registry.Core.Coding;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

/// <summary>A file of a few dozen persons says little about how often people agree by chance: it must not talk itself into links.</summary>
public sealed class FewPersonsTests
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];
    private static readonly string[] GivenNames = ["秀英", "建国", "伟", "芳", "志明", "桂兰", "海燕", "国强", "玉梅", "军", "丽华"];

    [TestCase(12)]
    [TestCase(46)]
    [TestCase(180)]
    public void NobodyIsLinkedByBirthSexAndGivenNameAlone(int persons)
    {
        // Two by two of one day, sex, county and given name, of two surnames.
        var known = Enumerable.Range(0, persons).Select(i => Person(
            i + 1, Surnames[(i / 2 + i % 2 * 5) % Surnames.Length] + GivenNames[i / 2 % GivenNames.Length], Born(i / 2), sex: i / 2 % 2 == 0 ? Sex.Male : Sex.Female));
        var pairs = LinkWithin([.. known], out var model);
        Assert.That(model.Source, Is.EqualTo(WeightSource.Defaults));
        Assert.That(pairs.Where(pair => pair.Band == LinkBand.Automatic), Is.Empty);
    }

    [Test]
    public void OneSurnameOneNameAndOneDayAreStillOnePerson()
    {
        var known = Enumerable.Range(0, 46).Select(i => Person(i + 1, Surnames[i % 12] + GivenNames[i % 11], Born(i)));
        var pair = LinkWithin([.. known, Person(99, "王秀英", Born(0))], out _).Single(pair => pair.Band == LinkBand.Automatic);
        Assert.That((pair.KnownId, pair.NewId), Is.EqualTo((1L, 99L)));
    }

    [TestCase("慕容芃淼", LinkBand.Automatic)]
    [TestCase("慕蓉芃淼", LinkBand.Automatic, Description = "the surname sounds the same")]
    [TestCase("欧阳芃淼", LinkBand.Review, Description = "another surname")]
    [TestCase("容芃淼", LinkBand.Review, Description = "a character of the surname missing")]
    [TestCase(null, LinkBand.Review, Description = "no name")]
    public void AnAutomaticLinkNeedsTheSurname(string? name, LinkBand band)
    {
        var pair = Link([Person(1, "慕容芃淼", hospital: "甲医院", number: "1234")], Person(2, name, hospital: "甲医院")).Single();
        Assert.That(pair.Band, Is.EqualTo(band), $"{pair.Reason} {pair.Score.Probability}");
    }

    [Test]
    public void OneInpatientNumberStandsForTheSurname()
    {
        var pair = Link([Person(1, "慕容芃淼", hospital: "甲医院", number: "1234")], Person(2, null, hospital: "甲医院", number: "1234")).Single();
        Assert.That(pair.Band, Is.EqualTo(LinkBand.Automatic));
    }

    [Test]
    public void ThatAllAreOfOneCountySaysNothing()
    {
        var index = PersonIndex.Build(Enumerable.Range(0, 46).Select(i => Person(i + 1, Surnames[i % 12] + GivenNames[i % 11], Born(i))), Settings, default);
        var score = PersonComparison.Score(Person(1, "王秀英", Born(0)), Person(99, "王秀英", Born(0)), LinkageModel.Defaults, index);
        Assert.That(score.Fields[(int)LinkField.Area].Bits, Is.LessThan(1.1), "log2 of the share in the file, not of one in ninety");
    }

    private static int Born(int i) => 19400101 + i % 28 + i * 7 % 12 * 100 + i * 5 % 40 * 10_000;

    private static List<PersonPair> LinkWithin(PersonFacts[] persons, out LinkageModel model)
    {
        var index = PersonIndex.Build(persons, Settings, default);
        model = LinkageModel.EstimateWithin(index, seed: 1, default);
        return [.. PersonLinker.LinkWithin(index, model, Settings, new(), default)];
    }
}

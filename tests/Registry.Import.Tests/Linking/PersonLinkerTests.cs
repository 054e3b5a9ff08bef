using Registry.Core.Coding;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class PersonLinkerTests
{
    private const string OneId = "11010519491231002X", SameIdOld = "110105491231002", OtherId = "440524188001010014";

    [Test]
    public void OneResidentIdIsOnePersonInBothItsForms()
    {
        var pair = Link([Person(1, "陈安明", 19491231, OneId)], Person(2, "陈安鸣", 19491213, SameIdOld, area: "330783")).Single();
        Assert.That((pair.Band, pair.Reason), Is.EqualTo((LinkBand.Automatic, LinkReason.SameResidentId)));
        Assert.That(pair.Score.Probability, Is.GreaterThan(0.99));
    }

    [Test]
    public void OneResidentIdOnOtherNameAndOtherBirthIsReviewed()
    {
        var pair = Link([Person(1, "陈安明", 19491231, OneId)], Person(2, "李强", 19620517, OneId)).Single();
        Assert.That((pair.Band, pair.Reason), Is.EqualTo((LinkBand.Review, LinkReason.ResidentIdOfTwoPersons)));
    }

    [TestCase("陈安鸣", 19491231, Sex.Male, LinkBand.Automatic, Description = "sounds the same")]
    [TestCase("陳安明", 19491231, Sex.Female, LinkBand.Automatic, Description = "traditional; number, name and date tell who it is")]
    [TestCase("陈安明", 19620517, Sex.Male, LinkBand.Automatic, Description = "the number tells the date")]
    [TestCase(null, 19620517, Sex.Male, LinkBand.Automatic, Description = "no name to contradict")]
    [TestCase("陈安强", 19491231, Sex.Male, LinkBand.Review, Description = "one character")]
    [TestCase("陈明", 19491231, Sex.Male, LinkBand.Review, Description = "a character missing")]
    [TestCase("李安明", 19491231, Sex.Male, LinkBand.Review, Description = "another surname")]
    [TestCase("陈大强", 19491231, Sex.Male, LinkBand.Review, Description = "another name, as of a brother")]
    [TestCase("李强", 0, Sex.Male, LinkBand.Review, Description = "another name")]
    [TestCase("陈安明", 19620517, Sex.Female, LinkBand.Review, Description = "the date and the sex")]
    [TestCase("陈安鸣", 19491213, Sex.Female, LinkBand.Automatic, Description = "the same sounds, digits exchanged; the number tells the sex")]
    [TestCase(null, 19491231, Sex.Female, LinkBand.Review, Description = "no name, and the sex")]
    public void OneResidentIdIsReviewedWhenNameOrSexIsAnother(string? name, int birth, Sex sex, LinkBand band)
    {
        var pair = Link([Person(1, "陈安明", 19491231, OneId)], Person(2, name, birth, OneId, sex: sex)).Single();
        Assert.That(pair.Band, Is.EqualTo(band));
    }

    [Test]
    public void TheNumberTellsDateOfBirthAndSexOnceMore()
    {
        var known = Person(1, "慕容芃淼", 19500312, "110105194912310038");
        var pair = Link([known], Person(2, "慕容芃淼", 19491231, sex: Sex.Male)).Single();
        Assert.That(pair.Score.Fields[(int)LinkField.BirthDate].AgreementName, Is.EqualTo("Equal"), "written wrongly, right in the number");
        var woman = Link([known with { Sex = Sex.Female }], Person(2, "慕容芃淼", 19491231)).Single();
        Assert.That(woman.Score.Fields[(int)LinkField.Sex].AgreementName, Is.EqualTo("Equal"));
        var both = Link([known], Person(2, "慕容芃淼", 19491231, "110105194912310038")).Single();
        Assert.That(both.Score.Fields[(int)LinkField.BirthDate].AgreementName, Is.Not.EqualTo("Equal"), "two numbers decide themselves; the written dates differ");
    }

    [Test]
    public void OneHospitalWeighsTheMoreTheFewerGoThere()
    {
        var crowd = Enumerable.Range(10, 3000).Select(i => Person(i, null, 0, hospital: i % 30 == 0 ? "乡镇卫生院" : "县人民医院"));
        PersonFacts[] known = [.. crowd, Person(1, "慕容芃淼", hospital: "乡镇卫生院"), Person(2, "欧阳芃淼", hospital: "县人民医院")];
        double Bits(string name, string? hospital, string? area = "330106") =>
            Link(known, Person(3, name, area: area, hospital: hospital)).Single(pair => pair.KnownId < 10 && pair.Score.Fields[1].Agreement == 1)
                .Score.Fields[(int)LinkField.RecordNumber].Bits;
        Assert.That(Bits("慕容芃淼", "乡镇卫生院"), Is.GreaterThan(Bits("欧阳芃淼", "县人民医院") + 2));
        Assert.That(Bits("欧阳芃淼", "县人民医院"), Is.Zero, "where nearly all go to one hospital it says nothing");
        Assert.That(Bits("慕容芃淼", "县人民医院"), Is.Negative);
        Assert.That(Bits("慕容芃淼", null), Is.Zero);
    }

    [Test]
    public void TwoValidResidentIdsAreNeverLinkedUnseen()
    {
        var pair = Link([Person(1, "慕容芃淼", idNumber: OneId)], Person(2, "慕容芃淼", idNumber: OtherId)).Single();
        Assert.That((pair.Band, pair.Reason), Is.EqualTo((LinkBand.Review, LinkReason.DifferentResidentIds)));
        var alike = Link([Person(1, "慕容芃淼")], Person(2, "慕容芃淼", idNumber: OtherId)).Single();
        Assert.That(alike.Score.Bits - pair.Score.Bits, Is.EqualTo(Math.Log2(0.999999999 / 0.01)).Within(1e-6), "and they weigh against it");
    }

    [TestCase("慕容芃淼", 19500315, LinkBand.Automatic)]
    [TestCase("慕容凡淼", 19500315, LinkBand.Review)]
    [TestCase("慕容蓬渺", 19500315, LinkBand.Automatic)]
    [TestCase("慕容淼芃", 19500315, LinkBand.Automatic)]
    [TestCase("慕容芃淼", 19510315, LinkBand.Automatic)]
    [TestCase("慕容芃淼", 19500127, LinkBand.Automatic, Description = "15 March 1950 was the 27th of the first lunar month")]
    [TestCase("慕容芃淼", 19500300, LinkBand.Automatic)]
    public void RareNameIsFoundThroughErrors(string name, int birth, LinkBand band)
    {
        var pair = Link([Person(1, "慕容芃淼", 19500315), Person(3, "陈安", 19620517)], Person(2, name, birth)).Single();
        Assert.That(pair.Band, Is.EqualTo(band));
    }

    [Test]
    public void CommonNameWeighsLessThanRareName()
    {
        var others = Enumerable.Range(10, 200).Select(i => Person(i, "王伟", 19300101 + i % 28 + i % 12 * 100 + i / 12 * 10_000));
        PersonFacts[] known = [.. others, Person(1, "王伟"), Person(2, "邓芃", 19510401)];
        var pairs = Link(known, Person(1001, "王伟"), Person(1002, "邓芃", 19510401));
        var (common, rare) = (pairs.Single(pair => pair.KnownId == 1), pairs.Single(pair => pair.KnownId == 2));
        Assert.That(rare.Score.Fields[(int)LinkField.Name].Bits, Is.GreaterThan(common.Score.Fields[(int)LinkField.Name].Bits + 2));
    }

    [Test]
    public void SexSaysLittleUnderANameOfOneSex()
    {
        var others = Enumerable.Range(10, 400).Select(i => Person(
            i, i % 2 == 0 ? "李秀英" : "李文", 19300101 + i % 28 + i % 12 * 100 + i / 12 * 10_000, sex: i % 2 == 0 || i % 4 == 1 ? Sex.Female : Sex.Male));
        PersonFacts[] known = [.. others, Person(1, "王秀英", sex: Sex.Female), Person(2, "王文", sex: Sex.Female)];
        double Bits(string name, Sex sex, long knownId) => Link(known, Person(1000, name, sex: sex)).Single(pair => pair.KnownId == knownId)
            .Score.Fields[(int)LinkField.Sex].Bits;
        Assert.Multiple(() =>
        {
            Assert.That(Bits("王秀英", Sex.Female, 1), Is.InRange(-0.1, 0.1), "who else has the name is a woman too");
            Assert.That(Bits("王文", Sex.Female, 2), Is.InRange(0.9, 1.1));
            Assert.That(Bits("王秀英", Sex.Male, 1), Is.GreaterThan(Bits("王文", Sex.Male, 2) + 2), "more likely a slip than a man of that name");
        });
    }

    [Test]
    public void TwoKnownPersonsThatFitAreBothReviewed()
    {
        var pairs = Link([Person(1, "慕容芃淼", idNumber: OneId), Person(2, "慕容芃淼", idNumber: OtherId)], Person(3, "慕容芃淼"));
        Assert.That(pairs.Select(pair => (pair.KnownId, pair.Band, pair.Reason)),
            Is.EqualTo(new[] { (1L, LinkBand.Review, LinkReason.Ambiguous), (2L, LinkBand.Review, LinkReason.Ambiguous) }));
    }

    [Test]
    public void TwoKnownRecordsOfOnePersonAreNoRivals()
    {
        var known = new[] { Person(1, "慕容芃淼", person: 1), Person(2, "慕容芃淼", person: 1, area: "330683") };
        Assert.That(Link(known, Person(3, "慕容芃淼")).Select(pair => pair.Band), Is.All.EqualTo(LinkBand.Automatic));
        var alike = new[] { Person(1, "慕容芃淼", idNumber: OneId), Person(2, "慕容芃淼", idNumber: SameIdOld) };
        Assert.That(Link(alike, Person(3, "慕容芃淼")).Select(pair => pair.Band), Is.All.EqualTo(LinkBand.Automatic), "they are one person by ID");
    }

    [Test]
    public void RecordsOfOnePersonAreNotCompared() =>
        Assert.That(Link([Person(1, "慕容芃淼", person: 1)], Person(2, "慕容芃淼", person: 1), Person(1, "慕容芃淼")), Is.Empty);

    [Test]
    public void SameInpatientNumberFindsWhoElseWouldBeLost()
    {
        PersonFacts[] known = [Person(1, "陈安", 0, hospital: "第一医院", number: "A-00123")];
        var pair = Link(known, Person(2, null, 19500101, hospital: "第一 医院", number: "a00123")).Single();
        Assert.That(pair.Score.Fields[(int)LinkField.RecordNumber].AgreementName, Is.EqualTo("Equal"));
        Assert.That(Link([Person(1, "陈安", 0, hospital: "第一医院", number: "0000")], Person(2, null, 19500101, hospital: "第一医院", number: "0000")), Is.Empty,
            "zeros are no number");
    }

    [Test]
    public void DuplicatesWithinOneSetAreFoundOnce()
    {
        PersonFacts[] persons = [Person(5, "慕容芃淼"), Person(9, "慕容芃渺"), Person(2, "李强", 19620517), Person(7, "孔令佳", 19331121)];
        var index = PersonIndex.Build(persons, Settings, default);
        var tally = new LinkTally();
        var pair = PersonLinker.LinkWithin(index, LinkageModel.Defaults, Settings, tally, default).Single();
        Assert.That((pair.NewId, pair.KnownId, pair.Band), Is.EqualTo((9L, 5L, LinkBand.Automatic)));
        Assert.That((tally.Records, tally.Automatic, tally.Review), Is.EqualTo((4L, 1L, 0L)));
    }

    [Test]
    public void LargeBlockIsCutToWhatAgreesInTheDivision()
    {
        var known = Enumerable.Range(1, 60).Select(i => Person(i, "王伟", 19500101 + i % 28 + i % 12 * 100, area: i % 10 == 0 ? "330106" : "330683"));
        var (settings, tally) = (Settings with { BlockCap = 20 }, new LinkTally());
        var pairs = Link(known, settings, tally, Person(100, "王伟", 19500507));
        Assert.That(tally.Cut, Is.GreaterThan(0), "what is left out is counted");
        Assert.That(tally.Candidates, Is.InRange(6, 59));
        var whole = new LinkTally();
        Link(known, Settings, whole, Person(100, "王伟", 19500507));
        Assert.That((whole.Cut, whole.Candidates), Is.EqualTo((0L, 60L)));
        Assert.That(pairs.Select(pair => pair.KnownId), Does.Contain(30L), "the division agrees");
    }

    [Test]
    public void TwoRecordsWithOneIdAreRefused() =>
        Assert.That(() => PersonIndex.Build([Person(7, "陈安"), Person(7, "李强")], Settings, default),
            Throws.ArgumentException.With.Message.Contains("The id 7 stands for two records"));

    [Test]
    public void KeyThatIsNoResidentIdIsRefusedWithoutShowingIt()
    {
        var wrong = Person(7, "陈安") with { ResidentKey = 12345 };
        Assert.That(() => PersonIndex.Build([wrong], Settings, default),
            Throws.ArgumentException.With.Message.Contains("record 7").And.Message.Not.Contains("12345"));
    }

    [TestCase(0, 0.9, 10, 1)]
    [TestCase(0.5, 0.4, 10, 1)]
    [TestCase(0.5, 1.1, 10, 1)]
    [TestCase(double.NaN, 0.9, 10, 1)]
    [TestCase(0.5, double.NaN, 10, 1)]
    [TestCase(0.5, 0.9, 0, 1)]
    [TestCase(0.5, 0.9, 10, 0)]
    public void SettingsThatMakeNoSenseAreRefused(double review, double automatic, int cap, int threads) =>
        Assert.That(
            () => new LinkSettings { ReviewProbability = review, AutomaticProbability = automatic, BlockCap = cap, Threads = threads }.Checked(),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void LinkageStopsWhenAsked()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var index = PersonIndex.Build([Person(1, "陈安")], Settings, default);
        Assert.That(() => PersonLinker.Link(index, [Person(2, "陈安")], LinkageModel.Defaults, Settings, new(), stop.Token).ToList(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void EmptyIndexAndEmptyRecordsGiveNothing()
    {
        Assert.That(Link([], Person(1, "陈安")), Is.Empty);
        Assert.That(Link([Person(1, "陈安")], new PersonFacts { Id = 2 }), Is.Empty);
        Assert.That(Link([new PersonFacts { Id = 1 }], new PersonFacts { Id = 2 }), Is.Empty);
    }
}

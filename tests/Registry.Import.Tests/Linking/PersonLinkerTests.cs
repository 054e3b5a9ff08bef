using Registry.Core.Coding;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Linking;

public sealed class PersonLinkerTests
{
    private static readonly LinkSettings Settings = new() { Threads = 2 };

    private static PersonFacts Person(long id, string? name, int birth = 19500312, string? idNumber = null, string area = "330106", Sex sex = Sex.Male) => new()
    {
        Id = id, Name = name, BirthDate = birth == 0 ? null : PartialDate.FromNumber(birth), Sex = sex, AreaCode = area,
        ResidentKey = idNumber is null ? null : ResidentId.TryParse(idNumber, new(2026, 1, 1), out _)!.Key,
    };

    private static List<PersonPair> Link(IEnumerable<PersonFacts> known, params PersonFacts[] news) =>
        [.. PersonLinker.Link(PersonIndex.Build(known, Settings, default), news, LinkageModel.Defaults, Settings, new(), default)];

    [Test]
    public void NumbersOf15And18CharactersAreOnePerson()
    {
        var pair = Link([Person(1, "陈安明", 19491231, "11010519491231002X")], Person(2, "李强", 19500101, "110105491231002")).Single();
        Assert.That((pair.Band, pair.Reason), Is.EqualTo((LinkBand.Review, LinkReason.ResidentIdOfTwoPersons)));
        pair = Link([Person(1, "陈安明", 19491231, "11010519491231002X")], Person(2, "陈安鸣", 19500101, "110105491231002")).Single();
        Assert.That((pair.Band, pair.Reason), Is.EqualTo((LinkBand.Automatic, LinkReason.SameResidentId)));
    }

    [Test]
    public void TwoCandidatesThatAreNotOnePersonAreReviewed()
    {
        var pairs = Link([Person(1, "慕容芃芃"), Person(2, "慕容芃芃", idNumber: "11010519491231002X")], Person(3, "慕容芃芃"));
        Assert.That(pairs, Has.Count.EqualTo(2));
    }

    [Test]
    public void TwoRecordsWithOneIdAreRefused() =>
        Assert.That(() => PersonIndex.Build([Person(7, "陈安"), Person(7, "李强")], Settings, default),
            Throws.ArgumentException.With.Message.Contains("7"));

    [Test]
    public void ModelSurvivesJson()
    {
        var json = LinkageModel.Defaults.ToJson();
        Assert.That(LinkageModel.FromJson(json).ToJson(), Is.EqualTo(json));
    }
}

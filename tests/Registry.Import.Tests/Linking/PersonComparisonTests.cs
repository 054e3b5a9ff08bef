using Registry.Core.Coding;
using Registry.Import.Invented;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class PersonComparisonTests
{
    private static readonly PersonFacts[] Few =
    [
        Person(1, "陈安明", 19500312, "11010519491231002X", hospital: "第一医院", number: "1234"), Person(2, "陈安鸣", 19501203, area: "330108"),
        Person(3, "欧阳芃", 19500300, sex: Sex.Female, hospital: "第一医院", number: "9876"), Person(4, null, 0, area: null), Person(5, "陳明安", 19510312),
        Person(6, "阳芃", 19330101, "440524188001010014", area: "310101", hospital: "第一医院", number: "1234"),
    ];

    [Test]
    public void ScoreDoesNotDependOnWhichRecordIsNamedFirst([Range(0, 5)] int i, [Range(0, 5)] int j)
    {
        var index = PersonIndex.Build(Few, Settings, default);
        var (there, back) = (Score(i, j, index), Score(j, i, index));
        Assert.That(back.Bits, Is.EqualTo(there.Bits));
        Assert.That(back.Fields, Is.EqualTo(there.Fields));
    }

    [Test]
    public void FieldsAddUpToTheScore([Range(0, 5)] int i, [Range(0, 5)] int j)
    {
        var score = Score(i, j, PersonIndex.Build(Few, Settings, default));
        Assert.That(score.Fields.Sum(field => field.Bits), Is.EqualTo(score.Bits).Within(1e-9));
        Assert.That(score.Fields.Select(field => field.Field), Is.EqualTo(Enum.GetValues<LinkField>()));
        Assert.That(score.Fields.Where(field => field.Agreement == 0).Select(field => field.Bits), Is.All.Zero);
    }

    [Test]
    public void LinkerAndComparisonGiveOneScore()
    {
        var trial = new LinkageTrial(new() { Seed = 5, Known = 3000, News = 600, ErrorRate = 0.05 });
        var index = PersonIndex.Build(trial.Known(), Settings, default);
        var news = trial.News().ToDictionary(record => record.Id);
        var pairs = PersonLinker.Link(index, news.Values, LinkageModel.Defaults, Settings, new(), default).ToList();
        Assert.That(pairs, Has.Count.GreaterThan(200));
        foreach (var pair in pairs)
        {
            var score = PersonComparison.Score(news[pair.NewId], trial.Known(pair.KnownId), LinkageModel.Defaults, index);
            Assert.That((score.Bits, score.Probability), Is.EqualTo((pair.Score.Bits, pair.Score.Probability)));
            Assert.That(pair.Score.Fields.Sum(field => field.Bits), Is.EqualTo(pair.Score.Bits).Within(1e-9));
        }
    }

    [Test]
    public void ExplanationIsInBothLanguagesAndShowsNoPersonalValue()
    {
        var score = PersonComparison.Score(Few[0], Few[1], LinkageModel.Defaults, knownPersons: 1000);
        var words = PersonComparison.Explain(Few[0], Few[1], score);
        Assert.That(words.Sum(word => word.Bits), Is.EqualTo(score.Bits).Within(1e-9));
        Assert.That(words.Select(word => (word.Field, word.Agreement, word.Zh)), Does.Contain((LinkField.Name, "Homophone", "姓名同音")));
        Assert.That(words.Select(word => word.En), Does.Contain("day and month of birth exchanged"));
        var all = string.Join(' ', words.SelectMany(word => new[] { word.Zh, word.En, word.First, word.Second }));
        foreach (var personal in new[] { "陈", "安", "明", "鸣", "11010519491231002", "0312", "03-12", "1203", "12-03", "1234" })
            Assert.That(all, Does.Not.Contain(personal));
        Assert.That($"{Few[0]}", Does.Not.Contain("陈"));
    }

    [Test]
    public void EveryAgreementHasWords()
    {
        foreach (var field in Enum.GetValues<LinkField>())
            for (var agreement = 0; agreement <= AgreementTable.AgreementsOf(field).Length; agreement++)
            {
                var (zh, en) = AgreementTable.WordsOf(field, agreement);
                Assert.That((zh, en), Is.Not.EqualTo(("", "")));
                Assert.That(zh.Any(character => character > 0x2E80), Is.True, zh);
                Assert.That(en.All(char.IsAscii), Is.True, en);
            }
    }

    private static PersonScore Score(int i, int j, PersonIndex index) => PersonComparison.Score(Few[i], Few[j], LinkageModel.Defaults, index);
}

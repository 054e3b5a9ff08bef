using Registry.Import.Invented;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

public sealed class AutomaticCutOffTests
{
    [Test]
    public void LimitIsTheLowestThatKeepsTheForeseenPartOfTheAllowedErrors()
    {
        // Of 1,000 links 5 may be wrong, 4.25 in expectation. 38 pairs at 0.9 make 3.8; two more at 0.81 and 0.8 make 4.19, a third 4.4.
        var certainties = Enumerable.Repeat(1.0, 500).Concat(Enumerable.Repeat(0.9, 38)).Concat([0.81, 0.8, 0.79]);
        Assert.That(AutomaticCutOff.Limit(certainties, certain: 462), Is.EqualTo(0.8));
        Assert.That(AutomaticCutOff.Limit(certainties, certain: 10_000), Is.EqualTo(0.79), "more certain links leave room for less certain ones");
        Assert.That(AutomaticCutOff.Limit(certainties, certain: 0), Is.GreaterThan(0.8));
    }

    [Test]
    public void LimitStaysWithinReason()
    {
        Assert.That(AutomaticCutOff.Limit([1, 1, 0.3], certain: 10_000), Is.EqualTo(0.6), "never below");
        Assert.That(AutomaticCutOff.Limit([0.9, 0.9], certain: 0), Is.EqualTo(0.99), "never above");
        Assert.That(AutomaticCutOff.Limit([], certain: 0), Is.EqualTo(0.99));
    }

    [Test]
    public void FewDataLinkOnlyWhatIsNearlySure()
    {
        var model = LinkageModel.Estimate(PersonIndex.Build([Person(1, "陈安明")], Settings, default), [Person(2, "陈安明")], 1, default);
        Assert.That(model.AutomaticProbability, Is.EqualTo(0.99));
    }

    [Test]
    public void LimitOfTheSettingsGoesBeforeThatOfTheModel()
    {
        var trial = new LinkageTrial(new() { Seed = 12, Known = 8000, News = 2000, ErrorRate = 0.05 });
        var index = PersonIndex.Build(trial.Known(), Settings, default);
        var model = LinkageModel.Estimate(index, trial.News(), seed: 1, default);
        Assert.That(model.AutomaticProbability, Is.InRange(0.6, 0.99));
        int Automatic(double? limit) => PersonLinker.Link(index, trial.News(), model, Settings with { AutomaticProbability = limit }, new(), default)
            .Count(pair => pair.Band == LinkBand.Automatic);
        Assert.That(Automatic(model.AutomaticProbability), Is.EqualTo(Automatic(null)));
        Assert.That(Automatic(0.9999), Is.LessThan(Automatic(null)));
    }
}

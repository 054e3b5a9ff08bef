using Registry.Import.Invented;
using Registry.Import.Linking;
using static Registry.Import.Tests.Linking.People;

namespace Registry.Import.Tests.Linking;

/// <summary>The promise of docs/linking.md on a small trial: half of the records have no resident ID.</summary>
public sealed class LinkageQualityTests
{
    [TestCase(0.01, 0)]
    [TestCase(0.05, 0)]
    [TestCase(0.01, 0.01)]
    [TestCase(0.05, 0.05)]
    public void AutomaticLinksAreCompleteAndRight(double errorRate, double knownErrorRate)
    {
        var trial = new LinkageTrial(new() { Seed = 99, Known = 20_000, News = 6_000, ErrorRate = errorRate, KnownErrorRate = knownErrorRate });
        var quality = Run(trial, trial.Known(), Settings, out _);
        Assert.Multiple(() =>
        {
            Assert.That(quality.AutomaticPrecision, Is.GreaterThanOrEqualTo(0.995), $"{quality}");
            Assert.That(quality.AutomaticRecall, Is.GreaterThanOrEqualTo(0.97), $"{quality}");
            Assert.That(quality.RecallWithReview, Is.GreaterThanOrEqualTo(0.99), $"{quality}");
            Assert.That(quality.Review.Right + quality.Review.Wrong, Is.LessThan(600), "somebody has to look at them");
        });
    }

    [Test]
    public void ProbabilitiesAreMeantLiterally()
    {
        var trial = new LinkageTrial(new() { Seed = 41, Known = 60_000, News = 20_000, ErrorRate = 0.05 });
        Run(trial, trial.Known(), Settings with { AutomaticProbability = 1 }, out var pairs);
        var unsure = pairs.Where(pair => pair is { Reason: LinkReason.Probability or LinkReason.Ambiguous, Score.Probability: > 0.3 and < 0.95 }).ToList();
        Assert.That(unsure, Has.Count.GreaterThan(80));
        Assert.That(
            unsure.Average(pair => trial.KnownIdOf(pair.NewId) == pair.KnownId ? 1.0 : 0.0),
            Is.EqualTo(unsure.Average(pair => pair.Score.Probability)).Within(0.12), $"{unsure.Count} pairs");
    }

    [Test]
    public void ResultDependsNeitherOnOrderNorOnThreads()
    {
        var trial = new LinkageTrial(new() { Seed = 77, Known = 2500, News = 1000, ErrorRate = 0.05 });
        Run(trial, trial.Known(), Settings with { BlockCap = 15 }, out var there);
        Run(trial, trial.Known().Reverse(), Settings with { BlockCap = 15, Threads = 1 }, out var back);
        Assert.That(there, Has.Count.GreaterThan(500));
        Assert.That(back.Select(Text), Is.EqualTo(there.Select(Text)));
    }

    [Test]
    public void DuplicatesWithinOneSetAreFound()
    {
        var trial = new LinkageTrial(new() { Seed = 55, Known = 6000, News = 600, ErrorRate = 0.02 });
        var index = PersonIndex.Build(trial.Known().Concat(trial.News()), Settings, default);
        var model = LinkageModel.EstimateWithin(index, seed: 1, default);
        var pairs = PersonLinker.LinkWithin(index, model, Settings, new(), default).ToList();
        var right = pairs.Count(pair => pair.Band == LinkBand.Automatic && pair.NewId >= LinkageTrial.FirstNew && trial.KnownIdOf(pair.NewId) == pair.KnownId);
        var matched = trial.News().Count(record => trial.KnownIdOf(record.Id) is not null);
        Assert.That(right / (double)matched, Is.GreaterThan(0.93), $"{right} of {matched}; each record has its own rivals here");
        Assert.That(pairs.Select(pair => (pair.NewId, pair.KnownId)), Is.Unique.And.Ordered);
        var again = PersonLinker.LinkWithin(index, model, Settings with { Threads = 1 }, new(), default);
        Assert.That(again.Select(Text), Is.EqualTo(pairs.Select(Text)));
    }

    [Test]
    public void TrialIsTheSameForASeed()
    {
        LinkageTrial Trial(long seed) => new(new() { Seed = seed, Known = 300, News = 100, ErrorRate = 0.05 });
        var again = Trial(1);
        Assert.That(again.News(), Is.EqualTo(Trial(1).News()));
        Assert.That(Trial(2).Known(), Is.Not.EqualTo(Trial(1).Known()));
        Assert.That(Trial(1).Known(17), Is.EqualTo(Trial(1).Known().ElementAt(16)));
    }

    [Test]
    public void TrialHasTheErrorsAndGapsItSays()
    {
        var clean = new LinkageTrial(new() { Seed = 8, Known = 20_000, News = 1, ErrorRate = 0 }).Known().ToList();
        var wrong = new LinkageTrial(new() { Seed = 8, Known = 20_000, News = 1, ErrorRate = 1 }).Known().ToList();
        Assert.That(clean.Count(record => record.ResidentKey is null), Is.EqualTo(10_000).Within(300));
        Assert.That(clean.Zip(wrong).Count(pair => pair.First.Name is { } name && pair.Second.Name is { } other && name != other), Is.GreaterThan(19_500));
        Assert.That(clean.Select(record => record.ResidentKey).OfType<long>(), Is.Unique);
        Assert.That(clean.Select(record => record.ResidentKey).OfType<long>(), Is.All.InRange(99_000_000_000_000_000, 99_999_999_999_999_999),
            "a division that no province has");
    }

    private static LinkageQuality Run(LinkageTrial trial, IEnumerable<PersonFacts> known, LinkSettings settings, out List<PersonPair> pairs)
    {
        var index = PersonIndex.Build(known, settings, default);
        var model = LinkageModel.Estimate(index, trial.News(), seed: 1, default);
        pairs = [.. PersonLinker.Link(index, trial.News(), model, settings, new(), default)];
        var quality = new LinkageQuality { Matched = trial.News().Count(record => trial.KnownIdOf(record.Id) is not null) };
        foreach (var pair in pairs) quality.Add(pair, trial);
        return quality;
    }
}

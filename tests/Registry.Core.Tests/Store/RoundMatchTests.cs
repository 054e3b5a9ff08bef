using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>Rows of one round are found again in the next; none is lost and none is taken twice.</summary>
public sealed class RoundMatchTests
{
    [Test]
    public void EveryRowOfBothRoundsStandsInExactlyOnePair([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var (before, now) = (Round(random), Round(random));
        var pairs = RoundMatch.Pairs(before, now).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pairs.Select(pair => pair.Before).OfType<RoundRow>(), Is.EquivalentTo(before));
            Assert.That(pairs.Select(pair => pair.Now).OfType<RoundRow>(), Is.EquivalentTo(now));
            Assert.That(pairs.Where(pair => pair is { Before: not null, Now: not null }).Select(pair => (pair.Before!.Part, pair.Now!.Part)), Is.All.Matches<(PartKind, PartKind)>(parts => parts.Item1 == parts.Item2));
        });
    }

    [Test]
    public void ARoundComparedWithItselfHasNoDifference([Range(1, 10)] int seed)
    {
        var round = Round(new Random(seed));
        Assert.That(RoundMatch.Pairs(round, round).Select(pair => pair.Change), Is.All.EqualTo(RoundChange.Unchanged).Or.EqualTo(RoundChange.StillReturned));
    }

    [Test]
    public void NumbersOfAnotherYearAreTheSameNumberOfTheFile()
    {
        using var keys = new RecordKeys();
        Assert.That(keys.Hash("A1@2024", 1), Is.EqualTo(keys.Hash("A1", 1)));
        Assert.That(keys.Hash("A1@202x", 1), Is.Not.EqualTo(keys.Hash("A1", 1)));
        Assert.That(keys.Hash("A1", 2), Is.Not.EqualTo(keys.Hash("A1", 1)));
    }

    // Numbers repeat, some rows have none; an accepted number is unique, as in the store.
    private static List<RoundRow> Round(Random random)
    {
        var taken = new HashSet<long>();
        var rows = new List<RoundRow>();
        for (var row = 2; row < 30; row++)
        {
            var key = random.Next(20);
            var isReturned = random.Next(3) == 0 || !taken.Add(key);
            rows.Add(new(
                random.Next(5) == 0 ? PartKind.Death : PartKind.Incidence, row, isReturned ? null : $"{key}", null, isReturned && random.Next(4) == 0 ? null : key,
                random.Next(3), isReturned ? RoundFate.Returned : RoundFate.Inserted, HasOpenQuery: false, isReturned ? $"X-{random.Next(2)}" : ""));
        }
        return rows;
    }
}

using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class LocalMoranTests
{
    [Test]
    public void Scotland_AsSpdepGivesIt()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var tests = LocalMoran.Of(areas, neighbours, IslandRule.StayAlone);
        (int Place, double I, double Z)[] spdep =
        [
            (0, 3.4602581274973834, 1.999911901195981), (3, -0.0817219542406893, -0.039185487527957565), (18, 0.13356972903096792, 3.502868359309247),
            (21, -0.09051234421353196, -1.0564371474923566), (48, 0.7875823321584213, 2.802893936739329), (55, 0.5680414670756715, 1.3038341988762263),
        ];
        foreach (var (place, i, z) in spdep)
            Assert.That((double[])[tests[place]!.I, tests[place]!.Z!.Value], Is.EqualTo((double[])[i, z]).Within(1e-6).Percent, areas[place].Area);
        Assert.That((tests[5], tests[7], tests[10]), Is.EqualTo(((LocalMoranTest?)null, (LocalMoranTest?)null, (LocalMoranTest?)null)), "islands");
    }

    [Test]
    public void TheSumIsThatOfMoransI()
    {
        var board = AreaMap.Board(6);
        var areas = AreaMap.Draw(new Random(2), [.. Enumerable.Repeat(1.0, 36)], () => 20);
        Assert.That(LocalMoran.Of(areas, board).Sum(test => test!.I) / 36, Is.EqualTo(MoransI.Of(areas, board).I).Within(1e-12));
    }

    [Test]
    public void MomentsAreThoseOfExchangingTheOthers()
    {
        var (random, board) = (new Random(4), AreaMap.Board(4));
        var areas = AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 16)], () => 15);
        var test = LocalMoran.Of(areas, board)[0]!;
        var others = areas.Skip(1).ToArray();
        var values = Enumerable.Range(0, 8_000).Select(_ =>
        {
            random.Shuffle(others);
            return LocalMoran.Of([areas[0], .. others.Select((a, i) => a with { Area = areas[i + 1].Area })], board)[0]!.I;
        }).ToList();
        var mean = values.Average();
        Assert.That(mean, Is.EqualTo(test.Expectation).Within(4 * Math.Sqrt(test.Variance / values.Count)));
        Assert.That(values.Average(v => (v - mean) * (v - mean)), Is.EqualTo(test.Variance).Within(6).Percent);
    }

    [Test]
    public void PlacesSayTheSideOfTheMean()
    {
        var board = AreaMap.Board(4);
        var halves = board.Areas.Select((name, i) => new AreaCount(name, i < 8 ? 10 : 20, 10)).ToList();
        halves[15] = halves[15] with { Observed = 5 };
        var tests = LocalMoran.Of(halves, board);
        Assert.That((tests[0]!.Place, tests[12]!.Place, tests[15]!.Place), Is.EqualTo((LocalPlace.LowAmongLow, LocalPlace.HighAmongHigh, LocalPlace.LowAmongHigh)));
        Assert.That(tests[15]!.I, Is.Negative);
        var adjusted = LocalMoran.Adjusted(tests);
        Assert.That(adjusted.Zip(tests).Select(p => p.First >= p.Second!.PValue), Has.All.True);
    }

    [Test]
    public void WhereAllOthersAreNeighbours_ThereIsNoP()
    {
        string[] names = ["A", "B", "C", "D"];
        var all = NeighbourList.Of([.. names.Select(n => (n, (IReadOnlyList<string>)[.. names.Where(other => other != n)]))]);
        var tests = LocalMoran.Of([.. names.Select((n, i) => new AreaCount(n, 3 + (i * i), 5))], all);
        Assert.That(tests.Select(t => t!.PValue), Has.All.Null);
        Assert.That(LocalMoran.Adjusted(tests), Has.All.Null);
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        Assert.That(() => LocalMoran.Of(areas, neighbours), Throws.ArgumentException.With.Message.Contains("6, 8, 11"));
        Assert.That(() => LocalMoran.Of([.. areas.Skip(1)], neighbours), Throws.ArgumentException.With.Message.Contains("55 areas"));
    }
}

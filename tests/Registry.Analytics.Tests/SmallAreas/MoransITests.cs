using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class MoransITests
{
    [Test]
    public void Scotland_AsSpdepGivesIt()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var test = MoransI.Of(areas, neighbours, IslandRule.StayAlone);
        double[] ours = [test.I, test.Expectation, test.VarianceRandomisation, test.ZRandomisation, test.PRandomisation, test.VarianceNormality, test.ZNormality, test.PNormality];
        double[] spdep = [0.4970247044693855, -0.019230769230769232, 0.00847809278750217, 5.606806739619302, 1.0304678229255473e-08,
            0.008867625554433487, 5.482277266846313, 2.0994273539095794e-08];
        Assert.That(ours, Is.EqualTo(spdep).Within(1e-5).Percent);
        Assert.That(MoransI.EmpiricalBayes(areas, neighbours, 99, 1, IslandRule.StayAlone).I, Is.EqualTo(0.5494848608892224).Within(1e-5).Percent);
    }

    [Test]
    public void MomentsAreThoseOfRandomExchange()
    {
        var (random, board) = (new Random(3), AreaMap.Board(5));
        var areas = AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 25)], () => 20);
        var test = MoransI.Of(areas, board);
        var exchanged = areas.ToArray();
        var values = Enumerable.Range(0, 8_000).Select(_ =>
        {
            random.Shuffle(exchanged);
            return MoransI.Of([.. exchanged.Select((a, i) => a with { Area = areas[i].Area })], board).I;
        }).ToList();
        var mean = values.Average();
        Assert.That(mean, Is.EqualTo(test.Expectation).Within(4 * Math.Sqrt(test.VarianceRandomisation / values.Count)));
        Assert.That(values.Average(v => (v - mean) * (v - mean)), Is.EqualTo(test.VarianceRandomisation).Within(6).Percent);
    }

    [Test]
    public void AChessBoardIsAsUnlikeAsCanBe()
    {
        var board = AreaMap.Board(4);
        var areas = board.Areas.Select((name, i) => new AreaCount(name, (i / 4 + i) % 2 == 0 ? 10 : 20, 10)).ToList();
        Assert.That(MoransI.Of(areas, board).I, Is.EqualTo(-1).Within(1e-12));
        Assert.That(MoransI.PermutationP(areas, board, 99, 1), Is.EqualTo(1));
        var halves = board.Areas.Select((name, i) => new AreaCount(name, i < 8 ? 10 : 20, 10)).ToList();
        Assert.That(MoransI.PermutationP(halves, board, 999, 1), Is.LessThan(0.02));
    }

    [Test]
    public void WithoutAutocorrelationPIsUniform()
    {
        var (random, board) = (new Random(17), AreaMap.Board(6));
        var p = Enumerable.Range(0, 300).Select(run => (raw: AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 36)], () => 5 + random.NextDouble() * 40), run))
            .Select(map => (MoransI.PermutationP(map.raw, board, 99, map.run), MoransI.EmpiricalBayes(map.raw, board, 99, map.run).PValue)).ToList();
        Assert.That(p.Count(v => v.Item1 <= 0.1), Is.InRange(15, 48));
        Assert.That(p.Count(v => v.Item2 <= 0.1), Is.InRange(15, 48));
    }

    [Test]
    public void TheSameSeedGivesTheSameP()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var weak = areas.Select((a, i) => a with { Observed = a.Expected * (1 + i % 3) }).ToList();
        var first = MoransI.PermutationP(weak, neighbours, 499, 12, IslandRule.StayAlone);
        Assert.That(MoransI.PermutationP(weak, neighbours, 499, 12, IslandRule.StayAlone), Is.EqualTo(first));
        Assert.That(first, Is.InRange(0.01, 0.99));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        Assert.That(() => MoransI.Of(areas, neighbours), Throws.ArgumentException.With.Message.Contains("6, 8, 11"));
        Assert.That(() => MoransI.PermutationP(areas, neighbours, 0, 1, IslandRule.StayAlone), Throws.ArgumentException.With.Message.Contains("0 simulations"));
        var board = AreaMap.Board(2);
        Assert.That(() => MoransI.Of([.. board.Areas.Select(a => new AreaCount(a, 5, 4))], board), Throws.ArgumentException.With.Message.Contains("1.25"));
        var few = NeighbourList.Of([("A", ["B"]), ("B", ["A"]), ("C", [])]);
        Assert.That(() => MoransI.Of([new("A", 1, 2), new("B", 2, 2), new("C", 3, 2)], few, IslandRule.StayAlone),
            Throws.ArgumentException.With.Message.Contains("at least 4"));
    }
}

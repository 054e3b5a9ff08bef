using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class GearysCTests
{
    [Test]
    public void Scotland_AsSpdepGivesIt()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var test = GearysC.Of(areas, neighbours, IslandRule.StayAlone);
        double[] ours = [test.C, test.VarianceRandomisation, test.ZRandomisation];
        Assert.That(ours, Is.EqualTo((double[])[0.340278536081043, 0.011671601326324221, 6.106542607316633]).Within(1e-5).Percent);
    }

    [Test]
    public void MomentsAreThoseOfRandomExchange()
    {
        var (random, board) = (new Random(3), AreaMap.Board(5));
        var areas = AreaMap.Draw(random, [.. Enumerable.Repeat(1.0, 25)], () => 20);
        var test = GearysC.Of(areas, board);
        var exchanged = areas.ToArray();
        var values = Enumerable.Range(0, 8_000).Select(_ =>
        {
            random.Shuffle(exchanged);
            return GearysC.Of([.. exchanged.Select((a, i) => a with { Area = areas[i].Area })], board).C;
        }).ToList();
        var mean = values.Average();
        Assert.That(mean, Is.EqualTo(1).Within(4 * Math.Sqrt(test.VarianceRandomisation / values.Count)));
        Assert.That(values.Average(v => (v - mean) * (v - mean)), Is.EqualTo(test.VarianceRandomisation).Within(6).Percent);
    }

    [Test]
    public void MomentsUnderNormalityAreThoseOfNormalValues()
    {
        var (random, board) = (new Random(5), AreaMap.Board(4));
        var draws = Enumerable.Range(0, 8_000).Select(_ => GearysC.Of(
            [.. board.Areas.Select(name => new AreaCount(name, MathNet.Numerics.Distributions.Normal.Sample(random, 100, 5), 100))], board)).ToList();
        var mean = draws.Average(d => d.C);
        Assert.That(mean, Is.EqualTo(1).Within(4 * Math.Sqrt(draws[0].VarianceNormality / draws.Count)));
        Assert.That(draws.Average(d => (d.C - mean) * (d.C - mean)), Is.EqualTo(draws[0].VarianceNormality).Within(6).Percent);
    }

    [Test]
    public void HalvesAreAlikeAndAChessBoardIsNot()
    {
        var board = AreaMap.Board(4);
        var halves = board.Areas.Select((name, i) => new AreaCount(name, i < 8 ? 10 : 20, 10)).ToList();
        var chess = board.Areas.Select((name, i) => new AreaCount(name, (i / 4 + i) % 2 == 0 ? 10 : 20, 10)).ToList();
        Assert.That(GearysC.Of(halves, board).C, Is.LessThan(0.4));
        Assert.That(GearysC.Of(chess, board).C, Is.GreaterThan(1.8));
        Assert.That(GearysC.PermutationP(halves, board, 999, 1), Is.LessThan(0.02));
        Assert.That(GearysC.PermutationP(chess, board, 99, 1), Is.EqualTo(1));
        var random = AreaMap.Draw(new Random(8), [.. Enumerable.Repeat(1.0, 16)], () => 20);
        var first = GearysC.PermutationP(random, board, 99, 7);
        Assert.That(GearysC.PermutationP(random, board, 99, 7), Is.EqualTo(first).And.InRange(0.02, 0.99));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        Assert.That(() => GearysC.Of(areas, neighbours), Throws.ArgumentException.With.Message.Contains("6, 8, 11"));
        Assert.That(() => GearysC.PermutationP(areas, neighbours, 0, 1, IslandRule.StayAlone), Throws.ArgumentException.With.Message.Contains("0 simulations"));
        var board = AreaMap.Board(2);
        Assert.That(() => GearysC.Of([.. board.Areas.Select(a => new AreaCount(a, 5, 4))], board), Throws.ArgumentException.With.Message.Contains("1.25"));
    }
}

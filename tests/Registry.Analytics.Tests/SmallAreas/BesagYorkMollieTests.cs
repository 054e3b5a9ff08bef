using MathNet.Numerics.Distributions;
using Registry.Analytics.SmallAreas;

namespace Registry.Analytics.Tests.SmallAreas;

public class BesagYorkMollieTests
{
    [TestCase("penalised")]
    [TestCase("gamma")]
    public void Scotland_AsALongMarkovChainGivesIt(string prior)
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var map = prior == "gamma"
            ? BesagYorkMollie.WithGammaPriors(areas, neighbours, IslandRule.StayAlone)
            : BesagYorkMollie.Penalised(areas, neighbours, IslandRule.StayAlone);
        var chain = ReferenceTable.Read("scotland_bym.csv").Where(r => r["prior"] == prior).ToDictionary(r => r["of"]);
        Assert.Multiple(() =>
        {
            Summary(map.Deviation, chain["deviation"]);
            Summary(map.SpatialFraction, chain["spatial_fraction"]);
            foreach (var area in map.Areas)
            {
                var row = chain[area.Area];
                Assert.That(area.Mean, Is.EqualTo(Number(row, "mean")).Within(0.5).Percent, $"mean of {area.Area}");
                Assert.That(area.Median, Is.EqualTo(Number(row, "median")).Within(0.7).Percent, $"median of {area.Area}");
                Assert.That(area.Lower, Is.EqualTo(Number(row, "lower")).Within(2).Percent, $"lower limit of {area.Area}");
                Assert.That(area.Upper, Is.EqualTo(Number(row, "upper")).Within(2).Percent, $"upper limit of {area.Area}");
                Assert.That(area.Exceedance, Is.EqualTo(Number(row, "exceedance")).Within(0.006), $"exceedance of {area.Area}");
            }
        });
    }

    // A pair of neighbours and two islands: the structured effects of the pair are opposite, everything has variance 1 before σ. Their sum and
    // difference are independent; the level is integrated by hand, the four effects on a grid.
    [TestCase(0.5, 0.3)]
    [TestCase(1.2, 0.8)]
    public void GivenSpread_AsIntegrationGivesIt(double deviation, double fraction)
    {
        AreaCount[] counts = [new("A", 0, 1.5), new("B", 4, 1.1), new("C", 9, 5), new("D", 1, 2.4)];
        var structure = SpatialStructure.Of(Pair);
        var (ours, other) = (Fit(deviation, fraction), Fit(0.8, 0.5));
        var (mass, means) = Integrated(counts, deviation, fraction);
        Assert.That(ours.LogEvidence - other.LogEvidence, Is.EqualTo(Math.Log(mass / Integrated(counts, 0.8, 0.5).Mass)).Within(0.01));
        for (var position = 0; position < 4; position++)
            Assert.That(ours.Areas[position].Distribution().MeanRatio, Is.EqualTo(means[structure.AreaAt[position]]).Within(2).Percent, counts[structure.AreaAt[position]].Area);

        MapPosterior Fit(double sd, double share)
        {
            var placed = structure.AreaAt.Select(area => counts[area]).ToList();
            return MapPosterior.Of(structure, placed, (sd * Math.Sqrt(share), sd * Math.Sqrt(1 - share)), MapPosterior.First(placed));
        }
    }

    [Test]
    public void AreasThatAreAlike_StayAlike()
    {
        var board = AreaMap.Board(7);
        var map = BesagYorkMollie.Penalised([.. board.Areas.Select(name => new AreaCount(name, 40, 40))], board);
        Assert.That(map.Areas.Select(a => a.Mean), Has.All.EqualTo(1).Within(0.01));
        Assert.That(map.Areas.Select(a => (a.Lower, a.Upper)), Has.All.Matches<(double Lower, double Upper)>(l => l.Lower < 1 && l.Upper > 1));
        Assert.That(map.Areas.Select(a => a.Upper - a.Lower), Has.All.LessThan(0.3), "each alone: 0.62");
        Assert.That(map.Deviation.Upper, Is.LessThan(0.15));
        Assert.That(map.Areas.Select(a => a.Exceedance), Has.All.InRange(0.4, 0.6));
    }

    [Test]
    public void ExpectedCasesTwiceAsMany_HalveTheRatiosAndNothingElse()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        var map = BesagYorkMollie.Penalised(areas, neighbours, IslandRule.StayAlone);
        var twice = BesagYorkMollie.Penalised([.. areas.Select(a => a with { Expected = 2 * a.Expected })], neighbours, IslandRule.StayAlone, threshold: 0.5);
        Assert.That(twice.Areas.SelectMany(a => (double[])[2 * a.Mean, 2 * a.Lower, 2 * a.Upper]),
            Is.EqualTo(map.Areas.SelectMany(a => (double[])[a.Mean, a.Lower, a.Upper])).Within(1e-4).Percent);
        Assert.That(twice.Areas.Select(a => a.Exceedance), Is.EqualTo(map.Areas.Select(a => a.Exceedance)).Within(1e-6));
        Assert.That(twice.SpatialFraction.Mean, Is.EqualTo(map.SpatialFraction.Mean).Within(1e-6));
    }

    [Test]
    public void TheOrderOfTheAreasDoesNotMatter()
    {
        var (areas, _, rows) = AreaMap.Scotland();
        var order = Enumerable.Range(0, areas.Count).OrderBy(i => (i * 37) % areas.Count).ToList();
        var shuffled = NeighbourList.Of([.. order.Select(i => (areas[i].Area, (IReadOnlyList<string>)rows[i]["neighbours"].Split(' ', StringSplitOptions.RemoveEmptyEntries)))]);
        var map = BesagYorkMollie.Penalised(areas, AreaMap.Scotland().Neighbours, IslandRule.StayAlone);
        var other = BesagYorkMollie.Penalised([.. order.Select(i => areas[i])], shuffled, IslandRule.StayAlone);
        Assert.That(order.Select((i, place) => other.Areas[place].Mean / map.Areas[i].Mean), Has.All.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void WithManyCases_TheRatioIsItsOwn()
    {
        var board = AreaMap.Board(4);
        var areas = board.Areas.Select((name, i) => new AreaCount(name, 1e9 * (1 + (0.3 * Math.Sin(i))), 1e9)).ToList();
        var map = BesagYorkMollie.Penalised(areas, board);
        Assert.That(map.Areas.Select(a => a.Mean / a.Raw), Has.All.EqualTo(1).Within(1e-6));
        Assert.That(map.Areas.Select(a => (a.Upper - a.Lower) / a.Raw / (2 * 1.96 / Math.Sqrt(1e9 * a.Raw))), Has.All.EqualTo(1).Within(0.01));
    }

    [Test]
    public void LimitsHoldKnownRatios_AndNeighboursHelp()
    {
        var (random, board) = (new Random(11), AreaMap.Board(6));
        var (held, raw, smoothed, fractions) = (0, 0.0, 0.0, 0.0);
        for (var run = 0; run < 30; run++)
        {
            var (east, north) = (random.NextDouble() * 6, random.NextDouble() * 6);
            double[] truth = [.. Enumerable.Range(0, 36).Select(i => Math.Exp(0.6 * Math.Sin((i % 6 + east) / 2) * Math.Cos((i / 6 + north) / 2)))];
            var map = BesagYorkMollie.Penalised(AreaMap.Draw(random, truth, () => 3 + (random.NextDouble() * 15)), board);
            for (var i = 0; i < 36; i++)
            {
                if (map.Areas[i].Lower <= truth[i] && truth[i] <= map.Areas[i].Upper) held++;
                raw += Math.Pow(map.Areas[i].Raw - truth[i], 2);
                smoothed += Math.Pow(map.Areas[i].Mean - truth[i], 2);
            }
            fractions += map.SpatialFraction.Mean / 30;
        }
        Assert.That(held / (30.0 * 36), Is.InRange(0.92, 0.985));
        Assert.That(smoothed, Is.LessThan(0.5 * raw));
        Assert.That(fractions, Is.GreaterThan(0.6));
    }

    [Test]
    public void WithoutSpatialPattern_TheFractionIsSmallAndTheSpreadIsFound()
    {
        var (random, board) = (new Random(12), AreaMap.Board(12));
        var truth = Enumerable.Range(0, 144).Select(_ => Math.Exp(Normal.Sample(random, 0, 0.4))).ToList();
        var map = BesagYorkMollie.Penalised(AreaMap.Draw(random, truth, () => 60), board);
        Assert.That(map.SpatialFraction.Upper, Is.LessThan(0.5));
        Assert.That(map.Deviation.Lower, Is.LessThan(0.4));
        Assert.That(map.Deviation.Upper, Is.GreaterThan(0.4));
    }

    [Test]
    public void WhatCannotBe_IsRefused()
    {
        var (areas, neighbours, _) = AreaMap.Scotland();
        Assert.That(() => BesagYorkMollie.Penalised(areas, neighbours), Throws.ArgumentException.With.Message.Contains("6, 8, 11"));
        Assert.That(() => BesagYorkMollie.Penalised(areas, neighbours, IslandRule.StayAlone, threshold: 0), Throws.ArgumentException.With.Message.Contains("threshold"));
        Assert.That(() => BesagYorkMollie.WithGammaPriors(areas, neighbours, IslandRule.StayAlone, rate: double.NaN), Throws.ArgumentException.With.Message.Contains("rate"));
        Assert.That(() => BesagYorkMollie.Penalised(areas, neighbours, IslandRule.StayAlone, confidence: 1), Throws.ArgumentException.With.Message.Contains("Confidence 1"));
        var alone = NeighbourList.Of([.. "ABCD".Select(name => ($"{name}", (IReadOnlyList<string>)[]))]);
        Assert.That(() => BesagYorkMollie.Penalised([.. alone.Areas.Select(a => new AreaCount(a, 3, 2))], alone, IslandRule.StayAlone),
            Throws.ArgumentException.With.Message.Contains("No area has a neighbour"));
        var board = AreaMap.Board(2);
        Assert.That(() => BesagYorkMollie.Penalised([.. board.Areas.Select((a, i) => new AreaCount(a, i == 0 ? 9 : 0, 2))], board),
            Throws.ArgumentException.With.Message.Contains("1 areas have cases"));
    }

    private static NeighbourList Pair => NeighbourList.Of([("A", ["B"]), ("B", ["A"]), ("C", []), ("D", [])]);

    private static void Summary(PosteriorSummary ours, Dictionary<string, string> chain)
    {
        Assert.That(ours.Mean, Is.EqualTo(Number(chain, "mean")).Within(0.7).Percent, chain["of"]);
        Assert.That(ours.Lower, Is.EqualTo(Number(chain, "lower")).Within(2).Percent, chain["of"]);
        Assert.That(ours.Upper, Is.EqualTo(Number(chain, "upper")).Within(2).Percent, chain["of"]);
    }

    private static double Number(Dictionary<string, string> row, string column) => ReferenceTable.Number(row[column]);

    private static (double Mass, double[] Means) Integrated(AreaCount[] counts, double deviation, double fraction)
    {
        const int Steps = 36;
        var nodes = Enumerable.Range(0, Steps + 1).Select(i => (i * 12.0 / Steps) - 6).Select(z => (z, weight: Math.Exp(-z * z / 2))).ToList();
        double[] spread = [Math.Sqrt(1 - fraction) * deviation / Math.Sqrt(2), Math.Sqrt(1 + fraction) * deviation / Math.Sqrt(2), deviation, deviation];
        var (total, mass, means) = (counts.Sum(c => c.Observed), 0.0, new double[4]);
        foreach (var (sum, one) in nodes)
            foreach (var (difference, two) in nodes)
                foreach (var (third, three) in nodes)
                    foreach (var (fourth, four) in nodes)
                    {
                        double[] effects = [(spread[0] * sum) + (spread[1] * difference), (spread[0] * sum) - (spread[1] * difference), spread[2] * third, spread[3] * fourth];
                        double expected = 0, log = 0;
                        for (var i = 0; i < 4; i++)
                        {
                            expected += counts[i].Expected * Math.Exp(effects[i]);
                            log += counts[i].Observed * effects[i];
                        }
                        var density = one * two * three * four * Math.Exp(log - (total * Math.Log(expected)));
                        mass += density;
                        for (var i = 0; i < 4; i++) means[i] += density * total / expected * Math.Exp(effects[i]);
                    }
        return (mass, Array.ConvertAll(means, mean => mean / mass));
    }
}

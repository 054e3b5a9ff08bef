using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class JoinpointPermutationTests
{
    private static readonly JoinpointOptions ByErrors = new() { Weighting = TrendWeighting.StandardError };

    // NCI Joinpoint 4.5.0.1, 10 000 permutations: 0 against 3 p 0.0001, 1 against 3 p 0.0004, 2 against 3 p 0.0641.
    [Test]
    public void DrugDeaths_AsJoinpointTests()
    {
        var chosen = JoinpointPermutation.Of(JoinpointSeries.DrugDeaths(), 3, ByErrors, new() { EndsEarly = false });
        Assert.That(chosen.Selected.Joinpoints, Has.Count.EqualTo(2));
        Assert.That(chosen.Tests.Select(t => (t.Fewer, t.More)), Is.EqualTo(new[] { (0, 3), (1, 3), (2, 3) }));
        Assert.That(chosen.Tests.Select(t => t.PValue), Is.EqualTo(new[] { 0.0001, 0.0004, 0.0641 }).Within(0.015));
        Assert.That(chosen.Tests.Select(t => t.Level), Is.EqualTo(new[] { 0.05 / 3, 0.025, 0.05 }).Within(1e-12));
    }

    [Test]
    public void TheSeedDecides_AndAnEarlyEndChoosesTheSame()
    {
        var points = JoinpointSeries.Invented(new Random(13), 20);
        var few = new PermutationOptions { Permutations = 199 };
        var (one, again, whole) = (JoinpointPermutation.Of(points, 3, permutation: few), JoinpointPermutation.Of(points, 3, permutation: few),
            JoinpointPermutation.Of(points, 3, permutation: few with { EndsEarly = false }));
        Assert.That(again.Tests, Is.EqualTo(one.Tests));
        Assert.That(whole.Tests[0].IsRejected, Is.EqualTo(one.Tests[0].IsRejected));
        Assert.That(whole.Tests.Select(t => t.Permutations), Has.All.EqualTo(199));
    }

    // Under a straight line the first test of 0 against 1 rejects in about the level of series.
    [Test]
    public void AStraightLineIsSeldomRejected()
    {
        var (random, bent) = (new Random(14), 0);
        for (var round = 0; round < 200; round++)
        {
            TrendPoint[] line = [.. Enumerable.Range(2000, 15).Select(year => new TrendPoint(year, 20 * Math.Exp(0.01 * (year - 2000) + 0.2 * (random.NextDouble() - 0.5))))];
            if (JoinpointPermutation.Of(line, 1, permutation: new() { Permutations = 199 }).Selected.Joinpoints.Count > 0) bent++;
        }
        Assert.That(bent, Is.InRange(2, 22), "level 0.05 of 200 series");
    }

    [Test]
    public void TooFewPermutations_OrNoLevel_IsRefused()
    {
        var points = JoinpointSeries.Invented(new Random(15), 20);
        Assert.That(() => JoinpointPermutation.Of(points, 1, permutation: new() { Permutations = 10 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("99 or more"));
        Assert.That(() => JoinpointPermutation.Of(points, 1, permutation: new() { Level = 0 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("Level 0"));
        Assert.That(() => JoinpointPermutation.Of(points, 9), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 to 5"));
    }
}

using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class JoinpointSelectionTests
{
    private static IEnumerable<string> Shared() => SharedOracles.Cases("joinpoint", "series.csv");

    private static readonly (string Set, TrendWeighting Weighting)[] Sets =
        [("constant", TrendWeighting.Constant), ("standard_error", TrendWeighting.StandardError), ("poisson_count", TrendWeighting.PoissonVariance)];

    [TestCaseSource(nameof(Shared))]
    public void SharedCriteria(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, points) = (SharedOracles.Expected(name), JoinpointSeries.Read(name));
        Assert.Multiple(() =>
        {
            if (expected.TryGetValue("full_precision.k", out var joinpoints))
                Same(JoinpointRegression.Fit(points, (int)joinpoints, new() { Weighting = TrendWeighting.StandardError }).Criteria, "full_precision");
            else
                foreach (var (set, weighting) in Sets)
                    for (var k = 0; k <= 3; k++) Same(JoinpointRegression.Fit(points, k, new() { Weighting = weighting }).Criteria, $"{set}.k{k}");
        });

        void Same(JoinpointCriteria ours, string set)
        {
            Near(ours.Weight, $"{set}.wbic_weight");
            Near(ours.WeightedBic, $"{set}.wbic");
        }

        void Near(double? ours, string measure) => Assert.That(ours, Is.EqualTo(expected[measure]).Within(SharedOracles.Tolerance(name, expected[measure])), measure);
    }

    [TestCaseSource(nameof(Shared))]
    public void SharedChoices(string name)
    {
        SharedOracles.MustExist(name);
        var (expected, points) = (SharedOracles.Expected(name), JoinpointSeries.Read(name));
        foreach (var (set, weighting) in Sets.Where(s => expected.ContainsKey($"{s.Set}.selected.bic")))
            foreach (var (criterion, measure) in new[] { (SelectionCriterion.Bic, "bic"), (SelectionCriterion.Bic3, "bic3"), (SelectionCriterion.WeightedBic, "wbic") })
                Assert.That(JoinpointSelection.Of(points, 3, criterion, new() { Weighting = weighting }).Selected.Joinpoints, Has.Count.EqualTo((int)expected[$"{set}.selected.{measure}"]), $"{set} {measure}");
    }

    // Worked out in R 4.2.2 for the model that Joinpoint 4.5.0.1 printed; its BIC and BIC3 agree with the program to seven decimals.
    [Test]
    public void DrugDeaths_AsWorkedOutInR()
    {
        var criteria = JoinpointRegression.Fit(JoinpointSeries.DrugDeaths(), 2, new() { Weighting = TrendWeighting.StandardError }).Criteria;
        Assert.That(new[] { criteria.Bic, criteria.Bic3, criteria.Weight, criteria.WeightedBic },
            Is.EqualTo(new[] { 2.8106936461183256, 3.1440128630661155, 0.8860379068038179, 3.106027107400233 }).Within(1e-7).Percent);
    }

    [Test]
    public void ThePenaltyGrows_SoBic3NeverChoosesMoreThanBic()
    {
        var random = new Random(11);
        for (var round = 0; round < 30; round++)
        {
            var points = JoinpointSeries.Invented(random, 30);
            int[] chosen = [.. new[] { SelectionCriterion.Bic, SelectionCriterion.Bic3 }.Select(c => JoinpointSelection.Of(points, criterion: c).Selected.Joinpoints.Count)];
            Assert.That(chosen[1], Is.LessThanOrEqualTo(chosen[0]));
        }
    }

    [Test]
    public void AStraightLineHasNoJoinpoint_ABrokenOneHasItsOwn()
    {
        TrendPoint[] straight = [.. Enumerable.Range(2000, 22).Select(year => new TrendPoint(year, year - 1990))];
        TrendPoint[] broken = [.. straight.Select(p => p with { Rate = 10 + Math.Abs(p.Year - 2011) + 0.01 * Math.Sin(p.Year) })];
        var linear = new JoinpointOptions { Scale = TrendScale.Linear };
        Assert.That(JoinpointSelection.Of(straight, options: linear).Selected.Joinpoints, Is.Empty);
        Assert.That(JoinpointSelection.Of(broken, options: linear).Selected.Joinpoints[0].Year, Is.EqualTo(2011));
    }

    [TestCase(6, 0), TestCase(7, 1), TestCase(12, 2), TestCase(21, 3), TestCase(26, 4), TestCase(27, 5), TestCase(60, 5)]
    public void HowManyAreTried(int years, int most) => Assert.That(JoinpointSelection.MostFor(years), Is.EqualTo(most));

    [Test]
    public void MoreThanFive_OrMoreThanThereIsRoomFor_IsRefused()
    {
        var points = JoinpointSeries.Invented(new Random(12), 12);
        Assert.That(() => JoinpointSelection.Of(points, 6), Throws.InstanceOf<ArgumentException>().With.Message.Contains("0 to 5"));
        Assert.That(() => JoinpointSelection.Of(points, 5), Throws.InstanceOf<ArgumentException>().With.Message.Contains("room for"));
    }
}

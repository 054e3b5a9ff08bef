using Registry.Analytics.Trends;

namespace Registry.Analytics.Tests.Trends;

public class JoinpointResamplingTests
{
    private static readonly JoinpointOptions ByErrors = new() { Weighting = TrendWeighting.StandardError };

    private static IEnumerable<string> Liver() => SharedOracles.Cases("joinpoint", "series.csv").Where(name => name == "" || name.Contains("liver"));

    // An R implementation of the published method with 3000 resamples and random numbers of its own.
    [TestCaseSource(nameof(Liver))]
    public void SharedQuantiles(string name)
    {
        SharedOracles.MustExist(name);
        var expected = SharedOracles.Expected(name);
        var model = JoinpointResampling.Fit(JoinpointSeries.Read(name), (int)expected["empirical_quantile.k"], ByErrors);
        Assert.Multiple(() =>
        {
            for (var s = 0; s < model.Segments.Count; s++) Near(model.Segments[s].Lower!.Value, model.Segments[s].Upper!.Value, $"apc_ci.{s}");
            for (var j = 0; j < model.Joinpoints.Count; j++) Near(model.Joinpoints[j].LowerYear!.Value, model.Joinpoints[j].UpperYear!.Value, $"joinpoint_ci.{j}", 1);
            Near(model.Average().Lower!.Value, model.Average().Upper!.Value, "aapc_ci");
        });

        void Near(double lower, double upper, string measure, double step = 0)
        {
            var (low, high) = (expected[$"empirical_quantile.{measure}.0"], expected[$"empirical_quantile.{measure}.1"]);
            var room = Math.Max(step, 0.1 * (high - low));
            Assert.That(lower, Is.EqualTo(low).Within(room), measure);
            Assert.That(upper, Is.EqualTo(high).Within(room), measure);
        }
    }

    // Of 100 straight lines with normal scatter about 95 have their slope within the limits.
    [Test]
    public void LimitsHoldTheSlopeAsOftenAsTheySay()
    {
        var (random, held) = (new Random(51), 0);
        for (var round = 0; round < 200; round++)
        {
            TrendPoint[] line = [.. Enumerable.Range(2000, 18).Select(year => new TrendPoint(year, 20 * Math.Exp(0.02 * (year - 2000) + 0.05 * Normal(random))))];
            var segment = JoinpointResampling.Fit(line, 0, resampling: new() { Resamples = 399, Seed = round }).Segments[0];
            if (segment.Lower < TrendSeries.Percent(0.02) && TrendSeries.Percent(0.02) < segment.Upper) held++;
        }
        Assert.That(held, Is.InRange(175, 198));
    }

    [Test]
    public void EstimatesAndBendsAreThoseOfTheModel_AndTheSeedDecidesTheLimits()
    {
        var points = JoinpointSeries.DrugDeaths();
        var few = new ResamplingOptions { Resamples = 499 };
        var (plain, one, again) = (JoinpointRegression.Fit(points, 2, ByErrors), JoinpointResampling.Fit(points, 2, ByErrors, few), JoinpointResampling.Fit(points, 2, ByErrors, few));
        Assert.That(one.Segments.Select(s => s.Change), Is.EqualTo(plain.Segments.Select(s => s.Change)));
        Assert.That(one.Joinpoints.Select(j => j.PValue), Is.EqualTo(plain.Joinpoints.Select(j => j.PValue)));
        Assert.That(one.Segments, Is.EqualTo(again.Segments));
        Assert.That(plain.Segments.Select(s => s.Statistic), Has.None.Null);
        Assert.That(one.Segments.Select(s => (s.Statistic, HasP: s.PValue is not null)), Is.All.EqualTo(((double?)null, true)), "p is not of it");
        Assert.That(one.Average(2010, 2015).Lower, Is.Not.EqualTo(plain.Average(2010, 2015).Lower));
    }

    // Slopes at the edge of what can be told from none: whichever way it falls, p and limits say the same.
    [Test]
    public void ThePValueAgreesWithTheLimits()
    {
        var random = new Random(12);
        var (told, untold) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            TrendPoint[] line = [.. Enumerable.Range(2000, 18).Select(year => new TrendPoint(year, 20 * Math.Exp(0.005 * (year - 2000) + 0.05 * Normal(random))))];
            var model = JoinpointResampling.Fit(line, round % 2, resampling: new() { Resamples = 399, Seed = round });
            foreach (var (lower, upper, p) in model.Segments.Select(s => (s.Lower!.Value, s.Upper!.Value, s.PValue!.Value))
                .Append((model.Average().Lower!.Value, model.Average().Upper!.Value, model.Average().PValue!.Value)))
            {
                var excludesNone = lower > 0 || upper < 0;
                if (p < 0.045) Assert.That(excludesNone, Is.True, $"p {p}, {lower} to {upper}");
                if (p > 0.06) Assert.That(excludesNone, Is.False, $"p {p}, {lower} to {upper}");
                if (excludesNone) told++;
                else untold++;
            }
        }
        Assert.That(Math.Min(told, untold), Is.GreaterThan(10), "both occur");
    }

    [Test]
    public void TooFewResamples_OrNothingToResample_IsRefused()
    {
        var points = JoinpointSeries.DrugDeaths();
        Assert.That(() => JoinpointResampling.Fit(points, 1, resampling: new() { Resamples = 50 }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("199"));
        Assert.That(() => JoinpointResampling.Fit(points, 1, new() { Search = JoinpointSearch.Continuous }), Throws.InstanceOf<ArgumentException>().With.Message.Contains("grid"));
        Assert.That(() => JoinpointResampling.Fit([.. points.Take(5)], 0, resampling: new() { Resamples = 199 }), Throws.Nothing);
        Assert.That(() => JoinpointResampling.Fit([.. points.Take(8)], 3), Throws.InstanceOf<ArgumentException>());
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

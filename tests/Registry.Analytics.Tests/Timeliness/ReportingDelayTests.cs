using MathNet.Numerics.Distributions;
using Registry.Analytics.Timeliness;

namespace Registry.Analytics.Tests.Timeliness;

public class ReportingDelayTests
{
    // Taylor and Ashe 1983; figures as England and Verrall 2002 print them, in full digits from R 4.2.2 glm(quasipoisson).
    [Test]
    public void TheTriangleOfTaylorAndAshe()
    {
        var adjusted = ReportingDelay.Of(Triangle("delay_taylor_ashe.csv"));
        Assert.Multiple(() =>
        {
            Assert.That(adjusted.Dispersion, Is.EqualTo(52601.3615189).Within(1e-6).Percent);
            Assert.That(adjusted.Outstanding, Is.EqualTo(18680855.61192).Within(1e-7).Percent);
            Assert.That(adjusted.OutstandingError, Is.EqualTo(2945646.23124).Within(1e-6).Percent);
            Assert.That(adjusted.Years[5].Expected - adjusted.Years[5].Reported, Is.EqualTo(1419459.457662).Within(1e-7).Percent);
            Assert.That(adjusted.Years[9].StandardError, Is.EqualTo(1980090.72427).Within(1e-6).Percent);
        });
    }

    [Test]
    public void TheModelIsTheChainLadder()
    {
        var cells = Triangle("delay_taylor_ashe.csv");
        var adjusted = ReportingDelay.Of(cells);
        // Growth from one delay to the next: sums over the years that saw both.
        double factor = 1;
        for (var delay = 1; delay <= 9; delay++)
        {
            var both = cells.Where(c => c.Year + delay <= 10 && c.Delay <= delay).ToList();
            factor *= both.Sum(c => c.Cases) / both.Where(c => c.Delay < delay).Sum(c => c.Cases);
        }
        Assert.That(adjusted.Years[9].Expected / adjusted.Years[9].Reported, Is.EqualTo(factor).Within(1e-8));
        Assert.That(1 / adjusted.Delays[0].Cumulative, Is.EqualTo(factor).Within(1e-8));
        Assert.That(adjusted.Delays.Sum(d => d.Share), Is.EqualTo(1).Within(1e-12));
    }

    [Test]
    public void CompleteYearsStay_AndIntervalsHoldTheTruth()
    {
        var (random, inside, rounds) = (new Random(11), 0, 300);
        double[] shares = [0.8, 0.15, 0.05];
        for (var round = 0; round < rounds; round++)
        {
            var whole = (from year in Enumerable.Range(2015, 7) from delay in Enumerable.Range(0, 3)
                         select new ReportedCases(year, delay, Poisson.Sample(random, 500 * shares[delay]))).ToList();
            var adjusted = ReportingDelay.Of([.. whole.Where(c => c.Year + c.Delay <= 2021)], isOverdispersed: false);
            var (last, truth) = (adjusted.Years[^1], whole.Where(c => c.Year == 2021).Sum(c => c.Cases));
            if (truth >= last.Lower && truth <= last.Upper) inside++;
            Assert.That((adjusted.Years[0].Expected, adjusted.Years[0].ReportedPercent), Is.EqualTo((adjusted.Years[0].Reported, 100.0)));
        }
        Assert.That(inside / (double)rounds, Is.InRange(0.91, 0.985));
    }

    [TestCase(2001, 1, "missing")]
    [TestCase(2003, 0, "missing")]
    public void AMissingCell_IsRefused(int year, int delay, string says)
    {
        var cells = Small().Where(c => (c.Year, c.Delay) != (year, delay)).ToList();
        Assert.That(() => ReportingDelay.Of(cells), Throws.InstanceOf<ArgumentException>().With.Message.Contains(says).And.Message.Contains($"{year}"));
    }

    [Test]
    public void OddCells_AreRefused()
    {
        Assert.That(() => ReportingDelay.Of([.. Small(), new(2001, 0, 5)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("twice"));
        Assert.That(() => ReportingDelay.Of([.. Small().Skip(1), new(2000, 0, -5)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("withdrawn"));
        Assert.That(() => ReportingDelay.Of([.. Small().Where(c => c.Year > 2002)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("At least 3"));
        Assert.That(() => ReportingDelay.Of([.. Small().Select(c => c.Year == 2004 ? c with { Cases = 0 } : c)]), Throws.InstanceOf<ArgumentException>().With.Message.Contains("2004"));
    }

    private static List<ReportedCases> Small() => [.. from year in Enumerable.Range(2000, 5) from delay in Enumerable.Range(0, 3)
                                                      where year + delay <= 2004 select new ReportedCases(year, delay, 100 / (delay + 1) + year % 3)];

    private static List<ReportedCases> Triangle(string file) => [.. ReferenceTable.Read(file)
        .Select(r => new ReportedCases((int)ReferenceTable.Number(r["year"]), (int)ReferenceTable.Number(r["delay"]), ReferenceTable.Number(r["cases"])))];
}

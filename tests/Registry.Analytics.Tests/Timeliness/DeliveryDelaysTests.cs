using Registry.Analytics.Timeliness;

namespace Registry.Analytics.Tests.Timeliness;

public class DeliveryDelaysTests
{
    // 80 % of a year comes a year later, 15 % after two, 5 % after three; the store began in 2015 with everything there was.
    private static List<DeliveredCases> Deliveries(string registry = "330102", int begin = 2015) =>
        [.. from year in Enumerable.Range(2008, 16) from part in new[] { (Delay: 1, Cases: 800.0), (2, 150), (3, 50) }
            let report = Math.Max(begin, year + part.Delay) where report <= 2024
            select new DeliveredCases(registry, year, report, part.Cases)];

    [Test]
    public void TheDelaysOfTheHistoryAreFound_AndYearsBeforeItAreLeftOut()
    {
        var (reports, first) = DeliveryDelays.Of(Deliveries());
        Assert.That((first, reports.Min(r => r.Year), reports.Max(r => r.Year)), Is.EqualTo((1, 2014, 2023)));
        var adjusted = ReportingDelay.Of(reports);
        Assert.That(adjusted.Delays.Take(3).Select(d => d.Share), Is.EqualTo(new[] { 0.8, 0.15, 0.05 }).Within(1e-6));
        Assert.That(adjusted.Years[^1].Reported, Is.EqualTo(800));
        Assert.That(adjusted.Years[^1].Expected, Is.EqualTo(1000).Within(1e-3));
    }

    [Test]
    public void TheLastFirstDeliveryOfAllRegistriesCounts()
    {
        var (reports, _) = DeliveryDelays.Of([.. Deliveries(), .. Deliveries("330106", begin: 2018)]);
        Assert.That(reports.Min(r => r.Year), Is.EqualTo(2017));
        Assert.That(reports.Single(r => r is { Year: 2020, Delay: 0 }).Cases, Is.EqualTo(1600));
    }

    [Test]
    public void WhatWasTakenBackIsTakenOffTheReportBefore()
    {
        var (reports, _) = DeliveryDelays.Of([.. Deliveries().Where(d => (d.Year, d.ReportYear) != (2018, 2020)), new("330102", 2018, 2020, -30)]);
        Assert.That(reports.Where(r => r.Year == 2018).Select(r => r.Cases).Take(3), Is.EqualTo(new[] { 770.0, 0, 50 }));
    }

    [Test]
    public void AHistoryThatSaysNothingOfDelaysIsRefusedInBothLanguages()
    {
        var once = Assert.Throws<StatisticRefusedException>(() => DeliveryDelays.Of([.. Deliveries(begin: 2024)]))!;
        Assert.That(once.Reason.En, Is.EqualTo(once.Message));
        Assert.That(once.Reason.Zh, Does.Contain("仅有 1 个年份"));
        Assert.That(Assert.Throws<StatisticRefusedException>(() => DeliveryDelays.Of([]))!.Reason.Zh, Does.Contain("没有可用的送交记录"));
        Assert.That(DeliveryDelays.Of(Deliveries(), lastReportYear: 2020).Reports.Max(r => r.Year), Is.EqualTo(2019));
    }
}

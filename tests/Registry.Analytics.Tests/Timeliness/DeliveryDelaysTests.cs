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
    public void AStrayCaseThatCameEarlyIsNoDelay()
    {
        var (reports, first) = DeliveryDelays.Of([.. Deliveries(), new("330102", 2021, 2021, 1)]);
        Assert.That((first, reports.Max(r => r.Year), reports.Single(r => r is { Year: 2021, Delay: 0 }).Cases), Is.EqualTo((1, 2023, 801.0)), "it counts with the first delay");
        Assert.That(ReportingDelay.Of(reports).Years[^1].Expected, Is.EqualTo(1000).Within(1));
        var late = DeliveryDelays.Of([.. Deliveries().Where(d => d.Year < 2023)]).Reports;
        Assert.That((late.Max(r => r.Year), late.Where(r => r.Year == 2022).Sum(r => r.Cases)), Is.EqualTo((2022, 950.0)), "nothing came of 2023");
    }

    [Test]
    public void ARareSiteIsLaidOutOnTheYearsOfAll()
    {
        var all = Deliveries();
        DeliveredCases[] site = [.. from year in Enumerable.Range(2016, 6) select new DeliveredCases("330102", year, year + 1, 4), new("330102", 2017, 2019, 1)];
        var (reports, first) = DeliveryDelays.Of(site, null, all);
        Assert.That((first, reports.Min(r => r.Year), reports.Max(r => r.Year)), Is.EqualTo((1, 2016, 2021)), "2016 is no first delivery: the registry began in 2015");
        Assert.That(reports.Where(r => r.Year == 2021).Select(r => r.Cases), Is.EqualTo(new[] { 4.0, 0, 0 }), "2023 and 2024 brought none of the site");
        DeliveredCases[] early = [new("330102", 2014, 2017, 1), .. site];
        Assert.That(DeliveryDelays.Of(early, null, all).Reports.Where(r => r.Year == 2014).Sum(r => r.Cases), Is.EqualTo(1), "begun in 2015, not with the first case of the site");
        Assert.That(DeliveryDelays.Of(site, 2030, all).Reports.Max(r => r.Year + r.Delay), Is.EqualTo(2023), "no delivery after 2024, one year of delay");
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

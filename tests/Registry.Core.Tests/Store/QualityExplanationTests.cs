using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class QualityExplanationTests
{
    [Test]
    public async Task AnExplanationIsKeptForItsCounts_AuditedAndTakenBackOnce()
    {
        using var site = new TestDatabase();
        var store = new QualityExplanationStore(site.Database);
        var kept = store.Add(Explanation());
        var listed = (await store.ListAsync(RegistryCode, 2020, default)).Single();
        Assert.That(listed, Is.EqualTo(kept));
        Assert.That((listed.HoldsFor(350, 1000), listed.HoldsFor(351, 1000), listed.HoldsFor(350, 1001)), Is.EqualTo((true, false, false)));
        Assert.That(await store.ListAsync(RegistryCode, 2021, default), Is.Empty);

        Assert.That(store.Withdraw(kept.Id, "bo", "the deaths came in"), Is.Null);
        Assert.That((await store.ListAsync(null, null, default)).Single().HoldsFor(350, 1000), Is.False);
        Assert.That(store.Withdraw(kept.Id, "bo", "again")!.En, Does.Contain("no explanation"));
        Assert.That(store.Withdraw(kept.Id, "", "again")!.En, Does.Contain("Say who"));
        var audit = await new AuditStore(site.Database).ListAsync(null, default);
        Assert.That(audit.Select(row => (row.Event, row.Actor)), Is.EqualTo(new[] { ("quality-explained", "anna"), ("quality-explanation-withdrawn", "bo") }));
        await site.MustBeSoundAsync();
    }

    [TestCase("", "screening programme", "screening")]
    [TestCase("anna", " ", "screening")]
    [TestCase("anna", "screening programme", "because")]
    public void WithoutNameReasonOrConclusionItIsRefused(string by, string reason, string conclusion)
    {
        using var site = new TestDatabase();
        Assert.That(() => new QualityExplanationStore(site.Database).Add(Explanation() with { By = by, Reason = reason, Conclusion = conclusion }), Throws.ArgumentException);
    }

    [Test]
    public async Task ReportDaysAreReadUnitByUnit()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(
            Case("1") with { Hospital = "A", ReportDate = new PartialDate(2020, 4, 1) }, Case("2") with { Hospital = "A" }, Case("3"), Case("4", year: 2019));
        var units = await new ReportingDays(site.Database).ListAsync(null, 2020, default);
        Assert.That(units.Select(unit => (unit.Unit, unit.Dates.Count)), Is.EqualTo(new[] { ("", 1), ("A", 2) }));
        Assert.That(units[1].Dates.Select(dates => dates.Report), Is.EquivalentTo(new PartialDate?[] { new PartialDate(2020, 4, 1), null }));
        Assert.That((await new ReportingDays(site.Database).CommitsAsync(2020, default)).Single().Registry, Is.EqualTo(RegistryCode));
    }

    private static QualityExplanation Explanation() => new()
    {
        Key = new(RegistryCode, 2020, "mi", "60", 0), Numerator = 350, Denominator = 1000, Bands = "2026-11", Conclusion = "screening",
        Reason = "thyroid screening since 2018", By = "anna",
    };
}

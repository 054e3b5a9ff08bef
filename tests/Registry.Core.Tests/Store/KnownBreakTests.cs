using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class KnownBreakTests
{
    [Test]
    public async Task ABreakIsKept_AuditedAndTakenBackOnce()
    {
        using var site = new TestDatabase();
        var store = new KnownBreakStore(site.Database);
        var (kept, _) = store.Add(Break());
        Assert.That((await store.ListAsync(default)).Single(), Is.EqualTo(kept));
        Assert.That(store.Add(Break()).Refusal!.En, Does.Contain($"Break {kept!.Id} stands already"));
        Assert.That(store.Withdraw(kept.Id, "bo", "the other year"), Is.Null);
        var listed = (await store.ListAsync(default)).Single();
        Assert.That((listed.WithdrawnBy, listed.WithdrawReason, listed.WithdrawnAt is not null), Is.EqualTo(("bo", "the other year", true)));
        Assert.That(store.Withdraw(kept.Id, "bo", "again")!.En, Does.Contain("no break"));
        Assert.That(store.Withdraw(kept.Id, "", "again")!.En, Does.Contain("Say who"));
        Assert.That(store.Add(Break()).Break, Is.Not.Null, "one that was taken back can be entered again");
        var audit = await new AuditStore(site.Database).ListAsync(null, default);
        Assert.That(audit.Select(row => (row.Event, row.Actor)), Is.EqualTo(new[] { ("break-entered", "anna"), ("break-withdrawn", "bo"), ("break-entered", "anna") }));
        await site.MustBeSoundAsync();
    }

    [TestCase("coding", 2014, null, null, "", "new edition", "Say who")]
    [TestCase("coding", 2014, null, null, "anna", " ", "what happened")]
    [TestCase("weather", 2014, null, null, "anna", "rain", "one of coding")]
    [TestCase("coding", 20, null, null, "anna", "new edition", "Year 20")]
    [TestCase("coding", 2014, "33", null, "anna", "new edition", "six-digit")]
    [TestCase("coding", 2014, null, "lung", "anna", "new edition", "ICD-10 category")]
    public void WhatCannotBeABreakIsRefused(string kind, int year, string? registry, string? icd, string by, string reason, string why)
    {
        using var site = new TestDatabase();
        var (kept, refusal) = new KnownBreakStore(site.Database).Add(new() { Kind = kind, LastYear = year, Registry = registry, Icd = icd, By = by, Reason = reason });
        Assert.That((kept, refusal!.En.Contains(why, StringComparison.Ordinal)), Is.EqualTo(((KnownBreak?)null, true)), refusal.En);
        Assert.That(refusal.Zh, Is.Not.EqualTo(refusal.En));
    }

    [Test]
    public async Task DeliveriesAreTheBatchesThatStandByYearOfTheirCommit()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"), Case("2"));
        await site.CommitAsync(Case("3"), Case("1") with { Sex = Registry.Core.Coding.Sex.Female });
        var found = await new DeliveryHistory(site.Database).ListAsync(default);
        Assert.That(found.Sum(d => d.Cases), Is.EqualTo(3));
        Assert.That(found.Select(d => (d.Registry, d.Year)).Distinct(), Is.EqualTo(new[] { (RegistryCode, 2020) }));
        Assert.That(found.Select(d => d.ReportYear).Distinct().Single(), Is.EqualTo(site.Database.Clock.GetUtcNow().Year));
    }

    private static KnownBreak Break() => new() { LastYear = 2014, Kind = "screening", Icd = "C73", Reason = "ultrasound for everybody", By = "anna" };
}

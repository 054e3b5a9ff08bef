using Dapper;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Tests.Updating;

/// <summary>The life of one record, and what its reader must say.</summary>
public sealed class RecordHistoryTests
{
    private const string ResidentId = "11010519491231002X";
    private const string Header = "registr,tumour number,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp\n";
    private static readonly IdentifiersReader Eva = new("eva", "letter of the hospital");
    private ImportSite _site = null!;

    private RecordHistory History => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task EachTumourHasItsOwnLife_AndOneThatWaitsIsToldAsWaiting()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("A1", 1, "C50.4") + Row("A1", 2, "C34.1"));
        await _site.DeliverAsync("330106_FB_2.csv", Header + Row("A1", 2, "C34.2"));
        await _site.CheckAsync("330106_FB_3.csv", Header + Row("A1", 2, "C34.3"));
        var all = await History.OfCaseAsync("330106", "A1", tumourNumber: null, reader: null, default);
        Assert.That(all.Select(v => (v.TumourNumber, v.State)), Is.EqualTo(new (int?, VersionState)[]
        {
            (1, VersionState.Current), (2, VersionState.Replaced), (2, VersionState.Current), (2, VersionState.Waiting),
        }));
        Assert.That(all[1].EndedByBatch, Is.EqualTo(2));
        Assert.That(all[1].Ended, Is.EqualTo(all[2].Committed));
        Assert.That((all[3].Committed, all[3].Replaces), Is.EqualTo(((Signature?)null, (long?)all[2].Id)));
        Assert.That(all[3].Items.Select(i => (i.Item, i.Before, i.After)), Does.Contain(("topography", (string?)"C34.2", (string?)"C34.3")));
        Assert.That(await History.OfCaseAsync("330106", "A1", 1, reader: null, default), Has.Count.EqualTo(1));
    }

    // Nothing of this version stands for it afterwards: the state as a compensation leaves it.
    [Test]
    public async Task AVersionThatNothingReplacesIsWithdrawn()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("A1", 1, "C50.4"));
        await _site.DeliverAsync("330106_FB_2.csv", Header + Row("A2", 1, "C50.4"));
        await using (var raw = _site.Database.Connect()) await raw.ExecuteAsync("update tumour set ended_by = 2 where case_number = 'A1'");
        var version = (await History.OfCaseAsync("330106", "A1", null, null, default)).Single();
        Assert.That((version.State, version.EndedByBatch, version.Ended?.By), Is.EqualTo((VersionState.Withdrawn, (long?)2, _site.Database.Actor)));
    }

    [Test]
    public async Task ChangesFromVersionToVersionLeadFromTheFirstToTheLast()
    {
        string[] sites = ["C34.0", "C34.1", "C34.2", "C34.3", "C34.8"];
        for (var file = 0; file < sites.Length; file++)
            await _site.DeliverAsync($"330106_FB_{file}.csv", Header + Row("A1", 1, sites[file]));
        var versions = await History.OfCaseAsync("330106", "A1", null, Eva, default);
        var told = new Dictionary<string, string?>();
        foreach (var step in versions.SelectMany(version => version.Items))
        {
            Assert.That(step.Before, Is.EqualTo(told.GetValueOrDefault(step.Item)), "before is the after of the version before");
            told[step.Item] = step.After;
        }
        var last = (await History.OfCaseAsync("330106", "A1", null, Eva, default))[^1];
        Assert.That((told["topography"], told["name"], last.Items.Single(i => i.Item == "topography").After), Is.EqualTo(("C34.8", "示例甲", "C34.8")));
    }

    [Test]
    public async Task IdentifiersAreMaskedOrTheirReadingIsInTheAudit()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("A1", 1, "C50.4"));
        var masked = await History.OfCaseAsync("330106", "A1", null, reader: null, default);
        Assert.That(Value(masked, "name"), Is.EqualTo("(3 characters)"));
        Assert.That(Value(masked, "birth_date"), Is.EqualTo("1949-**-**"));
        Assert.That(await ReadsAsync(), Is.Empty);
        var open = await History.OfCaseAsync("330106", "A1", null, Eva, default);
        Assert.That((Value(open, "name"), Value(open, "birth_date")), Is.EqualTo(("示例甲", "1949-12-31")));
        Assert.That((await ReadsAsync()).Single().Actor, Is.EqualTo("eva"));
    }

    // Some registries number their cases by the resident ID.
    [Test]
    public async Task ANumberThatIsAResidentIdDoesNotStandInTheAudit_AndIsFound()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row(ResidentId, 1, "C50.4"));
        var version = (await History.OfCaseAsync("330106", ResidentId, null, Eva, default)).Single();
        Assert.That((await ReadsAsync()).Single().Detail, Does.Not.Contain(ResidentId).And.Contain($"\"recordNumber\":\"P{version.Id}\""));
        var ofRecord = await new AuditStore(_site.Database).FindAsync(new(Record: new RecordKey("330106", PartKind.Incidence, ResidentId)), default);
        Assert.That(ofRecord.Events.Select(e => e.Event), Is.EqualTo(new[] { "uploaded", "checked", "committed", "identifiers-read" }));
    }

    [Test]
    public async Task ADeathHasItsLifeToo()
    {
        const string Deaths = "certificate,name,sex,age,deathda,icd10\n";
        await _site.DeliverAsync("330106_SW.csv", Deaths + "D1,示例甲,1,81,20230802,C34.9\n");
        await _site.DeliverAsync("330106_SW_2.csv", Deaths + "D1,示例甲,1,81,20230802,C16.9\n");
        var versions = await History.OfDeathAsync("330106", "D1", reader: null, default);
        Assert.That(versions.Select(v => (v.TumourNumber, v.State)), Is.EqualTo(new (int?, VersionState)[] { (null, VersionState.Replaced), (null, VersionState.Current) }));
        Assert.That(versions[1].Items.Select(i => (i.Item, i.Before, i.After)), Does.Contain(("underlying_cause", (string?)"C34.9", (string?)"C16.9")));
        await History.OfDeathAsync("330106", "D1", Eva, default);
        Assert.That((await ReadsAsync()).Single().Detail, Does.Contain("\"part\":2,\"recordNumber\":\"D1\""));
    }

    [Test]
    public async Task WhatIsNotThereHasNoLife()
    {
        Assert.That(await History.OfCaseAsync("330106", "A1", null, Eva, default), Is.Empty);
        Assert.That(await History.OfDeathAsync("330106", "A1", Eva, default), Is.Empty);
        Assert.That(await ReadsAsync(), Is.Empty, "nothing was shown");
    }

    private static string Row(string number, int tumour, string topography) =>
        $"{number},{tumour},示例甲,2,19491231,20230516,{topography},8500,3,2,7,{topography},\n";

    private static string? Value(IReadOnlyList<HistoryVersion> versions, string item) =>
        versions[^1].Items.Single(step => step.Item == item).After;

    private async Task<IReadOnlyList<AuditEvent>> ReadsAsync() =>
        (await new AuditStore(_site.Database).FindAsync(new(Event: "identifiers-read"), default)).Events;
}

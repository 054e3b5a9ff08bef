using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Follow-ups are versions like every other row, and what is known of a case follows from those that count.</summary>
public sealed class FollowUpStoreTests
{
    private TestDatabase _site = null!;

    private FollowUpStore Store => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task UndoIsTheInverseOfCommit()
    {
        await _site.CommitAsync(Case("1"), Case("2"), Case("3"));
        await _site.CommitAsync(FollowUp("1", 20210630), FollowUp("2", 20210701));
        var before = await KnownAsync();

        var second = await _site.CommitAsync(
            FollowUp("1", 20210630, VitalStatus.Lost), FollowUp("1", 20220630), FollowUp("2", 20220701, VitalStatus.Dead), FollowUp("3", 20220101));
        Assert.That(second.Counts, Is.EqualTo(new BatchCounts(4, 3, 1, 0, 0, 0)));
        Assert.That(await KnownAsync(), Is.EqualTo("1 Alive 2022-06-30; 2 Dead 2022-07-01; 3 Alive 2022-01-01"));
        var preview = (await _site.Batches.PreviewUndoAsync(second.Id, default))!;
        Assert.That(preview.Parts, Is.EqualTo(new[] { new UndoPart(PartKind.FollowUp, 3, 1) }));

        Assert.That((await _site.Batches.UndoAsync(second.Id, default)).Refusal, Is.Null);
        Assert.That(await KnownAsync(), Is.EqualTo(before).And.EqualTo("1 Alive 2021-06-30; 2 Alive 2021-07-01; 3 - 2020-03"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task TheRowsOfTheCasesAreNeverTouched()
    {
        await _site.CommitAsync(Case("1") with { VitalStatus = 1, LastContactDate = new(2021, 1, 1) });
        var before = await _site.CountAsync("select sum(id * 1000003 + content_hash % 1000000 + coalesce(ended_by, 0)) from tumour");
        await _site.CommitAsync(FollowUp("1", 20220630, VitalStatus.Dead));
        Assert.That(await _site.CountAsync("select sum(id * 1000003 + content_hash % 1000000 + coalesce(ended_by, 0)) from tumour"), Is.EqualTo(before));
        Assert.That(await _site.CountAsync("select count(*) from cell"), Is.EqualTo(1), "nothing is counted");
        Assert.That(await KnownAsync(), Is.EqualTo("1 Dead 2022-06-30"));
    }

    [Test]
    public async Task TheSameFollowUpAgainIsUnchangedAndAnotherContentReplacesIt()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(FollowUp("1", 20210630));
        var again = await _site.CommitAsync(FollowUp("1", 20210630));
        Assert.That(again.Counts, Is.EqualTo(new BatchCounts(1, 0, 0, 1, 0, 0)));
        var other = await _site.CommitAsync(FollowUp("1", 20210630) with { UnderlyingCause = IcdCode.TryParse("C34.1"), VitalStatus = VitalStatus.Dead });
        Assert.That(other.Counts, Is.EqualTo(new BatchCounts(1, 0, 1, 0, 0, 0)));
        var versions = await Store.OfCaseAsync(RegistryCode, "1", 1, default);
        Assert.That(versions.Select(version => version.IsCurrent), Is.EqualTo(new[] { false, true }));
        Assert.That(new RecordStore(_site.Database).ReplacedFollowUps(other.Id).Single().Before.UnderlyingCause, Is.Null);
        Assert.That((await new AuditStore(_site.Database).ChangesAsync(other.Id, 0, 9, default)).Single().Changes, Does.Contain("vital_status"));
    }

    [Test]
    public async Task WhatIsNotCommittedIsNotKnown()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CheckAsync(FollowUp("1", 20210630));
        Assert.That(await KnownAsync(), Is.EqualTo("1 - 2020-03"));
        await _site.CommitAsync(FollowUp("9", 20210630));
        Assert.That(await KnownAsync(), Is.EqualTo("1 - 2020-03"), "a follow-up whose case is not there waits for it");
        await _site.CommitAsync(Case("9"));
        Assert.That(await KnownAsync(), Is.EqualTo("1 - 2020-03; 9 Alive 2021-06-30"));
    }

    [Test]
    public async Task ADeathStandsAgainstLaterContactWhileThatIsAsked()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(FollowUp("1", 20210630, VitalStatus.Dead));
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            var alive = FollowUp("1", 20220630);
            writer.FateOf(alive);
            var open = writer.Ask(new("U-FUP-6", Severity.Query, PartKind.FollowUp, 2, null, null, null), RecordKey.Of(alive), writer.ContentOf(PartKind.FollowUp));
            writer.Add(alive, open);
            writer.Complete(new(1, 1, 0, 0, 0, 0), queried: 1);
        }
        await _site.Batches.CommitAsync(batch.Id, default);
        Assert.That(await KnownAsync(), Is.EqualTo("1 Dead 2021-06-30"));

        var asked = (await new QueryStore(_site.Database).ListAsync(new(State: QueryState.Open), default)).Queries.Single();
        Assert.That(asked.Record, Is.EqualTo(new RecordKey(RegistryCode, PartKind.FollowUp, "1/01/20220630")));
        var answer = new QueryAnswer(new() { BatchId = batch.Id, Row = 2, CheckId = "U-FUP-6" }, "registrar", "the certificate was another person's");
        Assert.That((await new ConfirmationStore(_site.Database).ConfirmAsync([answer], default)).Done, Is.EqualTo(1));
        Assert.That(await KnownAsync(), Is.EqualTo("1 Alive 2022-06-30"), "confirmed: the death was wrong");
    }

    [Test]
    public async Task TheCardOfTheNextYearDoesNotBringTheDeadBack()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(FollowUp("1", 20240315, VitalStatus.Dead));
        await _site.CommitAsync(Case("1") with { VitalStatus = 1, LastContactDate = new(2024, 12, 31) });
        Assert.That(await KnownAsync(), Is.EqualTo("1 Dead 2024-03-15"));
        await _site.CommitAsync(FollowUp("1", 20250630));
        Assert.That(await KnownAsync(), Is.EqualTo("1 Alive 2025-06-30"), "a follow-up without an open query does");
    }

    [Test]
    public async Task EachRegistryIsFollowedOnItsOwn()
    {
        await _site.CommitAsync(Case("1"), Case("1") with { Registry = "330106" });
        await _site.CommitAsync(FollowUp("1", 20210630) with { Registry = "330106" });
        var known = await Store.CurrentAsync(registry: null, 2019, 2021, default);
        Assert.That(known.Select(status => (status.Registry, status.Status)), Is.EqualTo(new (string, VitalStatus?)[]
        {
            ("330106", VitalStatus.Alive), (RegistryCode, null),
        }));
        Assert.That(await Store.CurrentAsync(RegistryCode, 2021, 2030, default), Is.Empty, "no case of these years");
    }

    [Test]
    public async Task ACaseIsFoundByItsNumberOrItsResidentId()
    {
        var id = "41010319500101001";
        await _site.CommitAsync(Case("1", id: id), Case("2"), Case("2") with { TumourNumber = 2 });
        await _site.CommitAsync(FollowUp("1", 20210630));
        using var lookup = new CaseLookup(_site.Database);
        var resident = Case("x", id: id).ResidentId!;
        Assert.That(lookup.WithNumber(RegistryCode, "2").Select(status => status.TumourNumber), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(lookup.WithNumber(RegistryCode, "3"), Is.Empty);
        Assert.That(lookup.WithNumber("330106", "1"), Is.Empty);
        var found = lookup.WithResidentId(RegistryCode, resident).Single();
        Assert.That((found.CaseNumber, found.Status, found.ResidentId), Is.EqualTo(("1", (VitalStatus?)VitalStatus.Alive, resident)));
    }

    private async Task<string> KnownAsync() => string.Join("; ", (await Store.CurrentAsync(RegistryCode, 0, 9999, default))
        .Select(status => $"{status.CaseNumber} {status.Status?.ToString() ?? "-"} {status.LastKnownDate}"));
}

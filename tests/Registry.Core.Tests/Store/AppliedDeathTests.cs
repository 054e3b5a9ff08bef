using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A death that was taken to cases holds what it stands on there: its batch and itself. A compensation takes both back together.</summary>
public sealed class AppliedDeathTests
{
    private static readonly RecordKey DeathOne = new(RegistryCode, PartKind.Death, "D1");
    private TestDatabase _site = null!;

    private RecordStore Records => new(_site.Database);

    [SetUp]
    public async Task ImportCases()
    {
        _site = new();
        await _site.CommitAsync(Case("1"), Case("2"), Case("3"), FollowUp("3", 20200401));
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task TheBatchOfTheDeathsIsHeld_AndItIsSaidByWhatAndHow()
    {
        var deaths = await _site.CommitAsync(Death("D1"), Death("D2"), Death("D3"));
        await LinkAsync(("D1", "1"), ("D2", "2"), ("D3", "3"));
        var before = Known() + Snapshot.Of(_site);
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D2", "2"));
        Assert.That(Known(), Does.Contain("1 Dead 2020-05-06").And.Contain("2 Dead 2020-05-06"));

        var preview = (await _site.Batches.PreviewUndoAsync(deaths.Id, default))!;
        Assert.That(preview.HeldBy, Is.EqualTo(new[] { new LaterBatch(applied.Id, 0, 0) { AppliedDeaths = 2 } }));
        var refusal = (await _site.Batches.UndoAsync(deaths.Id, default)).Refusal!;
        Assert.That(refusal, Is.EqualTo(preview.Refusal));
        Assert.That(refusal.En, Does.Contain($"Batch {applied.Id} took its deaths to 2 cases.").And.Contain($"batches compensate --batch {deaths.Id}"));
        Assert.That(refusal.Zh, Does.Contain($"批次 {applied.Id} 已将其死亡写入 2 个病例").And.Contain("一并取回"));

        Assert.That((await _site.Batches.UndoAsync(applied.Id, default)).Refusal, Is.Null);
        Assert.That(Known() + Snapshot.Of(_site), Is.EqualTo(before), "as it was before");
        Assert.That((await _site.Batches.UndoAsync(deaths.Id, default)).Refusal, Is.Null);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ACompensationTakesTheDeathsOffTheCases_AndItsUndoPutsThemBack()
    {
        var deaths = await _site.CommitAsync(Death("D1"), Death("D2"), Death("D3"));
        await LinkAsync(("D1", "1"), ("D2", "2"));
        var known = Known();
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D2", "2"));
        await _site.CommitAsync(Death("D2"), Case("4"));
        var before = Snapshot.Of(_site);

        var preview = (await _site.Batches.PreviewCompensationAsync(deaths.Id, default))!;
        Assert.That(preview.Applied, Is.EqualTo(new[] { (applied.Id, 1) }), "death 2 came again and stays on its case");
        Assert.That(preview.Parts, Is.EqualTo(new[] { new CompensatedPart(PartKind.Death, 2, 0, 1), new CompensatedPart(PartKind.FollowUp, 1, 0, 0) }));
        var made = await _site.Batches.CompensateAsync(deaths.Id, "anna", "file of another county", default);
        Assert.That(made.Preview.Parts, Is.EqualTo(preview.Parts));
        Assert.That(Known(), Does.Contain("2 Dead 2020-05-06").And.Not.Contain("1 Dead"));
        await _site.MustBeSoundAsync();
        Assert.That((await _site.Batches.UndoAsync(applied.Id, default)).Refusal!.En, Does.Contain($"({made.Batch!.Id})"), "what it did would come apart");

        Assert.That((await _site.Batches.UndoAsync(made.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before), "the exact inverse");
        Assert.That(Known(), Is.Not.EqualTo(known));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task WhatWasKnownOfThatDayBeforeComesBack()
    {
        var deaths = await _site.CommitAsync(Death("D3") with { DeathDate = new(2020, 4, 1) });
        await LinkAsync(("D3", "3"));
        var known = Known();
        await AppliedSheet.ApplyAsync(_site.Database, ("D3", "3"));
        Assert.That(Known(), Does.Contain("3 Dead 2020-04-01"));
        Assert.That((await _site.Batches.CompensateAsync(deaths.Id, "anna", "wrong", default)).Preview.Parts,
            Is.EqualTo(new[] { new CompensatedPart(PartKind.Death, 1, 0, 0), new CompensatedPart(PartKind.FollowUp, 0, PutBack: 1, 0) }));
        Assert.That(Known(), Is.EqualTo(known));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AFollowUpOfTheSameFileAndDayDoesNotComeBackInItsPlace()
    {
        var both = await _site.CommitAsync(Death("D1"), FollowUp("1", 20200506));
        await LinkAsync(("D1", "1"));
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        Assert.That(applied.Counts.Updated, Is.EqualTo(1), "it replaces the other");
        await _site.Batches.CompensateAsync(both.Id, "anna", "wrong file", default);
        Assert.That(await _site.CountAsync("select count(*) from current_follow_up where case_number = '1'"), Is.Zero, "that file is taken back, too");
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ACaseOfTheSameFileGoesWithItsDeath()
    {
        var both = await _site.CommitAsync(Case("9"), Death("D9"));
        await LinkAsync(("D9", "9"));
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D9", "9"));
        Assert.That((await _site.Batches.PreviewUndoAsync(both.Id, default))!.HeldBy, Is.EqualTo(new[] { new LaterBatch(applied.Id, 0, 0) { AppliedDeaths = 1, FollowUps = 1 } }));
        Assert.That((await _site.Batches.CompensateAsync(both.Id, "anna", "wrong file", default)).Preview.Kept, Is.Empty);
        Assert.That(await _site.CountAsync("select count(*) from current_tumour where case_number = '9'"), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task OneDeathIsHeldByItsCases_UntilTheirFollowUpsAreTakenBack()
    {
        await _site.CommitAsync(Death("D1"));
        await LinkAsync(("D1", "1"));
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        var preview = await Records.PreviewUndoAsync(DeathOne, default);
        Assert.That(preview.Kept, Is.EqualTo(new[] { new KeptRecord(DeathOne, CompensatedFate.Applied, applied.Id) }));
        var refusal = (await Records.UndoAsync(DeathOne, "anna", "not ours", default)).Refusal!;
        Assert.That(refusal, Is.EqualTo(preview.Refusal));
        Assert.That(refusal.En, Does.Contain($"batch {applied.Id} took the death to 1 case").And.Contain("--follow-up 1/01/20200506").And.Contain($"batches undo --batch {applied.Id}"));
        Assert.That(refusal.Zh, Does.Contain($"批次 {applied.Id} 已将死亡写入 1 个病例"));

        var taken = (await Records.UndoAsync(new(RegistryCode, PartKind.FollowUp, "1/01/20200506"), "anna", "not hers", default)).Batch!;
        var death = (await Records.UndoAsync(DeathOne, "anna", "not ours", default)).Batch!;
        Assert.That(Known(), Does.Not.Contain("Dead"));
        Assert.That((await _site.Batches.UndoAsync(taken.Id, default)).Refusal!.En, Does.Contain($"({death.Id})"), "it would bring the death to the case again");
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task OnlyAChangeOfDateOrCauseIsHeld()
    {
        await _site.CommitAsync(Death("D1") with { DeathDate = new(2020, 4, 30) });
        await LinkAsync(("D1", "1"));
        var first = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        var moved = await _site.CommitAsync(Death("D1"));
        Assert.That((await _site.Batches.PreviewUndoAsync(moved.Id, default))!.HeldBy, Is.Empty, "nothing was taken to the case of this date");
        var second = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        Assert.That((await _site.Batches.PreviewUndoAsync(moved.Id, default))!.HeldBy, Is.EqualTo(new[] { new LaterBatch(second.Id, 0, 0) { AppliedDeaths = 1 } }));
        var named = await _site.CommitAsync(Death("D1") with { ReportedAge = 71 });
        Assert.That((await _site.Batches.PreviewUndoAsync(named.Id, default))!.HeldBy, Is.Empty);
        Assert.That((await Records.UndoAsync(DeathOne, "anna", "age was right", default)).Refusal, Is.Null);
        Assert.That((await Records.UndoAsync(DeathOne, "anna", "date was right", default)).Refusal!.En, Does.Contain($"{second.Id}"));
        Assert.That((await _site.Batches.FindAsync(first.Id, default))!.State, Is.EqualTo(BatchState.Committed));
    }

    [Test]
    public async Task WhatWasAppliedBeforeThisWasWrittenDownIsFound()
    {
        var deaths = await _site.CommitAsync(Death("D1"), Death("D2"));
        await LinkAsync(("D1", "1"), ("D2", "2"));
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D2", "2"));
        var written = await _site.TextAsync("select group_concat(death_number || ' ' || case_number || ' ' || death_id) from applied_death");
        foreach (var step in new[] { "drop view applied_standing", "drop table applied_death", "delete from schema_script where ScriptName = '0027_applied_death.sql'" })
            await _site.CountAsync(step);
        _site.Reopen();
        Assert.That(await _site.TextAsync("select group_concat(death_number || ' ' || case_number || ' ' || death_id) from applied_death"), Is.EqualTo(written));
        Assert.That((await _site.Batches.PreviewUndoAsync(deaths.Id, default))!.HeldBy.Single().BatchId, Is.EqualTo(applied.Id));
    }

    private string Known() => string.Join('\n', new FollowUpStore(_site.Database).Current(RegistryCode)
        .Select(status => $"{status.CaseNumber} {status.Status} {status.LastKnownDate} {status.Contact?.UnderlyingCause}"));

    private Task LinkAsync(params (string Death, string Case)[] pairs) => AppliedLinks.DecideAsync(_site.Database, PersonDecision.Same, pairs);
}

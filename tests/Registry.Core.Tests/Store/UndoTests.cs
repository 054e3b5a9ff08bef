using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class UndoTests
{
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AnUndoneBatchCountsNoMoreAndTheVersionsBeforeReturn()
    {
        await _site.CommitAsync(Case("1", icd10: "C16.0"), Population(3, 1000));
        var second = await _site.CommitAsync(Case("1", icd10: "C34.1"), Case("2"), Death("9"), Population(3, 1200));

        var preview = (await _site.Batches.PreviewUndoAsync(second.Id, default))!;
        Assert.That(preview.Parts, Is.EquivalentTo(new[]
        {
            new UndoPart(PartKind.Incidence, 1, 1), new UndoPart(PartKind.Death, 1, 0), new UndoPart(PartKind.Population, 0, 1),
        }));
        Assert.That(preview.Refusal, Is.Null);

        var undone = (await _site.Batches.UndoAsync(second.Id, default)).Batch!;
        Assert.That((undone.State, undone.UndoneAt is null), Is.EqualTo((BatchState.Undone, false)));
        Assert.That(await _site.CountAsync("select count(*) from current_tumour where icd10 = 'C16.0'"), Is.EqualTo(1));
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(1));
        Assert.That(await _site.CountAsync("select persons from current_population"), Is.EqualTo(1000));
        Assert.That(await _site.CountAsync("select count(*) from current_death"), Is.Zero);
        Assert.That((await _site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(3));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ABatchWhoseRowsALaterOneReplacedIsHeldByIt()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        var second = await _site.CommitAsync(Case("1", age: 65));

        var outcome = await _site.Batches.UndoAsync(first.Id, default);
        Assert.That(outcome.Batch, Is.Null);
        Assert.That(outcome.Refusal!.En, Does.Contain($"({second.Id})"));
        Assert.That(outcome.Refusal.Zh, Does.Contain("先撤销"));
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(2));

        Assert.That((await _site.Batches.UndoAsync(second.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.UndoAsync(first.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ABatchThatALaterOneReliesOnIsHeldByIt()
    {
        var first = await _site.CommitAsync(Case("1"));
        var second = await _site.CommitAsync(Case("1"), Case("2"));
        var preview = (await _site.Batches.PreviewUndoAsync(first.Id, default))!;
        Assert.That(preview.HeldBy, Is.EqualTo(new[] { new LaterBatch(second.Id, 0, 1) }));
        Assert.That(preview.Refusal, Is.Not.Null);
    }

    [Test]
    public async Task AMereRepetitionHoldsNothingAndIsNamed()
    {
        var first = await _site.CommitAsync(Case("1"));
        var again = await _site.CommitAsync(Case("1"));
        var preview = (await _site.Batches.PreviewUndoAsync(first.Id, default))!;
        Assert.That(preview.RepeatedBy, Is.EqualTo(new[] { new LaterBatch(again.Id, 0, 1) }));
        Assert.That((await _site.Batches.UndoAsync(first.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.Zero);
    }

    [Test]
    public async Task OnlyACommittedBatchCanBeUndoneAndOnlyOnce()
    {
        var batch = await _site.CheckAsync(Case("1"));
        Assert.That((await _site.Batches.UndoAsync(batch.Id, default)).Refusal!.En, Does.Contain("only a committed batch"));
        await _site.Batches.CommitAsync(batch.Id, default);
        await _site.Batches.UndoAsync(batch.Id, default);
        Assert.That((await _site.Batches.UndoAsync(batch.Id, default)).Refusal, Is.Not.Null);
        Assert.That((await _site.Batches.UndoAsync(99, default)).Refusal, Is.Not.Null);
        Assert.That(() => _site.Batches.BeginStaging(batch.Id), Throws.TypeOf<BatchRefusedException>(), "its rows are history");
    }

    [Test]
    public async Task AnUndoneFileCanBeDeliveredAgain()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        await _site.Batches.UndoAsync(first.Id, default);
        var second = await _site.CommitAsync(Case("1"), Case("2"));
        Assert.That(second.Counts, Is.EqualTo(new BatchCounts(2, 2, 0, 0, 0, 0)));
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task WhoIsRefusedHasNobodyWait_AndIsToldTheWayThatIsLeft()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        await _site.CommitAsync(Case("1", age: 65));
        await using var writing = _site.Database.Connect();
        await Dapper.SqlMapper.ExecuteAsync(writing, "begin immediate");
        var refused = _site.Batches.UndoAsync(first.Id, default);
        Assert.That(await Task.WhenAny(refused, Task.Delay(TimeSpan.FromSeconds(20))), Is.SameAs(refused), "another program writes all the while");
        Assert.That((await refused).Refusal!.En, Does.Contain($"registry batches compensate --batch {first.Id} --by NAME --reason TEXT"));
        await Dapper.SqlMapper.ExecuteAsync(writing, "rollback");
    }

    [Test]
    public async Task WhatComesBetweenTheJudgementAndTheLockIsJudgedToo()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        await using var writing = _site.Database.Connect();
        await Dapper.SqlMapper.ExecuteAsync(writing, "begin immediate");
        var judged = _site.Database.ReadAtOneMoment(connection => UndoJudgement.Of(connection, _site.FilePath, first.Id));
        await Dapper.SqlMapper.ExecuteAsync(writing, "rollback");
        Assert.That(judged.Refusal, Is.Null);
        var second = await _site.CommitAsync(Case("1", age: 65));
        Assert.That(_site.Database.Read(connection => judged.Now(connection, _site.FilePath, first.Id)).Refusal!.En, Does.Contain($"({second.Id})"));
    }

    [Test]
    public async Task AnUndoTellsWhatWentAndWhatCameBack()
    {
        await _site.CommitAsync(Case("1"));
        var second = await _site.CommitAsync(Case("1", icd10: "C34.1"), Case("2"), Case("3"), Death("9"));
        var preview = (await _site.Batches.PreviewUndoAsync(second.Id, default))!;
        var undone = await _site.Batches.UndoAsync(second.Id, default);
        Assert.That(undone.Parts, Is.EqualTo(new[] { new UndoPart(PartKind.Incidence, 2, 1), new UndoPart(PartKind.Death, 1, 0) }).And.EqualTo(preview.Parts));
        Assert.That((await _site.Batches.UndoAsync(second.Id, default)).Parts, Is.Empty, "it is undone already");
    }

    [Test]
    public async Task AFileReturnedAsAWholeMovesNothing()
    {
        var before = await _site.CommitAsync(Case("1"));
        var state = (await _site.Cubes.DataStateAsync(default)).Version;
        var batch = await _site.Batches.CreateAsync("330106.csv", new MemoryStream([7]), RegistryCode, atomic: true, default);
        using (var writer = _site.Batches.BeginStaging(batch.Id)) writer.Complete(new(3, 0, 0, 0, 3, 0), queried: 0);
        Assert.That((await _site.Batches.CommitAsync(batch.Id, default)).Batch!.IsReturnedWhole, Is.True);
        Assert.That((await _site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(state));
        var said = (await new AuditStore(_site.Database).ListAsync(batch.Id, default))[^1];
        Assert.That((said.Event, said.DataState, said.Detail), Is.EqualTo((AuditEvents.Returned, (long?)state, """{"rowsRead":3,"inserted":0,"updated":0,"unchanged":0,"rejected":3,"held":0,"isReconciled":true}""")));
        Assert.That((await new StateStore(_site.Database).ListAsync(default)).Select(entry => entry.BatchId), Has.None.EqualTo(batch.Id));
        Assert.That((await _site.Batches.UndoAsync(batch.Id, default)).Refusal!.En, Is.EqualTo($"Batch {batch.Id} is returned as a whole; only a committed batch can be undone."));
        Assert.That((await _site.Batches.CompensateAsync(batch.Id, "anna", "x", default)).Refusal!.En, Does.Contain("only a committed batch"));
        Assert.That((await _site.Batches.UndoAsync(before.Id, default)).Refusal, Is.Null);
        await _site.MustBeSoundAsync();
    }
}

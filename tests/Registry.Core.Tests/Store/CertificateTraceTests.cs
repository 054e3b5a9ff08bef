using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>The tracing of a death follows the case that was made of its certificate (DCO): out of the data, and back into them.</summary>
public sealed class CertificateTraceTests
{
    private TestDatabase _site = null!;
    private long _trace;

    private DeathClearanceStore Clearance => new(_site.Database);

    [SetUp]
    public async Task TraceADeath()
    {
        _site = new();
        await _site.CommitAsync(Death("9"), Death("10"));
        await Clearance.SaveMatchesAsync(null, 0, 9999, [], [new(RegistryCode, "9", null), new(RegistryCode, "10", null)], [], "anna", default);
        _trace = (await TracesAsync()).Single(trace => trace.DeathNumber == "9").Id;
        await Clearance.MoveAsync(_trace, TraceState.NothingFound, "anna", "no file", default);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task TheUndoOfItsBatchBringsTheStateBeforeBack_WithHistoryAndAudit()
    {
        var cases = await MakeAsync();
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.CertificateOnly));
        var signed = new BatchStore(_site.Database.As("bo"));
        Assert.That((await signed.UndoAsync(cases.Id, "too early", default)).Refusal, Is.Null);

        Assert.That(await StateAsync(), Is.EqualTo(TraceState.NothingFound));
        var step = (await Clearance.StepsAsync(_trace, default))[^1];
        Assert.That((step.By, step.From, step.To, step.Note), Is.EqualTo(("bo", (TraceState?)TraceState.CertificateOnly, TraceState.NothingFound, $"batch {cases.Id} undone")));
        var kept = (await new AuditStore(_site.Database).ListAsync(cases.Id, default)).Last(entry => entry.Event == AuditEvents.DeathTraced);
        Assert.That((kept.Actor, kept.Detail), Is.EqualTo(("bo", $$"""{"traceId":{{_trace}},"from":5,"to":3}""")));
        Assert.That(await Clearance.MatchesAsync(null, 0, 9999, openOnly: false, default), Is.Empty, "it was that person's by its making");

        await MakeAsync();
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.CertificateOnly));
        Assert.That((await TracesAsync()).Single(trace => trace.DeathNumber == "10").State, Is.EqualTo(TraceState.ToTrace), "of nobody else");
        await _site.MustBeSoundAsync();
    }

    [TestCase("record")]
    [TestCase("compensation")]
    public async Task WhatTakesTheCaseBackTakesTheTracing_AndItsUndoEndsItAgain(string how)
    {
        var cases = await MakeAsync(Case("1"));
        var matches = await MatchAsync();
        await _site.CommitAsync(Case("1", age: 50));
        var taken = how == "record"
            ? await new RecordStore(_site.Database).UndoAsync(new(RegistryCode, PartKind.Incidence, "DCO-9", 1), "bo", "too early", default)
            : await _site.Batches.CompensateAsync(cases.Id, "bo", "too early", default);
        Assert.That(taken.Refusal, Is.Null);
        Assert.That((await StateAsync(), await MatchAsync()), Is.EqualTo((TraceState.NothingFound, (string?)null)));
        Assert.That((await _site.Batches.UndoAsync(taken.Batch!.Id, default)).Refusal, Is.Null);
        Assert.That((await StateAsync(), await MatchAsync()), Is.EqualTo((TraceState.CertificateOnly, matches)));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AStepThatSomebodyTookSinceStands()
    {
        var cases = await MakeAsync();
        var record = new RecordKey(RegistryCode, PartKind.Incidence, "DCO-9", 1);
        var taken = (await new RecordStore(_site.Database).UndoAsync(record, "bo", "too early", default)).Batch!;
        await Clearance.MoveAsync(_trace, TraceState.NoCase, "anna", "no resident", default);
        await _site.Batches.UndoAsync(taken.Id, default);
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.NoCase), "nobody's word is overruled");
        await _site.Batches.UndoAsync(cases.Id, default);
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.NoCase));
    }

    [Test]
    public async Task TheCommitOfTheCaseEndsTheTracing_HoweverItComes()
    {
        await _site.CommitAsync(Case(CertificateCase.NumberOf("9")) with { Basis = BasisOfDiagnosis.Clinical });
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.NothingFound), "a case of that number that is none from the certificate");
        var cases = await MakeAsync();
        Assert.That((await StateAsync(), await MatchAsync()), Is.EqualTo((TraceState.CertificateOnly, "9 1 1 case made from this certificate (DCO)")));
        var kept = (await new AuditStore(_site.Database).ListAsync(cases.Id, default))[^1];
        Assert.That((kept.Event, kept.Detail), Is.EqualTo((AuditEvents.DeathTraced, $$"""{"traceId":{{_trace}},"from":3,"to":5}""")));
    }

    [Test]
    public async Task WhatAnOlderProgramLeftOpenIsEndedWhenTheCaseIsMadeAgain()
    {
        await MakeAsync();
        await _site.CountAsync($"update death_trace set state = 3 where id = {_trace}");
        Assert.That((await MakeAsync()).Counts.Unchanged, Is.EqualTo(1));
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.CertificateOnly));
    }

    [Test]
    public async Task AStepThatSomebodyTookWhileTheCaseStandsIsNotTheBatchsToUndo()
    {
        await MakeAsync();
        await Clearance.MoveAsync(_trace, TraceState.ToTrace, "anna", "a hospital was found", default);
        var taken = (await new RecordStore(_site.Database).UndoAsync(new(RegistryCode, PartKind.Incidence, "DCO-9", 1), "bo", "too early", default)).Batch!;
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.ToTrace));
        await _site.Batches.UndoAsync(taken.Id, default);
        Assert.That(await StateAsync(), Is.EqualTo(TraceState.ToTrace), "the case is back, and somebody still asks the hospital");
    }

    [Test]
    public async Task TheUndoOfAnotherBatchMovesNothing()
    {
        await MakeAsync();
        var other = await _site.CommitAsync(Case("7"));
        var steps = (await Clearance.StepsAsync(_trace, default)).Count;
        await _site.Batches.UndoAsync(other.Id, default);
        Assert.That((await StateAsync(), (await Clearance.StepsAsync(_trace, default)).Count), Is.EqualTo((TraceState.CertificateOnly, steps)));
    }

    private async Task<Batch> MakeAsync(params object[] others)
    {
        var number = CertificateCase.NumberOf("9");
        return await _site.CommitAsync([Case(number) with { Basis = BasisOfDiagnosis.DeathCertificateOnly }, .. others]);
    }

    private Task<string?> MatchAsync() => _site.TextAsync("select group_concat(death_number || ' ' || person_id || ' ' || decision || ' ' || reason) from death_match");

    private async Task<TraceState> StateAsync() => (await TracesAsync()).Single(trace => trace.Id == _trace).State;

    private Task<IReadOnlyList<DeathTrace>> TracesAsync() => Clearance.TracesAsync(null, null, 0, 9999, default);
}

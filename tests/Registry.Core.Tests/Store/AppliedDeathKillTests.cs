using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A program that is killed while it takes deaths to cases, or takes them back: there is never a death on a case of which it is not
/// known by what, and what was begun can be done again.</summary>
public sealed class AppliedDeathKillTests
{
    private TestDatabase _site = null!;
    private Batch _deaths = null!;

    [SetUp]
    public async Task ImportAndLink()
    {
        _site = new();
        await _site.CommitAsync(Case("1"), Case("2"));
        _deaths = await _site.CommitAsync(Death("D1"), Death("D2"));
        await AppliedLinks.DecideAsync(_site.Database, PersonDecision.Same, ("D1", "1"), ("D2", "2"));
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("batch_insert", null)]
    [TestCase("applied_death_insert", null)]
    [TestCase("audit_insert", null)]
    [TestCase("batch_staging", BatchState.Uploaded)]
    [TestCase("row", BatchState.Uploaded)]
    [TestCase("checked", BatchState.Checked)]
    [TestCase("commit_applied_gone", BatchState.Checked)]
    [TestCase("batch_commit", BatchState.Checked)]
    public async Task NothingIsOnACaseBeforeTheCommit_AndTheLinkIsKeptFromTheBeginning(string step, BatchState? left)
    {
        var before = Snapshot.Of(_site);
        using var process = DoomedProcess.StartApplication(_site.FilePath, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();

        _site.Reopen();
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
        Assert.That((await _site.Batches.FindAsync(3, default))?.State, Is.EqualTo(left));
        Assert.That(await _site.CountAsync("select count(*) from applied_death where batch_id = 3"), Is.EqualTo(left is null ? 0 : 2));
        Assert.That((await _site.Batches.PreviewUndoAsync(_deaths.Id, default))!.HeldBy, Is.Empty, "what does not count holds nothing");
        await _site.MustBeSoundAsync();

        if (left == BatchState.Checked)
        {
            Assert.That((await _site.Batches.CommitAsync(3, default)).Refusal, Is.Null);
            Assert.That((await _site.Batches.PreviewUndoAsync(_deaths.Id, default))!.HeldBy.Single(), Is.EqualTo(new LaterBatch(3, 0, 0) { AppliedDeaths = 2 }));
            return;
        }
        using var again = DoomedProcess.StartApplication(_site.FilePath, "never");
        Assert.That(await again.StandardOutput.ReadToEndAsync(), Does.StartWith("committed"));
        _site.Reopen();
        Assert.That((await _site.Batches.PreviewUndoAsync(_deaths.Id, default))!.HeldBy.Single().AppliedDeaths, Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [TestCase("compensated_insert")]
    [TestCase("death_withdraw")]
    [TestCase("follow_up_withdraw")]
    [TestCase("audit_insert")]
    public async Task ACompensationTakesDeathAndCaseBackTogetherOrNeither(string step)
    {
        await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D2", "2"));
        var before = Snapshot.Of(_site);
        using var process = DoomedProcess.StartCompensation(_site.FilePath, _deaths.Id, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();
        _site.Reopen();
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
        Assert.That((await _site.Batches.CompensateAsync(_deaths.Id, "anna", "again", default)).Refusal, Is.Null);
        Assert.That(await _site.CountAsync("select (select count(*) from current_death) + (select count(*) from current_follow_up)"), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [TestCase("death_trace_move")]
    [TestCase("death_trace_event_insert")]
    [TestCase("death_match_certificate_forget")]
    [TestCase("audit_insert")]
    public async Task ATracingMovesWithTheUndoOfItsCaseOrNotAtAll(string step)
    {
        var (clearance, number) = (new DeathClearanceStore(_site.Database), CertificateCase.NumberOf("D2"));
        await clearance.SaveMatchesAsync(null, 0, 9999, [], [new(RegistryCode, "D2", null)], [], "anna", default);
        await clearance.MoveAsync(1, TraceState.NothingFound, "anna", null, default);
        var made = await _site.CommitAsync(Case(number) with { Basis = BasisOfDiagnosis.DeathCertificateOnly });

        using var process = DoomedProcess.StartUndo(_site.FilePath, made.Id, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();
        _site.Reopen();
        Assert.That((await _site.Batches.FindAsync(made.Id, default))!.State, Is.EqualTo(BatchState.Committed));
        Assert.That(await _site.CountAsync("select state from death_trace"), Is.EqualTo((long)TraceState.CertificateOnly));
        Assert.That((await _site.Batches.UndoAsync(made.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CountAsync("select state from death_trace"), Is.EqualTo((long)TraceState.NothingFound));
        await _site.MustBeSoundAsync();
    }

    [TestCase("batch_commit")]
    [TestCase("death_trace_to_end")]
    [TestCase("death_trace_move")]
    [TestCase("death_trace_event_insert")]
    [TestCase("death_match_decide")]
    [TestCase("commit")]
    public async Task ATracingEndsWithTheCommitOfItsCaseOrNotAtAll(string step)
    {
        var clearance = new DeathClearanceStore(_site.Database);
        await clearance.SaveMatchesAsync(null, 0, 9999, [], [new(RegistryCode, "D2", null)], [], "anna", default);
        await clearance.MoveAsync(1, TraceState.NothingFound, "anna", null, default);
        var made = await _site.CheckAsync(Case(CertificateCase.NumberOf("D2")) with { Basis = BasisOfDiagnosis.DeathCertificateOnly });

        using var process = DoomedProcess.StartCommit(_site.FilePath, made.Id, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();
        _site.Reopen();
        Assert.That((await _site.Batches.FindAsync(made.Id, default))!.State, Is.EqualTo(BatchState.Checked));
        Assert.That(await _site.CountAsync("select state from death_trace"), Is.EqualTo((long)TraceState.NothingFound));
        Assert.That((await _site.Batches.CommitAsync(made.Id, default)).Refusal, Is.Null, "whoever commits it now");
        Assert.That(await _site.CountAsync("select state from death_trace"), Is.EqualTo((long)TraceState.CertificateOnly));
        await _site.MustBeSoundAsync();
    }
}

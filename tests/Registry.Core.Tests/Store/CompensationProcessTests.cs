using Registry.Core.Coding;
using Registry.Core.Records;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A compensation by programs of their own: killed before any of its steps, and two at once.</summary>
public class CompensationProcessTests
{
    private TestDatabase _site = null!;
    private long _wrong;

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        await _site.CommitAsync([.. Enumerable.Range(0, 50).Select(number => Case($"{number}")), Death("9"), Population(3, 1000), FollowUp("1", 20210630)]);
        _wrong = (await _site.CommitAsync(
            [.. Enumerable.Range(20, 100).Select(number => Case($"{number}", icd10: "C16.0")), Death("9", cause: "C16.9"), Death("10"), Population(3, 1200),
             FollowUp("1", 20210630, VitalStatus.Lost), FollowUp("2", 20210630)])).Id;
        await _site.CommitAsync(Case("30", icd10: "C50.9"), Case("31", icd10: "C16.0"), Case("x"));
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("data_state_bump")]
    [TestCase("compensation_insert")]
    [TestCase("compensated_insert")]
    [TestCase("tumour_withdraw")]
    [TestCase("tumour_put_back")]
    [TestCase("batch_range_insert")]
    [TestCase("death_put_back")]
    [TestCase("population_withdraw")]
    [TestCase("population_put_back")]
    [TestCase("follow_up_withdraw")]
    [TestCase("follow_up_put_back")]
    [TestCase("compensation_cells_tumour")]
    [TestCase("compensation_cells_death")]
    [TestCase("compensation_verdicts")]
    [TestCase("batch_registry_insert")]
    [TestCase("batch_base_insert")]
    [TestCase("audit_change_insert")]
    [TestCase("audit_insert")]
    [TestCase("commit")]
    public async Task AKillBeforeAStepLeavesNothing(string step)
    {
        var (before, batches) = (Snapshot.Of(_site), (await _site.Batches.ListAsync(default)).Count);
        using var process = DoomedProcess.StartCompensation(_site.FilePath, _wrong, step);
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Is.Empty, "it came to the step");
        await process.WaitForExitAsync();

        _site.Reopen();
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
        Assert.That(await _site.Batches.ListAsync(default), Has.Count.EqualTo(batches));
        Assert.That(await _site.CountAsync("select count(*) from compensated_row"), Is.Zero);
        Assert.That(await _site.CountAsync("select count(*) from audit where event = 'compensated'"), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task OfTwoProgramsAtOnceOneCompensates()
    {
        var before = Snapshot.Of(_site);
        using var one = DoomedProcess.StartCompensation(_site.FilePath, _wrong, "never");
        using var other = DoomedProcess.StartCompensation(_site.FilePath, _wrong, "never");
        string[] said = [await one.StandardOutput.ReadToEndAsync(), await other.StandardOutput.ReadToEndAsync()];
        Assert.That(said, Has.Exactly(1).StartsWith("compensated by").And.Exactly(1).Contains("compensated by batch 4 already"));

        _site.Reopen();
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(51), "the first fifty and x");
        Assert.That(await _site.CountAsync("select count(*) from current_tumour where icd10 = 'C16.0'"), Is.EqualTo(1), "case 31 came again");
        await _site.MustBeSoundAsync();
        Assert.That((await _site.Batches.UndoAsync(4, default)).Batch!.State, Is.EqualTo(BatchState.Undone));
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
    }
}

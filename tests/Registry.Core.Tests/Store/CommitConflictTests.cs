using Registry.Core.Records;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Between the check and the commit of a batch the data may change; then what was new or unchanged may be so
/// no longer.</summary>
public class CommitConflictTests
{
    private const string Id = "41010319500310123";
    private const string Other = "41010319500310124";
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task ANewKeyThatAnotherBatchHasBroughtMeanwhileMeansCheckAgain()
    {
        var (one, other) = (await _site.CheckAsync(Case("1"), Case("2")), await _site.CheckAsync(Case("2", age: 70), Case("3")));
        await _site.Batches.CommitAsync(one.Id, default);
        await MustBeRefused(other.Id);

        using (var writer = _site.Batches.BeginStaging(other.Id))
        {
            Stage(writer, Case("2", age: 70));
            Stage(writer, Case("3"));
            Assert.That(Complete(writer, 2).Counts, Is.EqualTo(new BatchCounts(2, 1, 1, 0, 0, 0)));
        }
        Assert.That((await _site.Batches.CommitAsync(other.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(3));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ARowThatAnotherBatchHasReplacedMeanwhileMeansCheckAgain()
    {
        await _site.CommitAsync(Case("1"));
        var (one, other) = (await _site.CheckAsync(Case("1", age: 70)), await _site.CheckAsync(Case("1", age: 71)));
        await _site.Batches.CommitAsync(one.Id, default);
        await MustBeRefused(other.Id);
    }

    [Test]
    public async Task AnUnchangedRowThatAnotherBatchHasReplacedMeanwhileMeansCheckAgain()
    {
        await _site.CommitAsync(Case("1"));
        var (one, other) = (await _site.CheckAsync(Case("1", age: 70)), await _site.CheckAsync(Case("1"), Case("5")));
        await _site.Batches.CommitAsync(one.Id, default);
        await MustBeRefused(other.Id);
    }

    [Test]
    public async Task ABaseThatWasUndoneMeanwhileMeansCheckAgain()
    {
        var first = await _site.CommitAsync(Case("1"));
        var waiting = await _site.CheckAsync(Case("1"), Case("2"));
        await _site.Batches.UndoAsync(first.Id, default);
        await MustBeRefused(waiting.Id);
    }

    [Test]
    public async Task BatchesThatDoNotMeetBothCount()
    {
        await _site.CommitAsync(Case("1"));
        var (one, other) = (await _site.CheckAsync(Case("1"), Case("2")), await _site.CheckAsync(Case("1"), Case("3")));
        Assert.That((await _site.Batches.CommitAsync(one.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.CommitAsync(other.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task OnePersonOfTwoBatchesStagedTogetherIsOnePersonInTheEnd()
    {
        var (one, deaths) = (await _site.CheckAsync(Case("1", id: Id)), await _site.CheckAsync(Death("3", id: Id)));
        var other = await _site.CheckAsync(Case("2", id: Id));
        await _site.Batches.CommitAsync(one.Id, default);
        await _site.Batches.CommitAsync(deaths.Id, default);
        Assert.That(await _site.CountAsync("select count(*) from current_death d join current_tumour t on t.person_id = d.person_id"), Is.EqualTo(1));
        await MustBeRefused(other.Id);                         // its case was not compared with the one that came meanwhile
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AnotherVersionOfAKnownCaseIsNoNewCaseOfItsPerson()
    {
        await _site.CommitAsync(Case("1", id: Id), Case("4", id: Other));
        var added = await _site.CheckAsync(Case("2", id: Id));
        var corrected = await _site.CheckAsync(Case("1", age: 70, id: Id), Case("4", age: 70, id: Other));
        var addedLater = await _site.CheckAsync(Case("5", id: Other));
        Assert.That((await _site.Batches.CommitAsync(added.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.CommitAsync(corrected.Id, default)).Refusal, Is.Null, "a new case, then another version");
        Assert.That((await _site.Batches.CommitAsync(addedLater.Id, default)).Refusal, Is.Null, "another version, then a new case");
        await _site.MustBeSoundAsync();
    }

    private async Task MustBeRefused(long id)
    {
        var before = await _site.Cubes.DataStateAsync(default);
        var outcome = await _site.Batches.CommitAsync(id, default);
        Assert.That(outcome.Batch, Is.Null);
        Assert.That(outcome.Refusal!.En, Does.Contain("Check the file again"));
        Assert.That(outcome.Refusal.Zh, Does.Contain("重新检查"));
        Assert.That(await _site.Cubes.DataStateAsync(default), Is.EqualTo(before));
        Assert.That((await _site.Batches.FindAsync(id, default))!.State, Is.EqualTo(BatchState.Checked));
        await _site.MustBeSoundAsync();
    }
}

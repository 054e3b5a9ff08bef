using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Commits and undos do not wait for a batch that is being read; what they change reaches its counts all the same.</summary>
public sealed class CommitsWhileReadingTests
{
    private const string Person = "11010119500101001";
    private const int RowsOfAChunk = 512;
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AQuestionThatIsSettledWhileItsCaseIsReplaced_IsTakenOutOnce()
    {
        await _site.CommitAsync(Case("1", id: Person));
        await CommitWithQuestionAsync("2", about: "1");
        var correction = await _site.CheckAsync(Case("1", id: Person, icd10: "C16.0"));
        var reading = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(reading.Id))
        {
            writer.Add(Case("2", id: Person, age: 62), openQuery: false);
            EndChunk(writer, staged: 1);
            Assert.That((await _site.Batches.CommitAsync(correction.Id, default)).Refusal, Is.Null);
            Complete(writer, RowsOfAChunk);
        }
        Assert.That((await _site.Batches.CommitAsync(reading.Id, default)).Refusal, Is.Null);
        Assert.That(await OpenAsync(), Is.EqualTo((0, 0)));
        await MustBeSoundAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task AQuestionAskedWhileItIsRead_IsSettledByTheCommitThatReplacesTheOtherCase(bool undo)
    {
        await _site.CommitAsync(Case("1", id: Person));
        var correction = await _site.CheckAsync(Case("1", id: Person, icd10: "C16.0"));
        var reading = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(reading.Id))
        {
            writer.Add(Case("2", id: Person), openQuery: false);
            Ask(writer, "2", "1");
            EndChunk(writer, staged: 1);
            Assert.That((await _site.Batches.CommitAsync(correction.Id, default)).Refusal, Is.Null);
            if (undo) Assert.That((await _site.Batches.UndoAsync(correction.Id, default)).Refusal, Is.Null);
            Complete(writer, RowsOfAChunk, queried: 1);
        }
        var expected = undo ? 1 : 0;
        Assert.That((await _site.Batches.FindAsync(reading.Id, default))!.Queried, Is.EqualTo(expected));
        Assert.That((await _site.Batches.CommitAsync(reading.Id, default)).Refusal, Is.Null);
        Assert.That(await OpenAsync(), Is.EqualTo((expected, expected)));
        await MustBeSoundAsync();
    }

    [Test]
    public async Task BetweenTheLookAtAStoredCaseAndItsReplacement_NobodyCommits()
    {
        await _site.CommitAsync(Case("1", id: Person));
        await CommitWithQuestionAsync("2", about: "1");
        var correction = await _site.CheckAsync(Case("1", id: Person, icd10: "C16.0"));
        var reading = await _site.UploadAsync();
        Task<CommitOutcome> commit;
        using (var writer = _site.Batches.BeginStaging(reading.Id))
        {
            var replacement = Case("2", id: Person, age: 62);
            Assert.That(writer.FateOf(replacement), Is.EqualTo(RowFate.Updated));
            commit = _site.Batches.CommitAsync(correction.Id, default);
            await Task.Delay(300);
            Assert.That(commit.IsCompleted, Is.False, "it waits for the chunk");
            writer.Add(replacement, openQuery: false);
            Complete(writer, 1);
        }
        Assert.That((await commit).Refusal, Is.Null);
        Assert.That((await _site.Batches.CommitAsync(reading.Id, default)).Refusal, Is.Null);
        Assert.That(await OpenAsync(), Is.EqualTo((0, 0)));
        await MustBeSoundAsync();
    }

    [Test]
    public async Task WhatChangedWhileItWasRead_IsForgottenWithItsRows()
    {
        await _site.CommitAsync(Case("1", id: Person));
        var correction = await _site.CheckAsync(Case("1", id: Person, icd10: "C16.0"));
        var reading = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(reading.Id))
        {
            writer.Add(Case("2", id: Person), openQuery: false);
            Ask(writer, "2", "1");
            EndChunk(writer, staged: 1);
            Assert.That((await _site.Batches.CommitAsync(correction.Id, default)).Refusal, Is.Null);
            writer.RejectAll();
            writer.Complete(BatchCounts.None with { RowsRead = RowsOfAChunk, Rejected = RowsOfAChunk }, queried: 0);
        }
        Assert.That((await _site.Batches.FindAsync(reading.Id, default))!.Queried, Is.Zero);
        Assert.That(await _site.CountAsync($"select count(*) from cell where batch_id = {reading.Id}"), Is.Zero);
        await MustBeSoundAsync();
    }

    private async Task MustBeSoundAsync()
    {
        await _site.MustBeSoundAsync();
        var open = await _site.CountAsync("select count(*) from current_tumour where open_query = 1");
        Assert.That(await _site.CountAsync("select sum(c.with_open_query) from cell c join batch b on b.id = c.batch_id where b.state = 5"), Is.EqualTo(open));
    }

    private async Task<(long Rows, long Counted)> OpenAsync() => (
        await _site.CountAsync("select count(*) from current_tumour where open_query = 1"),
        await _site.CountAsync("select sum(queried) from batch where state = 5"));

    private async Task CommitWithQuestionAsync(string number, string about)
    {
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case(number, id: Person), openQuery: false);
            Ask(writer, number, about);
            Complete(writer, 1, queried: 1);
        }
        Assert.That((await _site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        Assert.That(await OpenAsync(), Is.EqualTo((1, 1)));
    }

    private static void Ask(StagingWriter writer, string number, string about)
    {
        var cases = writer.RelatedCases().Single();
        Assert.That(writer.Ask(
            new("MP-1", Severity.Query, PartKind.Incidence, 2, null, null, null), cases.Single(c => c.Key.Number == number), cases.Single(c => c.Key.Number == about)), Is.True);
    }

    // Rows of other persons, until half a second is over and the chunk is full: only then others may write.
    private static void EndChunk(StagingWriter writer, int staged)
    {
        for (var row = staged; row < RowsOfAChunk - 1; row++) writer.Add(Case($"f{row}"), openQuery: false);
        Thread.Sleep(600);
        writer.Add(Case("last"), openQuery: false);
    }
}

using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class BatchStoreTests
{
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AnUploadedFileIsKeptAsItCame()
    {
        var batch = await _site.Batches.CreateAsync(
            "C:\\送报\\410103 恶性肿瘤.xlsx", new MemoryStream([1, 2, 3]), RegistryCode, atomic: true, default);

        Assert.That(batch.FileName, Is.EqualTo("410103 恶性肿瘤.xlsx"));
        Assert.That(batch.FileHash, Is.EqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"));
        Assert.That((batch.State, batch.FileBytes, batch.Atomic), Is.EqualTo((BatchState.Uploaded, 3L, true)));
        Assert.That(await File.ReadAllBytesAsync(_site.Batches.OriginalPath(batch)), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(await _site.Batches.FindAsync(batch.Id, default), Is.EqualTo(batch));
    }

    [TestCase("../../etc/passwd", "passwd")]
    [TestCase("..", "batch")]
    [TestCase("", "batch")]
    [TestCase("a\u0001b?.csv", "a_b_.csv")]
    public async Task AFileNameCannotLeadOutOfItsFolder(string delivered, string kept)
    {
        var batch = await _site.Batches.CreateAsync(delivered, new MemoryStream([1]), null, atomic: false, default);
        Assert.That(batch.FileName, Is.EqualTo(kept));
        Assert.That(File.Exists(_site.Batches.OriginalPath(batch)));
    }

    [Test]
    public async Task HowAFileIsToBeReadIsKeptWithItsBatch()
    {
        var batch = await _site.UploadAsync();
        Assert.That(_site.Batches.RequestOf(batch.Id), Is.Null);

        _site.Batches.SetRequest(batch.Id, """{"years":[2020]}""");
        _site.Reopen();
        Assert.That(_site.Batches.RequestOf(batch.Id), Is.EqualTo("""{"years":[2020]}"""));
        Assert.That(_site.Batches.RequestOf(batch.Id + 1), Is.Null);
    }

    [Test]
    public async Task TheNumberOfAForgottenBatchIsNotGivenAgain()
    {
        var forgotten = await _site.CheckAsync(Case("1"));
        await _site.Batches.ForgetAsync(forgotten.Id, default);
        Assert.That((await _site.UploadAsync()).Id, Is.GreaterThan(forgotten.Id));
    }

    [Test]
    public async Task CheckedRowsDoNotCountUntilTheyAreCommitted()
    {
        var batch = await _site.CheckAsync(Case("1"), Case("2"), Death("1"), Population(3, 1000));
        Assert.That((batch.State, batch.Counts), Is.EqualTo((BatchState.Checked, new BatchCounts(4, 4, 0, 0, 0, 0))));
        Assert.That(await _site.CurrentCasesAsync(), Is.Zero);
        Assert.That((await _site.Cubes.LoadAsync(default)).Years, Is.Empty);

        var committed = (await _site.Batches.CommitAsync(batch.Id, default)).Batch!;
        Assert.That(committed.State, Is.EqualTo(BatchState.Committed));
        Assert.That(committed.CommittedAt, Is.Not.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(2));
        Assert.That((await _site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(1));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task TheSameContentIsUnchangedAndOtherContentReplaces()
    {
        await _site.CommitAsync(Case("1"), Case("2"), Death("1"), Population(3, 1000));
        var batch = await _site.CommitAsync(
            Case("1"), Case("2", icd10: "C16.0"), Case("3"), Death("1", cause: "C16.9"), Population(3, 1001), Population(4, 900));

        Assert.That(batch.Counts, Is.EqualTo(new BatchCounts(6, 2, 3, 1, 0, 0)));
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(3));
        Assert.That(await _site.CountAsync("select count(*) from current_tumour where icd10 = 'C16.0'"), Is.EqualTo(1));
        Assert.That(await _site.CountAsync("select count(*) from tumour where ended_by = 2"), Is.EqualTo(1));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ARowThatRepeatsAKeyOfItsBatchIsNotStored()
    {
        var batch = await _site.UploadAsync();
        using var writer = _site.Batches.BeginStaging(batch.Id);
        Assert.That(writer.Add(Case("1"), openQuery: false), Is.EqualTo(RowFate.Inserted));
        Assert.That(writer.Add(Case("1", icd10: "C16.0"), openQuery: false), Is.EqualTo(RowFate.Repeated));
        Assert.That(Complete(writer, 2).Counts, Is.EqualTo(new BatchCounts(2, 1, 0, 0, 1, 0)));
        Assert.That(await _site.CountAsync("select count(*) from person"), Is.EqualTo(1));
    }

    [Test]
    public async Task TheFateOfACaseCanBeAskedBefore()
    {
        await _site.CommitAsync(Case("1"));
        using var writer = _site.Batches.BeginStaging((await _site.UploadAsync()).Id);
        var changed = Case("1", age: 62);
        Assert.That(writer.FateOf(Case("1")), Is.EqualTo(RowFate.Unchanged));
        Assert.That(writer.FateOf(Case("2")), Is.EqualTo(RowFate.Inserted));
        Assert.That(writer.FateOf(changed), Is.EqualTo(RowFate.Updated));
        Assert.That(writer.Add(changed, openQuery: true), Is.EqualTo(RowFate.Updated));
        Assert.That((writer.Inserted, writer.Updated, writer.Unchanged), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public async Task CountsThatDoNotAddUpAreRefusedAtTheEndOfStaging()
    {
        using var writer = _site.Batches.BeginStaging((await _site.UploadAsync()).Id);
        writer.Add(Case("1"), openQuery: false);
        Assert.That(() => writer.Complete(new(2, 1, 0, 0, 0, 0), 0), Throws.TypeOf<BatchRefusedException>());
        Assert.That(() => writer.Complete(new(2, 2, 0, 0, 0, 0), 0), Throws.TypeOf<BatchRefusedException>());
    }

    [Test]
    public async Task RowsMissingInTheTablesStopTheCommitLoudly()
    {
        var batch = await _site.CheckAsync(Case("1"), Case("2"));
        await _site.CountAsync("delete from tumour where case_number = '2'");

        Assert.That(async () => await _site.Batches.CommitAsync(batch.Id, default),
            Throws.TypeOf<BatchRefusedException>().With.Message.Contains("do not reconcile"));
        Assert.That((await _site.Batches.FindAsync(batch.Id, default))!.State, Is.EqualTo(BatchState.Checked));
        Assert.That((await _site.Cubes.DataStateAsync(default)).Version, Is.Zero);
    }

    [Test]
    public async Task ACountThatTheCellsDoNotHoldStopsTheCommitLoudly()
    {
        var batch = await _site.CheckAsync(Case("1"), Death("1"));
        await _site.CountAsync("update cell set cases = 2 where cases = 1");
        Assert.That(async () => await _site.Batches.CommitAsync(batch.Id, default), Throws.TypeOf<BatchRefusedException>());
    }

    [Test]
    public async Task StagingThatIsNotCompletedLeavesNothing()
    {
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("1", id: "41010319500310123"), openQuery: false);
            writer.Add(new Verdict("X-SEX-1", Severity.Error, PartKind.Incidence, 2, "C", Item.Sex, "3"));
            Assert.That(() => _site.Batches.BeginStaging(batch.Id), Throws.TypeOf<BatchRefusedException>(), "one reader of a batch");
        }
        Assert.That((await _site.Batches.FindAsync(batch.Id, default))!.State, Is.EqualTo(BatchState.Uploaded));
        foreach (var table in new[] { "tumour", "person", "verdict", "batch_check", "batch_range", "cell" })
            Assert.That(await _site.CountAsync($"select count(*) from {table}"), Is.Zero, table);
    }

    [Test]
    public async Task ACheckedBatchCanBeCheckedAgain()
    {
        var batch = await _site.CheckAsync(Case("1"), Case("2"));
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("3"), openQuery: false);
            Assert.That(Complete(writer, 1).Counts.Inserted, Is.EqualTo(1));
        }
        await _site.Batches.CommitAsync(batch.Id, default);
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(1));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AFileReturnedAsAWholeKeepsItsVerdicts()
    {
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("1"), openQuery: false);
            writer.Add(new Verdict("X-SEX-1", Severity.Error, PartKind.Incidence, 3, "C", Item.Sex, "3"));
            writer.RejectAll();
            Assert.That(Complete(writer, 2).Counts, Is.EqualTo(new BatchCounts(2, 0, 0, 0, 2, 0)));
        }
        Assert.That(await _site.CountAsync("select count(*) from verdict"), Is.EqualTo(1));
        Assert.That((await _site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.Zero);
    }

    [Test]
    public async Task AnUnreadableFileIsABatchWithVerdicts()
    {
        var batch = await _site.UploadAsync();
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(new Verdict("F-OPEN-1", Severity.Error, null, 0, null, null, null, "a|b"));
            Assert.That(writer.CompleteUnreadable().State, Is.EqualTo(BatchState.Unreadable));
        }
        var verdicts = await new VerdictStore(_site.Database).OfBatchAsync(batch.Id, new(), default);
        Assert.That(verdicts, Is.EqualTo(new[] { new Verdict("F-OPEN-1", Severity.Error, null, 0, null, null, null, "a|b") }));
        Assert.That((await _site.Batches.CommitAsync(batch.Id, default)).Refusal!.En, Does.Contain("only a checked batch"));
    }

    [Test]
    public async Task TheSameFileAgainIsRecognisedOnceItWasChecked()
    {
        var first = await _site.UploadAsync("same");
        var second = await _site.UploadAsync("same");
        Assert.That(second.SameFileAs, Is.Null, "the first was only uploaded");
        using (var writer = _site.Batches.BeginStaging(first.Id)) Complete(writer, 0);
        Assert.That((await _site.UploadAsync("same")).SameFileAs, Is.EqualTo(first.Id));
        Assert.That((await _site.UploadAsync("other")).SameFileAs, Is.Null);
    }
}

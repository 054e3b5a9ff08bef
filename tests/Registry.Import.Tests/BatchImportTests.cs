using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import.Tests;

/// <summary>A file from disk to counted records, on a real database.</summary>
public class BatchImportTests
{
    private const string Cases = SampleCases.Header;
    private const string Good = SampleCases.Breast;
    private static readonly string AlsoGood = SampleCases.Lung("A2");
    private const string ManWithCervix = "A3,1,19420115,20230802,C53.9,8070,3,9,7,C53.9\n";

    private string _folder = null!;
    private RegistryDatabase _database = null!;
    private BatchImport _import = null!;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("batch-import-").FullName;
        _database = RegistryDatabase.Open(Path.Combine(_folder, "registry.db"));
        _import = new(_database, CheckCatalogue.Load(), TimeProvider.System);
    }

    [TearDown]
    public void Close()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task GoodRowsCountAndBadRowsAreReturned()
    {
        var outcome = await ImportAsync("330106_FB.csv", Cases + Good + AlsoGood + ManWithCervix);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Refusal, Is.Null);
            Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Committed));
            Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(3, 2, 0, 0, 1, 0)));
            Assert.That(outcome.Checks.Any(c => c is { CheckId: "X-SEX-1", Severity: Severity.Error, Verdicts: 1 }));
        });
        Assert.That(await CasesIn2023Async(), Is.EqualTo(2));
    }

    // Whatever columns of the tumour a file has and whichever are empty: a row says what it counts by, or a check returns it.
    [Test]
    public async Task ARowFromWhichNoIcd10FollowsIsReturned([Values(3, 7, 8, 9, 10, 11, 12, 13, 14, 15)] int columns)
    {
        (string Column, string Value)[] tumour = [("topo", "C34.1"), ("morp", "8140"), ("beha", "3"), ("icd10", "C34.1")];
        var chosen = tumour.Where((_, bit) => (columns >> bit & 1) != 0).ToList();
        var rows = Enumerable.Range(0, 1 << chosen.Count).Select(filled =>
            $"A{filled},1,19420115,20230802,7," + string.Join(",", chosen.Select((item, bit) => (filled >> bit & 1) != 0 ? item.Value : "")));
        var text = $"registr,sex,birthda,inciden,basi,{string.Join(",", chosen.Select(item => item.Column))}\n{string.Join("\n", rows)}\n";

        var outcome = await ImportAsync("330106_FB.csv", text);

        // Site and histology without a behaviour say nothing; with it they do, whether ICD-10 stands beside them or not.
        var inserted = columns switch { 3 => 0, 15 => 2, _ => 1 };
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(1 << chosen.Count, inserted, 0, 0, (1 << chosen.Count) - inserted, 0)));
    }

    [TestCase("C99.9,8140,3,,", TestName = "Site unreadable and the pack that says so off")]
    [TestCase("C34.1,9999,3,,", TestName = "Histology unreadable and the pack that says so off")]
    [TestCase("C34.1,8140,5,,", TestName = "Behaviour unreadable and the pack that says so off")]
    [TestCase("C22,8140,3,,", TestName = "Only a category and the pack that says so off")]
    public async Task ACaseWithoutACodeIsReturnedWhateverPackIsOff(string tumour)
    {
        var import = new BatchImport(_database, CheckCatalogue.Load(["encr"], null), TimeProvider.System);
        var path = Write("330106_FB.csv", $"registr,sex,birthda,inciden,basi,topo,morp,beha,icd10,grad\nA1,1,19420115,20230802,7,{tumour}\n");

        var outcome = await import.CheckAsync(path, new(), progress: null, default);

        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(1, 0, 0, 0, 1, 0)));
        Assert.That(outcome.Checks.Select(check => check.CheckId), Does.Contain("O-CONV-1"));
    }

    [Test]
    public async Task OneErrorReturnsAnAtomicFile()
    {
        var outcome = await ImportAsync("330106_FB.csv", Cases + Good + ManWithCervix, new() { Atomic = true });

        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(2, 0, 0, 0, 2, 0)));
        Assert.That(await CasesIn2023Async(), Is.Zero);
    }

    [Test]
    public async Task SecondRoundChangesOnlyWhatDiffers()
    {
        await ImportAsync("330106_FB.csv", Cases + Good + AlsoGood);
        var again = await ImportAsync("330106_FB.csv", Cases + Good.Replace("C50.4", "C50.9", StringComparison.Ordinal) + AlsoGood);

        Assert.That(again.Batch.Counts, Is.EqualTo(new BatchCounts(2, 0, 1, 1, 0, 0)));
        Assert.That(await CasesIn2023Async(), Is.EqualTo(2));
    }

    [Test]
    public async Task SameFileAgainIsRecognisedAndChangesNothing()
    {
        var first = await ImportAsync("330106_FB.csv", Cases + Good + AlsoGood);
        var again = await ImportAsync("330106_FB.csv", Cases + Good + AlsoGood);

        Assert.That(again.Batch.SameFileAs, Is.EqualTo(first.Batch.Id));
        Assert.That(again.Batch.Counts, Is.EqualTo(new BatchCounts(2, 0, 0, 2, 0, 0)));
    }

    [Test]
    public async Task UndoTakesTheWholeBatchBack()
    {
        var outcome = await ImportAsync("330106_FB.csv", Cases + Good + AlsoGood);
        var undone = await _import.UndoAsync(outcome.Batch.Id, default);

        Assert.That(undone.Batch.State, Is.EqualTo(BatchState.Undone));
        Assert.That(await CasesIn2023Async(), Is.Zero);
    }

    [Test]
    public async Task DryRunReportsEverythingAndLeavesNothing()
    {
        await ImportAsync("330106_FB.csv", Cases + Good);
        var path = Write("330106_FB.csv", Cases + Good + AlsoGood + ManWithCervix);
        var (outcome, verdicts) = await _import.DryRunAsync(path, new(), progress: null, default);

        Assert.That(verdicts.Select(v => v.CheckId), Does.Contain("X-SEX-1"));
        Assert.That(outcome.Batch.Counts, Is.EqualTo(new BatchCounts(3, 1, 0, 1, 1, 0)));
        Assert.That(outcome.Checks.Select(c => c.CheckId), Does.Contain("F-TEST-1"));
        Assert.That(await new BatchStore(_database).ListAsync(default), Has.Count.EqualTo(1));
        Assert.That(await CasesIn2023Async(), Is.EqualTo(1));
    }

    [Test]
    public async Task ADryRunTakesNoNumberAndIsNotInTheAudit()
    {
        await ImportAsync("330106_FB.csv", Cases + Good);
        var audit = new AuditStore(_database);
        var (before, files) = (await audit.HeadAsync(default), Directory.GetFileSystemEntries(_database.FilePath + ".files").Length);
        await _import.DryRunAsync(Write("330106_FB.csv", Cases + Good.Replace("C50.4", "C50.9", StringComparison.Ordinal) + AlsoGood + ManWithCervix), new(), progress: null, default);
        Assert.That(await audit.HeadAsync(default), Is.EqualTo(before));
        Assert.That(Directory.GetFileSystemEntries(_database.FilePath + ".files"), Has.Length.EqualTo(files));
        Assert.That((await ImportAsync("330106_FB.csv", Cases + AlsoGood)).Batch.Id, Is.EqualTo(2));
        Assert.That((await audit.VerifyAsync(kept: null, default)).Fault, Is.Null);
    }

    [Test]
    public async Task UnreadableFileIsVisibleWithItsReason()
    {
        var path = Write("330106.xlsx", "PK\u0003\u0004 this is no workbook");
        var outcome = await _import.CheckAsync(path, new(), progress: null, default);

        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Unreadable));
        Assert.That(outcome.Checks, Is.Not.Empty);
    }

    [Test]
    public async Task ContradictionOfNameAndRegistryIsAnError()
    {
        var outcome = await _import.CheckAsync(
            Write("330106_FB.csv", Cases + Good), new() { Registry = "330105" }, progress: null, default);

        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Unreadable));
        Assert.That(outcome.Checks.Select(c => c.CheckId), Does.Contain("F-AREA-1"));
    }

    [Test]
    public async Task NumberThatBeginsAnewEachYearIsAnotherCase()
    {
        await ImportAsync("330106_FB.csv", Cases + Good);
        const string NextYear = "A1,1,19420115,20240802,C22.0,8170,3,9,7,C22.0\n";
        var next = await ImportAsync("330106_FB.csv", Cases + NextYear);
        var again = await ImportAsync("330106_FB.csv", Cases + NextYear + AlsoGood);

        Assert.Multiple(() =>
        {
            Assert.That(next.Batch.Counts, Is.EqualTo(new BatchCounts(1, 1, 0, 0, 0, 0)));
            Assert.That(next.Checks.Select(c => c.CheckId), Does.Contain("F-DUP-4"));
            Assert.That(again.Batch.Counts, Is.EqualTo(new BatchCounts(2, 1, 0, 1, 0, 0)));
        });
        Assert.That(await CasesIn2023Async(), Is.EqualTo(2));
    }

    [Test]
    public async Task OpenQueriesOfUnchangedRowsAreNotCountedAgain()
    {
        const string MaleBreast = "A9,1,19420115,20230802,C50.4,8500,3,2,7,C50.4\n";
        var first = await ImportAsync("330106_FB.csv", Cases + MaleBreast);
        var again = await ImportAsync("330106_FB.csv", Cases + MaleBreast);

        Assert.That((first.Batch.Queried, again.Batch.Queried), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public async Task RowsOfAFileWithoutRegistryAreJudgedAllTheSame()
    {
        var outcome = await _import.CheckAsync(Write("cases.csv", Cases + ManWithCervix), new(), progress: null, default);

        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Unreadable));
        Assert.That(outcome.Checks.Select(c => c.CheckId), Is.SupersetOf(new[] { "F-AREA-2", "X-SEX-1" }));
    }

    private async Task<BatchOutcome> ImportAsync(string name, string text, ImportRequest? request = null)
    {
        var outcome = await _import.CheckAsync(Write(name, text), request ?? new(), progress: null, default);
        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Checked));
        return await _import.CommitAsync(outcome.Batch.Id, default);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<double> CasesIn2023Async()
    {
        var cube = await new CubeStore(_database).LoadAsync(default);
        var table = cube.Tabulate(SiteScheme.Cn26, [.. cube.Registries.Select(r => r.Code)], 2023, 2023);
        return table.Cases(SiteScheme.Cn26.IndexOf("60")!.Value, null).Total;
    }
}

using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Checks;

/// <summary>A file in which no row can be read is given up early; as soon as one row says something, every row is judged.</summary>
public sealed class LegibleRowsTests
{
    private const string Header = "registr,name,sex,birthda,inciden,icd10,basi\n";
    private const int Rows = LegibleRows.Searched + 2000;
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase("x,y\n", TestName = "Two fields of seven")]
    [TestCase("?,?,q,zz,yy,kkk,j\n", TestName = "Every value wrong")]
    [TestCase("1,a,b,c,d,e,f,g,h\n", TestName = "More fields than headers")]
    [TestCase("\"1\"x,y\n", TestName = "Wrong quotes")]
    public async Task AFileWithoutALegibleRowIsGivenUpAfterTheFirst10000(string row)
    {
        var outcome = await _site.Import.CheckAsync(
            _site.Write("330106_FB.csv", Header + string.Concat(Enumerable.Repeat(row, Rows))), new(), progress: null, default);
        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Unreadable));
        var verdicts = await _site.VerdictsAsync(outcome.Batch.Id);
        Assert.That(verdicts.Where(verdict => verdict.Row == 0).Select(verdict => verdict.CheckId), Is.EqualTo(new[] { "F-ROW-4" }));
        Assert.That(verdicts.Max(verdict => verdict.Row), Is.EqualTo(LegibleRows.Searched + 1), "the rows that were read have their verdicts");
        var text = CheckCatalogue.Load().Text(verdicts.First(verdict => verdict.CheckId == "F-ROW-4"));
        Assert.That((text.MessageZh.Contains("10000", StringComparison.Ordinal), text.MessageEn.Contains("10000", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }

    [TestCase("x,y,1\n", TestName = "A sex")]
    [TestCase("x,y,,1950\n", TestName = "A year of birth")]
    [TestCase("x,y,,,,C34.1\n", TestName = "An ICD-10 code")]
    public async Task OneLegibleRowIsEnoughForEveryRowToBeJudged(string legible)
    {
        var rows = string.Concat(Enumerable.Repeat("x,y\n", LegibleRows.Searched - 1)) + legible + string.Concat(Enumerable.Repeat("x,y\n", 2000));
        var outcome = await _site.CheckAsync("330106_FB.csv", Header + rows);
        Assert.That((outcome.Batch.Counts.RowsRead, outcome.Batch.Counts.Rejected), Is.EqualTo((Rows, Rows)).Using<(long, long)>((a, b) => a == b ? 0 : 1));
        Assert.That((await _site.VerdictsAsync(outcome.Batch.Id)).Max(verdict => verdict.Row), Is.EqualTo(Rows + 1));
    }

    [Test]
    public void AFileThatGoesOnWithoutEndIsGivenUp_HoweverManyRowsWereLegible()
    {
        const string Good = "1,甲,1,19500203,20230516,C34.1,7\n";
        using var files = new Reading.TestFiles();
        var path = files.Write("330106_FB.csv", Header + Good + Good + string.Concat(Enumerable.Repeat("x\n", LegibleRows.OnEnd + 2000)) + Good);
        using var file = Reading.TestFiles.Open(path);
        var rows = ImportPipeline.Judge(file.Parts.Single(), ExamplePart.Context()).Count(row => row.Row > 0);
        var said = file.FileVerdicts.Single(verdict => verdict.CheckId == "F-ROW-5");
        Assert.That((rows, said.Arguments, file.IsReadable), Is.EqualTo((LegibleRows.OnEnd + 2, "100000|4", false)));
    }

    [Test]
    public async Task WhatIsWrongWithAFileAsAWholeIsFoundAmongManyVerdicts()
    {
        var outcome = await _site.Import.CheckAsync(
            _site.Write("330106_FB.csv", Header + string.Concat(Enumerable.Repeat("x,y\n", Rows))), new(), progress: null, default);
        var verdicts = new VerdictStore(_site.Database);
        var all = await verdicts.OfBatchAsync(outcome.Batch.Id, new(), default);
        Assert.That(await verdicts.OfWholeAsync(outcome.Batch.Id, default), Is.EqualTo(all.Where(verdict => verdict.Row == 0)).And.Not.Empty);
    }
}

using System.Text;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Invented;
using Registry.Import.Reading;

namespace Registry.Import.Tests.Updating;

/// <summary>The file that goes back to its sender: what stands beside each row, and what it is when it comes again.</summary>
public sealed class ReturnedFileTests
{
    private const string Header = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp\n";
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [TestCase(11)]
    [TestCase(12)]
    public async Task WithoutACorrection_ItGetsExactlyTheSameVerdicts(int seed)
    {
        var files = InventedProvince.Write(new GeneratorOptions
        {
            OutputFolder = Path.Combine(_site.Folder, "sent"), Seed = seed, Registries = 4, FromYear = 2021, ToYear = 2021, Population = 4_000, ErrorRate = 0.1,
        }).Files;
        foreach (var file in files)
        {
            var sent = await _site.Import.CheckAsync(file, new(), progress: null, default);
            var copy = await ReturnAsync(sent.Batch);
            using var elsewhere = new ImportSite();
            var again = await elsewhere.Import.CheckAsync(copy, new() { Registry = sent.Batch.Registry }, progress: null, default);
            Assert.That(again.Batch.Counts, Is.EqualTo(sent.Batch.Counts), file);
            Assert.That((await elsewhere.VerdictsAsync(again.Batch.Id)).Select(Line), Is.EqualTo((await _site.VerdictsAsync(sent.Batch.Id)).Select(Line)), file);
        }

        static string Line(Verdict v) => $"{v.Part} {v.Row} {v.Column} {v.Item} {v.CheckId} {v.Severity} {v.Value} {v.Arguments}";
    }

    [Test]
    public async Task EachRowSaysWhatBecameOfIt()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("A1") + Row("A2"));
        var batch = (await _site.CheckAsync(
            "330106_FB.csv", Header + Row("A1") + Row("A2", topography: "C50.9") + Row("A3") + Row("A4", sex: "1") + Row("A5", topography: "C61.9"),
            new() { Update = UpdatePolicy.FillEmpty })).Batch;
        var lines = await LinesAsync(batch);
        Assert.That(lines.Where(line => line.StartsWith('A')).Select(line => line.Split(',')[11]), Is.EqualTo(new[]
        {
            "接收·未变 accepted: unchanged", "待核实 query open", "接收·新增 accepted: new", "待核实 query open", "退回 returned",
        }));
    }

    [Test]
    public async Task UpdatedRow_AndRowThatCameBackWithItsFile_SaySo()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("A1", hospital: ""));
        var updated = (await _site.CheckAsync("330106_FB.csv", Header + Row("A1"), new() { Update = UpdatePolicy.FillEmpty })).Batch;
        var whole = (await _site.CheckAsync("330106_FB.csv", Header + Row("A2") + Row("A3", topography: "C61.9"), new() { Atomic = true })).Batch;
        Assert.That((await LinesAsync(updated))[1], Does.Contain("接收·更新 accepted: updated"));
        Assert.That((await LinesAsync(whole))[1], Does.Contain("随文件退回 returned with the file"));
    }

    [Test]
    public async Task ConfirmedQuery_IsSaidToBeConfirmed()
    {
        var batch = (await _site.DeliverAsync("330106_FB.csv", Header + Row("A1", sex: "1"))).Batch;
        await new ConfirmationStore(_site.Database).ConfirmAsync(
            [new(new() { CheckId = "X-SEX-3", BatchId = batch.Id, Row = 2 }, "Example", "seen in the record")], default);
        var line = (await LinesAsync(batch))[1];
        Assert.That(line, Does.Contain("已核实 query confirmed").And.Contain("X-SEX-3"));
        Assert.That(line, Does.Match(@"（已核实：Example，\d{4}-\d\d-\d\d，seen in the record）").And.Match(@"\(confirmed by Example, \d{4}-\d\d-\d\d: seen in the record\)"));
    }

    [Test]
    public async Task ConfirmedQueryOfTheFileAsAWhole_IsSaidToBeConfirmed()
    {
        var batch = (await _site.DeliverAsync("330106_FB.csv", Header + Row("A1"))).Batch;
        var question = new Verdict("F-ROW-3", Severity.Query, null, 0, null, null, null);
        using var copy = new MemoryStream();
        AnnotatedFile.WriteList([question, question with { CheckId = "F-ENC-2" }], new()
        {
            Verdicts = [question], Confirmed = [(question, new(1, DateTimeOffset.UnixEpoch, "Example", "nothing to report"))],
        }, CheckCatalogue.Load(), copy);
        var lines = Encoding.UTF8.GetString(copy.ToArray()).Split("\r\n");
        Assert.That(lines[1], Does.Contain("已核实 confirmed").And.Contain("(confirmed by Example, 1970-01-01: nothing to report)"));
        Assert.That(lines[2], Does.Contain("待核实 query").And.Not.Contain("confirmed"));
        Assert.That(batch.Queried, Is.Zero);
    }

    [Test]
    public async Task OfTwoQuestionsOfOneCheckOnARow_OnlyTheOneThatWasConfirmedIsSaidToBe()
    {
        var batch = (await _site.DeliverAsync("330106_FB.csv", Header + Row("A1"))).Batch;
        Verdict one = new("MP-1", Severity.Query, PartKind.Incidence, 2, null, null, null, "A2"), other = one with { Arguments = "A3" };
        using var copy = new MemoryStream();
        AnnotatedFile.Write(
            new BatchStore(_site.Database).OriginalPath(batch), new() { FileName = batch.FileName },
            new() { Verdicts = [one, other], Confirmed = [(one, new(1, DateTimeOffset.UnixEpoch, "Example", "looked"))] }, CheckCatalogue.Load(), copy);
        var line = Encoding.UTF8.GetString(copy.ToArray()).Split("\r\n")[1];
        Assert.That(line, Does.Contain("待核实 query open"), "one of the two is open");
        Assert.That(line.Split("confirmed by Example"), Has.Length.EqualTo(2), "said once");
    }

    [Test]
    public async Task KnownValuesAreSuggested_NeverAnIdentityNumber()
    {
        const string WithId = "registr,id,sex,age,birthda,inciden,topo,morp,beha,grad,basi,icd10\n";
        var batch = (await _site.CheckAsync(
            "330106_FB.csv", WithId + "A1,110105194912310021,2,70,19491231,20230516,C50.4,8500,3,2,8,C34.1\nA2,,1,73,19500310,16.05.2023,C34.1,8140,3,9,7,C34.1\n")).Batch;
        var lines = await LinesAsync(batch);
        Assert.Multiple(() =>
        {
            Assert.That(lines[1], Does.Contain("[basi] 7").And.Contain("[icd10] C50.4").And.Contain("[age] 73"));
            Assert.That(lines[2], Does.Contain("[inciden] 2023-05-16"));
            Assert.That(lines[1].Split(',')[^1], Does.Not.Match("[0-9]{15}"));
        });
        foreach (var (check, item) in Suggestions.All)
        {
            Assert.That(CheckCatalogue.Load().Find(check), Is.Not.Null, check);
            Assert.That(item is { } named && ItemNames.IsPersonal(named), Is.False, check);
        }
    }

    [TestCase("16.05.2023", "2023-05-16")]
    [TestCase("5/16/2023", "2023-05-16")]
    [TestCase("05/06/2023", null, TestName = "A date with two readings is not guessed")]
    [TestCase("31/31/2023", null)]
    [TestCase("2023-02-30", null)]
    public void ADateIsSuggestedOnlyWhenItHasOneReading(string written, string? expected) =>
        Assert.That(Suggestions.Of(new("D-PARSE-1", Severity.Error, PartKind.Incidence, 2, "D", Item.IncidenceDate, written))?.Value, Is.EqualTo(expected));

    [Test]
    public void ABirthDateIsNotSuggested() =>
        Assert.That(Suggestions.Of(new("D-PARSE-1", Severity.Error, PartKind.Incidence, 2, "D", Item.BirthDate, "16.05.1950")), Is.Null);

    [TestCase("=1+1", "'=1+1")]
    [TestCase("@sum", "'@sum")]
    [TestCase("\tx", "'\tx")]
    [TestCase("C50.4", "C50.4")]
    [TestCase("", "")]
    public void OurTextIsNoFormula(string text, string guarded) => Assert.That(SpreadsheetText.Guard(text), Is.EqualTo(guarded));

    [Test]
    public async Task NothingBeginsLikeAFormula()
    {
        var batch = (await _site.CheckAsync("330106_FB.csv", "=registr,registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n=1+1,A1,=2,19500310,20230516,C50.4,8500,3,2,7,C50.4\n")).Batch;
        var line = (await LinesAsync(batch))[1];
        Assert.That(line, Does.StartWith("'=1+1,A1,'=2,"));
        Assert.That(line.Split(',').Skip(11), Has.None.StartsWith("=").And.None.StartsWith("+"));
    }

    [Test]
    public async Task AnEndlessLineIsRefusedAndCostsNoMemory([Values] bool inQuotes)
    {
        var path = Path.Combine(_site.Folder, "330106_FB.csv");
        using (var file = File.CreateText(path))
        {
            await file.WriteAsync(Header + Row("A1") + (inQuotes ? "\"A2" : "A2"));
            var block = new string('x', 1 << 20);
            for (var block20 = 0; block20 < 100; block20++) await file.WriteAsync(block);
            await file.WriteAsync("\n" + Row("A3"));
        }
        var before = GC.GetTotalAllocatedBytes();
        var outcome = await _site.Import.CheckAsync(path, new(), progress: null, default);
        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Unreadable));
        Assert.That((await _site.VerdictsAsync(outcome.Batch.Id)).Select(verdict => verdict.CheckId), Does.Contain("F-OPEN-6"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(900L << 20));
    }

    private static string Row(string number, string sex = "2", string topography = "C50.4", string hospital = "示例医院") =>
        $"{number},{sex},19500310,20230516,{topography},8500,3,2,7,C50.4,{hospital}\n";

    private async Task<string[]> LinesAsync(Batch batch) => (await File.ReadAllTextAsync(await ReturnAsync(batch), Encoding.UTF8)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> ReturnAsync(Batch batch)
    {
        var (original, options) = (new BatchStore(_site.Database).OriginalPath(batch), new ReadingOptions { FileName = batch.FileName, Registry = batch.Registry });
        var (_, confirmed) = await new QueryStore(_site.Database).ListAsync(new(BatchId: batch.Id, State: QueryState.Confirmed), default);
        var annotation = new Annotation
        {
            Verdicts = await _site.VerdictsAsync(batch.Id),
            Confirmed = [.. confirmed.Select(query => (query.Verdict, query.Confirmation!))],
            Fates = await new RoundStore(_site.Database).FatesAsync(batch.Id, default),
            Marker = AnnotationMarker.Of(batch),
        };
        var path = Path.Combine(_site.Folder, Path.GetFileNameWithoutExtension(batch.FileName) + "-annotated" + AnnotatedFile.ExtensionFor(original, options));
        await using var copy = File.Create(path);
        AnnotatedFile.Write(original, options, annotation, CheckCatalogue.Load(), copy);
        return path;
    }
}

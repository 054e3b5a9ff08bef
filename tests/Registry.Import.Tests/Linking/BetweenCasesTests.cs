using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Linking;

/// <summary>Cases of one person are compared when their file is imported: with each other and with what is stored.</summary>
public sealed class BetweenCasesTests
{
    private const string Header = "registr,idno,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,lat,mult,hosp,住院号\n";
    private const string Id = "11010519491231002X";
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task InAFileTheLaterRowIsAsked()
    {
        var outcome = await _site.DeliverAsync("330106_FB.csv", Header + Row("A1") + Row("B1", id: "") + Row("A2", date: "20230601"), Cases);
        var verdict = (await _site.VerdictsAsync(outcome.Batch.Id)).Single();
        Assert.That((verdict.CheckId, verdict.Part, verdict.Row), Is.EqualTo(("L-DUP-1", PartKind.Incidence, 4)));
        Assert.That(CheckCatalogue.Load().Text(verdict).MessageEn, Does.Contain("row 2 A1/1: C50.4 8500/3 2023-05-16"));
        Assert.That(outcome.Batch.Queried, Is.EqualTo(1));
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ADryRunSaysIt()
    {
        var path = _site.Write("330106_FB.csv", Header + Row("A1") + Row("A2"));
        var dry = await _site.Import.DryRunAsync(path, new(), progress: null, default);
        Assert.That(dry.Verdicts.Select(v => (v.CheckId, v.Row)), Is.EqualTo(new[] { ("L-DUP-3", 3) }));
        Assert.That(dry.Outcome.Batch.Queried, Is.EqualTo(1));
    }

    [Test]
    public async Task AStoredCaseIsNamedByItsBatchAndRow()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Row("B1", id: "") + Row("A1"), Cases);
        var next = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        var verdict = (await _site.VerdictsAsync(next.Batch.Id)).Single();
        Assert.That((verdict.CheckId, verdict.Row, verdict.Arguments), Is.EqualTo(("L-DUP-1", 2, "批次 1 第 3 行 A1/1¦batch 1 row 3 A1/1|C50.4 8500/3 2023-05-16")));
        Assert.That(await OpenAsync(), Is.EqualTo(1));
        await _site.MustBeSoundAsync();
        await _site.Import.UndoAsync(next.Batch.Id, default);
        Assert.That(await OpenAsync(), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AConfirmedPairIsRemembered_AndAskedAgainWhenTheOtherCaseChanges()
    {
        var first = await _site.DeliverAsync("330106_1.csv", Header + Row("A1"), Cases);
        var second = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        var answer = new QueryAnswer(new() { CheckId = "L-DUP-1", BatchId = second.Batch.Id, Row = 2 }, "质控员", "两个病灶");
        Assert.That((await new ConfirmationStore(_site.Database).ConfirmAsync([answer], default)).Done, Is.EqualTo(1));
        Assert.That(await OpenAsync(), Is.Zero);
        await _site.Import.UndoAsync(second.Batch.Id, default);

        var same = await _site.CheckAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        Assert.That(same.Batch.Queried, Is.Zero, "the same two cases");
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1", morphology: "8520"), Cases);
        var other = await _site.CheckAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        Assert.That(other.Batch.Queried, Is.EqualTo(1), "the stored case is another now");
        Assert.That(first.Batch.Queried, Is.Zero);
    }

    [Test]
    public async Task TheVersionThatABatchReplacesIsNoOtherCase()
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1"), Cases);
        var next = await _site.DeliverAsync("330106_1.csv", Header + Row("A1", date: "20230601") + Row("A2", date: "20230601", site: "C34.1", morphology: "8140"), Cases);
        Assert.That((await _site.VerdictsAsync(next.Batch.Id)).Select(v => v.CheckId), Is.EqualTo(new[] { "F-DUP-2" }));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task MergedPersonsAreOne()
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1") + Row("B1", id: ""), Cases);
        var (a, b) = (await PersonOfAsync("A1"), await PersonOfAsync("B1"));
        Assert.That((await new PersonStore(_site.Database).MergeAsync(a, b, "质控员", "同一人", default)).Refusal, Is.Null);
        var next = await _site.CheckAsync("330106_2.csv", Header + Row("A2", date: "20230601", side: "2") + Row("B1", id: "", date: "20230701"), Cases);
        Assert.That((await _site.VerdictsAsync(next.Batch.Id)).Select(v => (v.CheckId, v.Row)), Is.EqualTo(new[] { ("F-DUP-2", 3), ("MP-1", 3) }));
    }

    [Test]
    public async Task AnUnchangedRowSaysWhatIsOpenOfIt()
    {
        var text = Header + Row("A1") + Row("A2", date: "20230601");
        var first = await _site.DeliverAsync("330106_1.csv", text, Cases);
        var again = await _site.CheckAsync("330106_1.csv", text, Cases);
        Assert.That((again.Batch.Counts.Unchanged, again.Batch.Queried), Is.EqualTo((2, 0)));
        Assert.That((await _site.VerdictsAsync(again.Batch.Id)).Select(v => (v.CheckId, v.Row)), Is.EqualTo(new[] { ("L-DUP-1", 3) }));
        var queries = await new QueryStore(_site.Database).ListAsync(new(), default);
        Assert.That(queries.Queries.Select(q => (q.BatchId, q.Verdict.CheckId)), Is.EqualTo(new[] { (first.Batch.Id, "L-DUP-1") }));
    }

    [Test]
    public async Task AFilledRecordIsAskedOnce()
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1") + Row("A2", date: "20230601", side: ""), Cases);
        var filled = await _site.DeliverAsync("330106_1.csv", Header + Row("A2", date: "20230601"), Cases with { Update = UpdatePolicy.FillEmpty });
        Assert.That((await _site.VerdictsAsync(filled.Batch.Id)).Select(v => v.CheckId), Is.EqualTo(new[] { "L-DUP-1" }));
        await _site.MustBeSoundAsync();
    }

    [TestCase("例甲", Description = "the same name")]
    [TestCase("例胛", Description = "of the same sound")]
    [TestCase("例乙甲", "L-LNK-2", Description = "a character more")]
    [TestCase("李建国", "L-LNK-2", Description = "another name")]
    public async Task OneNumberUnderAnotherNameIsAsked(string name, params string[] asked)
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1"), Cases);
        var next = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", site: "C34.1", morphology: "8140", flag: "1").Replace("例甲", name, StringComparison.Ordinal), Cases);
        var verdicts = await _site.VerdictsAsync(next.Batch.Id, "L-LNK-2");
        Assert.That(verdicts.Select(v => v.CheckId), Is.EqualTo(asked));
        foreach (var verdict in verdicts)
        {
            Assert.That(CheckCatalogue.Load().Text(verdict).MessageEn, Does.Contain("batch 1 row 2 A1/1").And.Not.Contains(name));
            Assert.That(verdict.Severity, Is.EqualTo(Severity.Query));
        }
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AFlagWithoutASecondCaseIsAsked_UntilTheSecondComes()
    {
        var first = await _site.DeliverAsync("330106_1.csv", Header + Row("A1", flag: "1"), Cases);
        Assert.That((await _site.VerdictsAsync(first.Batch.Id)).Single().CheckId, Is.EqualTo("MP-3"));
        var next = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", site: "C34.1", morphology: "8140", flag: "1"), Cases);
        Assert.That(await _site.VerdictsAsync(next.Batch.Id), Is.Empty);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task TheSameInpatientIsFoundInTheStore()
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1", id: "", stay: "10001"), Cases);
        var next = await _site.DeliverAsync(
            "330106_2.csv", Header + Row("A1", id: "", stay: "10001", side: "2") + Row("A2", stay: "10001", date: "20230601") + Row("A3", id: "", stay: "10002"), Cases);
        var found = (await _site.VerdictsAsync(next.Batch.Id, "L-DUP-2")).Select(v => (v.Row, v.Arguments));
        Assert.That(found, Is.EqualTo(new[] { (3, "第 2 行¦row 2") }), "not the stored version of A1 itself");
        var last = await _site.CheckAsync("330106_3.csv", Header + Row("A9", id: "", stay: "10002"), Cases);
        Assert.That((await _site.VerdictsAsync(last.Batch.Id, "L-DUP-2")).Single().Arguments, Is.EqualTo($"批次 {next.Batch.Id} 第 4 行¦batch {next.Batch.Id} row 4"));
    }

    [Test]
    public async Task TwoFilesReadAtTheSameTime_AreComparedBeforeTheSecondCounts()
    {
        var one = await _site.CheckAsync("330106_1.csv", Header + Row("A1"), Cases);
        var other = await _site.CheckAsync("330106_2.csv", Header + Row("A2", date: "20230601") + Row("B1", id: ""), Cases);
        var stranger = await _site.CheckAsync("330106_3.csv", Header + Row("C1", id: "440524188001010014"), Cases);
        Assert.That((await _site.Import.CommitAsync(one.Batch.Id, default)).Refusal, Is.Null);

        var refused = (await _site.Import.CommitAsync(other.Batch.Id, default)).Refusal;
        Assert.That(refused?.En, Does.Contain("persons of 1 of its cases").And.Contain($"registry batches check --batch {other.Batch.Id}"));
        Assert.That((await _site.Import.CommitAsync(stranger.Batch.Id, default)).Refusal, Is.Null, "no person of it got a case meanwhile");
        await _site.Import.CheckAsync(other.Batch.Id, progress: null, default);
        Assert.That((await _site.VerdictsAsync(other.Batch.Id)).Select(v => (v.CheckId, v.Row)), Is.EqualTo(new[] { ("L-DUP-1", 2) }));
        Assert.That((await _site.Import.CommitAsync(other.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(await PersonOfAsync("A1"), Is.EqualTo(await PersonOfAsync("A2")));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public void NoRowIsReturnedForIt() =>
        Assert.That(() => CheckCatalogue.Load(packs: null, "id,severity\nL-DUP-1,error\n"), Throws.TypeOf<RefusedSettingsException>());

    // That a row lacks an identity number is not asked here.
    private static ImportRequest Cases { get; } = new() { Registry = "330106", Settings = "id,severity\nI-ID-8,info\n" };

    private static string Row(
        string number, string id = Id, string date = "20230516", string site = "C50.4", string morphology = "8500", string side = "1", string flag = "",
        string stay = "") =>
        $"{number},{id},例甲,2,19491231,{date},{site},{morphology},3,2,7,{site},{side},{flag},示例医院,{stay}\n";

    private async Task<long> PersonOfAsync(string number) =>
        (await _site.Records.CaseVersionsAsync("330106", number, 1, default)).Single(version => version.IsCurrent).PersonId;

    private async Task<long> OpenAsync()
    {
        var cube = await new CubeStore(_site.Database).LoadAsync(default);
        var table = cube.Tabulate(SiteScheme.Cn59, ["330106"], 2023, 2023);
        return (long)SiteScheme.Cn59.Groups.Select((_, group) => table.Quality(group, null).WithOpenQuery).Max();
    }
}

using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Tests.Updating;

/// <summary>What becomes of rows whose record is stored with other content.</summary>
public sealed class UpdatePolicyTests
{
    private const string Header = "registr,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp,lastcontact,status,deathda\n";
    private const string Stored = "A1,示例甲,2,19500310,20230516,C50.4,8500,3,,7,C50.4,,20240101,1,\n";
    private ImportSite _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task Overwrite_ReplacesTheRecordAsAWhole_AndNamesWhatDiffers()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Stored);
        var next = await DeliverAsync("A1,示例乙,2,19500310,20230516,C50.9,8500,3,2,7,C50.4,示例医院,,,\n", UpdatePolicy.Overwrite);

        var verdict = (await _site.VerdictsAsync(next.Batch.Id, "F-DUP-2")).Single();
        var record = await _site.CurrentAsync("A1");
        Assert.Multiple(() =>
        {
            Assert.That(next.Batch.Counts, Is.EqualTo(new BatchCounts(1, 0, 1, 0, 0, 0)));
            Assert.That(verdict.Severity, Is.EqualTo(Severity.Query));
            Assert.That(verdict.Arguments, Does.StartWith("姓名、解剖学部位、分级、由ICD-O-3转换的ICD-10、报告医院、最后接触日期、最后接触状态¦name, topography, grade, ").And.EndWith("|overwrite"));
            Assert.That((record.Hospital, record.LastContactDate, record.VitalStatus), Is.EqualTo(("示例医院", (object?)null, (int?)null)), "empty in the row is empty afterwards");
        });
    }

    [Test]
    public async Task Reject_ReturnsTheRow_AndNamesWhatDiffersButNoValue()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Stored);
        var next = await DeliverAsync(
            "A1,示例乙,2,19500310,20230516,C50.4,8500,3,,7,C50.4,,20240101,1,\nA2,示例丙,1,19420115,20230802,C34.1,8140,3,9,7,C34.1,,,,\n", UpdatePolicy.Reject);

        var verdict = (await _site.VerdictsAsync(next.Batch.Id, "F-DUP-2")).Single();
        var text = CheckCatalogue.Load().Text(verdict);
        Assert.Multiple(() =>
        {
            Assert.That(next.Batch.Counts, Is.EqualTo(new BatchCounts(2, 1, 0, 0, 1, 0)));
            Assert.That((verdict.Severity, verdict.Row, verdict.Arguments), Is.EqualTo((Severity.Error, 2, "姓名¦name|reject")));
            Assert.That(text.MessageZh + text.MessageEn, Does.Contain("name").And.Not.Contain("示例"));
        });
        Assert.That((await _site.CurrentAsync("A1")).Name, Is.EqualTo("示例甲"));
    }

    [Test]
    public async Task FillEmpty_FillsGaps_KeepsWhatIsStored_AndAsksAboutConflicts()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Stored);
        var next = await DeliverAsync("A1,示例乙,2,19500310,20230516,C50.4,8500,3,2,7,C50.4,示例医院,,,\n", UpdatePolicy.FillEmpty);

        var record = await _site.CurrentAsync("A1");
        var verdict = (await _site.VerdictsAsync(next.Batch.Id, "F-DUP-2")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(next.Batch.Counts, Is.EqualTo(new BatchCounts(1, 0, 1, 0, 0, 0)));
            Assert.That((record.Name, record.Grade, record.Hospital, record.VitalStatus), Is.EqualTo(("示例甲", (int?)2, "示例医院", (int?)1)));
            Assert.That((verdict.Severity, verdict.Arguments), Is.EqualTo((Severity.Query, "姓名¦name|fill-empty")));
            Assert.That(next.Checks.Select(check => check.CheckId), Does.Contain("F-DUP-5"));
        });
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task FillEmpty_WithoutAGap_LeavesTheRecordAsItIs()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Stored);
        var next = await DeliverAsync("A1,示例乙,2,19500310,20230516,C50.4,8500,3,,7,C50.4,,,,\n", UpdatePolicy.FillEmpty);

        Assert.That(next.Batch.Counts, Is.EqualTo(new BatchCounts(1, 0, 0, 1, 0, 0)));
        Assert.That((await _site.VerdictsAsync(next.Batch.Id, "F-DUP-2")).Single().Arguments, Is.EqualTo("姓名¦name|fill-empty"));
    }

    [Test]
    public async Task FillEmpty_ReturnsTheRow_WhenTheFilledRecordWouldBeWrong()
    {
        // The row is right in itself: dead in 2023. Beside the stored incidence of 2024 it is not.
        await _site.DeliverAsync("330106_FB.csv", Header + "A1,示例甲,2,19500310,20240516,C50.4,8500,3,2,7,C50.4,,,,\n");
        var next = await DeliverAsync("A1,示例甲,2,19500310,20230101,C50.4,8500,3,2,7,C50.4,,,,20230601\n", UpdatePolicy.FillEmpty);

        var errors = (await _site.VerdictsAsync(next.Batch.Id)).Where(verdict => verdict.Severity == Severity.Error).ToList();
        Assert.That(next.Batch.Counts.Rejected, Is.EqualTo(1));
        Assert.That(errors.Select(verdict => verdict.CheckId), Is.EqualTo(new[] { "D-ORD-3" }));
        Assert.That((await _site.CurrentAsync("A1")).DeathDate, Is.Null);
    }

    [Test]
    public async Task FillEmpty_KeepsOtherItemsAndTheOpenQueryOfTheStoredRecord()
    {
        const string Wide = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,病理诊断名称,诊断名称,职业\n";
        await _site.DeliverAsync("330106_FB.csv", Wide + "A1,1,19500310,20230516,C50.4,8500,3,2,7,C50.4,,\"乳腺\"\"癌\"\"\",\n");
        Assert.That((await _site.Records.CaseVersionsAsync("330106", "A1", 1, default)).Single().HasOpenQuery, "a man with breast cancer is asked about");
        var next = await DeliverAsync("A1,1,19500310,20230516,C50.4,8500,3,2,7,C50.4,浸润性导管癌,,80\n", UpdatePolicy.FillEmpty, Wide);
        var again = await DeliverAsync("A1,1,19500310,20230516,C50.4,8500,3,2,7,C50.4,浸润性导管癌,\"乳腺\"\"癌\"\"\",80\n", UpdatePolicy.Overwrite, Wide);

        var current = (await _site.Records.CaseVersionsAsync("330106", "A1", 1, default)).Single(version => version.IsCurrent);
        Assert.Multiple(() =>
        {
            Assert.That(next.Batch.Counts.Updated, Is.EqualTo(1));
            Assert.That(current.HasOpenQuery);
            Assert.That(again.Batch.Counts.Unchanged, Is.EqualTo(1), "filled item by item it is the record that a whole row would have made");
        });
    }

    [TestCase(UpdatePolicy.Overwrite, 0, 1, 0, 130)]
    [TestCase(UpdatePolicy.FillEmpty, 1, 0, 0, 120)]
    [TestCase(UpdatePolicy.Reject, 0, 0, 1, 120)]
    public async Task DeathsAndPopulationFollowThePolicyToo(UpdatePolicy policy, int unchanged, int updated, int returned, int persons)
    {
        const string Deaths = "certificate,name,sex,age,deathda,icd10\nD1,示例甲,1,70,20230101,C34.1\n";
        await _site.DeliverAsync("330106_SW.csv", Deaths);
        await _site.DeliverAsync("330106_POP.csv", Population(120));
        var deaths = await _site.DeliverAsync("330106_SW.csv", Deaths.Replace("C34.1", "C34.9", StringComparison.Ordinal), new() { Update = policy });
        var counts = await _site.DeliverAsync("330106_POP.csv", Population(130), new() { Update = policy });

        Assert.Multiple(() =>
        {
            Assert.That(deaths.Batch.Counts, Is.EqualTo(new BatchCounts(1, 0, updated, unchanged, returned, 0)));
            Assert.That(counts.Batch.Counts, Is.EqualTo(new BatchCounts(38, 0, updated, 37 + unchanged, returned, 0)));
        });
        var verdicts = await _site.VerdictsAsync(counts.Batch.Id, "F-DUP-2");
        Assert.That(verdicts.Single().Arguments, Is.EqualTo($"人口数¦population|{policy.Word()}"));
        var cube = await new Core.Store.CubeStore(_site.Database).LoadAsync(default);
        var table = cube.Tabulate(Core.Coding.SiteScheme.Cn26, ["330106"], 2023, 2023);
        Assert.That(table.PersonYears(Core.Coding.Sex.Male)[0], Is.EqualTo(persons));

        static string Population(int males) =>
            "year,sex,agegroup,popu\n" + string.Concat(
                from sex in (int[])[1, 2]
                from label in Core.Coding.AgeScheme.Cn19.Labels
                select $"2023,{sex},{label},{(sex == 1 && label == "0" ? males : 120)}\n");
    }

    [Test]
    public void WordsAreReadBack()
    {
        var request = new ImportRequest { Update = UpdatePolicy.FillEmpty };
        Assert.That(ImportRequest.Of(request.ToJson()).Update, Is.EqualTo(UpdatePolicy.FillEmpty));
        Assert.That(UpdateWords.All.Select(word => UpdateWords.Parse(word)!.Value.Word()), Is.EqualTo(UpdateWords.All));
        Assert.That(UpdateWords.Parse("merge"), Is.Null);
    }

    private Task<BatchOutcome> DeliverAsync(string rows, UpdatePolicy policy, string header = Header) =>
        _site.DeliverAsync("330106_FB.csv", header + rows, new() { Update = policy });
}

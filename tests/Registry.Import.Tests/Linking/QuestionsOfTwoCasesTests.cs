using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests.Linking;

/// <summary>A question about two cases stands as long as both are what was asked about; rows with a query are counted in one way.</summary>
public sealed class QuestionsOfTwoCasesTests
{
    private const string Header = "registr,idno,name,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,lat\n";
    private static readonly ImportRequest Cases = new() { Registry = "330106", Settings = "id,severity\nI-ID-8,info\nF-DUP-2,info\n" };
    private ImportSite _site = null!;
    private BatchOutcome _second = null!;

    [SetUp]
    public async Task DeliverTwoCasesOfOnePerson()
    {
        _site = new();
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1"), Cases);
        _second = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Stands; 1 row"));
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task ItIsSettledWhenTheOtherCaseIsCorrected_AndStandsAgainWhenThatIsUndone()
    {
        var corrected = await _site.DeliverAsync("330106_1.csv", Header + Row("A1", site: "C34.1", morphology: "8140"), Cases);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Settled; 0 row"));
        Assert.That((await OpenCasesAsync(), await OpenQueriesAsync()), Is.EqualTo((0, 0)));
        await _site.MustBeSoundAsync();

        await _site.Import.UndoAsync(corrected.Batch.Id, default);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Stands; 1 row"));
        Assert.That((await OpenCasesAsync(), await OpenQueriesAsync()), Is.EqualTo((1, 1)));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AnotherVersionOfTheOtherCaseIsAskedItself()
    {
        var third = await _site.DeliverAsync("330106_1.csv", Header + Row("A1", date: "20230517"), Cases);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Settled; 0 row"));
        Assert.That(await OfBatchAsync(third), Is.EqualTo("Stands; 1 row"), "the two are asked about once");
        Assert.That(await OpenCasesAsync(), Is.EqualTo(1));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task WhatIsPutBackIsAskedAboutAgain()
    {
        await _site.DeliverAsync("330106_1.csv", Header + Row("A1", site: "C34.1", morphology: "8140"), Cases);
        Assert.That((await _site.Records.UndoAsync(new("330106", PartKind.Incidence, "A1", 1), "质控员", "误改", default)).Refusal, Is.Null);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Stands; 1 row"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ItIsSettledWhenTheOtherCaseIsTakenBack()
    {
        Assert.That((await _site.Records.UndoAsync(new("330106", PartKind.Incidence, "A1", 1), "质控员", "误报", default)).Refusal, Is.Null);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Settled; 0 row"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ACorrectedRowIsNotAskedAboutAnyMore_AndAnUnchangedOneIsAskedAboutInItsOwnBatch()
    {
        var same = await _site.DeliverAsync("330106_2.csv", Header + Row("A2", date: "20230601"), Cases);
        Assert.That(await OfBatchAsync(same), Is.EqualTo("OfEarlier; 0 row"));
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Stands; 1 row"));
        await _site.DeliverAsync("330106_3.csv", Header + Row("A2", date: "20230601", site: "C34.1", morphology: "8140"), Cases);
        Assert.That(await OfBatchAsync(_second), Is.EqualTo("Settled; 0 row"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AConfirmedOneStaysConfirmed()
    {
        var answer = new QueryAnswer(new() { CheckId = "L-DUP-1", BatchId = _second.Batch.Id, Row = 2 }, "质控员", "两个病灶");
        Assert.That((await new ConfirmationStore(_site.Database).ConfirmAsync([answer], default)).Done, Is.EqualTo(1));
        var corrected = await _site.DeliverAsync("330106_1.csv", Header + Row("A1", site: "C34.1", morphology: "8140"), Cases);
        await _site.Import.UndoAsync(corrected.Batch.Id, default);
        Assert.That((await OpenCasesAsync(), await OpenQueriesAsync()), Is.EqualTo((0, 0)));
        await _site.MustBeSoundAsync();
    }

    private static string Row(string number, string date = "20230516", string site = "C50.4", string morphology = "8500") =>
        $"{number},11010519491231002X,例甲,2,19491231,{date},{site},{morphology},3,2,7,{site},1\n";

    private async Task<string> OfBatchAsync(BatchOutcome outcome)
    {
        var queries = (await new QueryStore(_site.Database).ListAsync(new(BatchId: outcome.Batch.Id, CheckId: "L-DUP-1"), default)).Queries;
        var batch = (await new BatchStore(_site.Database).FindAsync(outcome.Batch.Id, default))!;
        return $"{string.Join(", ", queries.Select(query => query.Standing))}; {batch.Queried} row";
    }

    private async Task<long> OpenQueriesAsync() =>
        (await new QueryStore(_site.Database).ListAsync(new(CheckId: "L-DUP-1", State: QueryState.Open), default)).Total;

    private async Task<long> OpenCasesAsync()
    {
        var cube = await new CubeStore(_site.Database).LoadAsync(default);
        var table = cube.Tabulate(SiteScheme.Cn59, ["330106"], 2023, 2023);
        return (long)SiteScheme.Cn59.Groups.Select((_, group) => table.Quality(group, null).WithOpenQuery).Max();
    }
}

using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Tests.Updating;

namespace Registry.Import.Tests;

/// <summary>A query is answered once, for the values it asked about.</summary>
public sealed class ConfirmationTests
{
    private const string Header = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10,hosp\n";
    private const string Unspecific = "A1,2,19500310,20230516,C50.4,8000,3,9,7,C50.4,示例医院\n";          // O-MORP-3
    private ImportSite _site = null!;

    private QueryStore Queries => new(_site.Database);

    private ConfirmationStore Confirmations => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AConfirmedQueryIsNotAskedAgain_HoweverTheFileSpellsTheValues()
    {
        var first = await _site.CheckAsync("330106_FB.csv", Header + Unspecific);
        Assert.That(first.Batch.Queried, Is.EqualTo(1));
        await ConfirmAllAsync(first.Batch.Id);
        Assert.That(await OpenAsync(first.Batch.Id), Is.Zero);
        await _site.Import.CommitAsync(first.Batch.Id, default);

        var next = await _site.CheckAsync("330106_FB.csv", "registr;sex;birthda;inciden;topo;morp;basi;icd10;hosp;grad\nA1;女;1950-03-10;2023-05-16;C504;8000/3;07;C504;另一医院;9\n");
        Assert.That(next.Batch.Counts.Updated, Is.EqualTo(1), "the hospital is another");
        Assert.That(await OpenAsync(next.Batch.Id, "O-MORP-3"), Is.Zero);
        Assert.That(await OpenAsync(next.Batch.Id, "F-DUP-2"), Is.EqualTo(1), "the change itself is a question of its own");
        Assert.That(Count(next, "O-MORP-3"), Is.EqualTo((1L, 1L)), "counted, as confirmed");
    }

    [Test]
    public async Task AnAnswerLapsesWhenAValueChanges_AndStandsForTheValuesItWasGivenFor()
    {
        var first = await _site.DeliverAsync("330106_FB.csv", Header + Unspecific);
        await ConfirmAllAsync(first.Batch.Id);
        var other = await _site.CheckAsync("330106_FB.csv", Header + Unspecific.Replace(",7,", ",6,"));
        Assert.That(await OpenAsync(other.Batch.Id, "O-MORP-3"), Is.EqualTo(1), "another basis of diagnosis");
        var same = await _site.CheckAsync("330106_FB.csv", Header + Unspecific.Replace(",9,", ",2,"));
        Assert.That(await OpenAsync(same.Batch.Id, "O-MORP-3"), Is.Zero, "the grade is not what it asked about");
    }

    [Test]
    public async Task AnswersSurviveUndoAndANewImport_AndAReading()
    {
        var first = await _site.DeliverAsync("330106_FB.csv", Header + Unspecific);
        await ConfirmAllAsync(first.Batch.Id);
        await _site.Import.UndoAsync(first.Batch.Id, default);
        var again = await _site.CheckAsync("330106_FB.csv", Header + Unspecific);
        Assert.That((again.Batch.Queried, await OpenAsync(again.Batch.Id)), Is.EqualTo((0, 0)));
        var reread = await _site.Import.CheckAsync(again.Batch.Id, progress: null, default);
        Assert.That((reread.Batch.Queried, await OpenAsync(again.Batch.Id)), Is.EqualTo((0, 0)));
        await _site.Import.CommitAsync(again.Batch.Id, default);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AnsweringACommittedQueryIsCounted_AndTakingItBackToo()
    {
        var batch = (await _site.DeliverAsync("330106_FB.csv", Header + Unspecific + "A2,1,19420115,20230802,C34.1,8000,3,9,7,C34.1,示例医院\n")).Batch.Id;
        Assert.That(await WithOpenQueryAsync(), Is.EqualTo(2));
        var before = await new CubeStore(_site.Database).DataStateAsync(default);

        var outcome = await Confirmations.ConfirmAsync([Answer(batch, 2)], default);
        Assert.That((outcome.Done, outcome.Problems), Is.EqualTo((1, Array.Empty<AnswerProblem>())));
        Assert.That(await WithOpenQueryAsync(), Is.EqualTo(1));
        Assert.That((await new BatchStore(_site.Database).FindAsync(batch, default))!.Queried, Is.EqualTo(1));
        Assert.That((await new CubeStore(_site.Database).DataStateAsync(default)).Version, Is.EqualTo(before.Version + 1));
        await _site.MustBeSoundAsync();

        Assert.That((await Confirmations.ConfirmAsync([Answer(batch, 2)], default)).Already, Is.EqualTo(1));
        Assert.That((await Confirmations.WithdrawAsync([Answer(batch, 2)], default)).Done, Is.EqualTo(1));
        Assert.That(await WithOpenQueryAsync(), Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AnAnswerReachesTheVersionBeforeAndTheCellsOfTheBatchThatReplacedIt()
    {
        var first = await _site.DeliverAsync("330106_FB.csv", Header + Unspecific);
        var second = await _site.CheckAsync("330106_FB.csv", Header + Unspecific.Replace("示例医院", "另一医院"));
        await Confirmations.ConfirmAsync([Answer(first.Batch.Id, 2)], default);
        Assert.That(await OpenAsync(second.Batch.Id, "O-MORP-3"), Is.Zero, "the same values");
        await _site.Import.CommitAsync(second.Batch.Id, default);
        await _site.MustBeSoundAsync();
        Assert.That(await WithOpenQueryAsync(), Is.EqualTo(1), "F-DUP-2 of the second");

        Assert.That((await Confirmations.ConfirmAsync([Answer(first.Batch.Id, 2)], default)).Problems.Single().Refusal.En, Does.Contain($"batch {second.Batch.Id}"));
        await ConfirmAllAsync(second.Batch.Id);
        await Confirmations.WithdrawAsync([Answer(second.Batch.Id, 2)], default);
        await _site.MustBeSoundAsync();
        await _site.Import.UndoAsync(second.Batch.Id, default);
        await _site.MustBeSoundAsync();
        Assert.That(await WithOpenQueryAsync(), Is.EqualTo(1), "taken back, so open on the first version as well");
    }

    [Test]
    public async Task AQueryOfAFilledRecordStaysAskedWithItsVersion()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Unspecific.Replace("示例医院", ""));
        var filled = await _site.DeliverAsync("330106_FB.csv", "registr,sex,birthda,inciden,topo,morp,beha,basi,icd10,hosp\nA1,2,19500310,20230516,C50.4,8000,3,7,C50.4,示例医院\n", new() { Update = UpdatePolicy.FillEmpty });
        Assert.That(filled.Batch.Counts.Updated, Is.EqualTo(1));
        Assert.That(await OpenAsync(filled.Batch.Id, "O-MORP-3"), Is.EqualTo(1));
        await ConfirmAllAsync(filled.Batch.Id);
        Assert.That(await WithOpenQueryAsync(), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AQueryIsFoundByItsRecord_AndOverridesAreCountedByCheck()
    {
        await _site.DeliverAsync("330106_FB.csv", Header + Unspecific + "A2,1,19420115,20230802,C34.1,8000,3,9,7,C34.1,示例医院\nA3,1,19420115,20230802,C34.1,8000,3,9,7,C34.1,示例医院\n");
        var record = new RecordKey("330106", PartKind.Incidence, "A2", 1);
        Assert.That((await Confirmations.ConfirmAsync([new(new() { CheckId = "O-MORP-3", Record = record }, "质控员", "复核切片")], default)).Done, Is.EqualTo(1));
        await _site.DeliverAsync("330106_FB.csv", Header + "A3,1,19420115,20230802,C34.1,8140,3,9,7,C34.1,示例医院\n");

        var count = (await Queries.CountsAsync("330106", default)).Single(c => c.CheckId == "O-MORP-3");
        Assert.That(count, Is.EqualTo(new QueryCount("330106", "O-MORP-3", Asked: 3, Confirmed: 1, Corrected: 1, Open: 1)));
        var confirmed = (await Queries.ListAsync(new(State: QueryState.Confirmed), default)).Queries.Single();
        Assert.That((confirmed.Record, confirmed.Confirmation!.By, confirmed.Confirmation.Reason), Is.EqualTo((record, "质控员", "复核切片")));
    }

    [Test]
    public async Task AllAnswersAreTakenOrNone_WithEveryProblem()
    {
        var batch = (await _site.CheckAsync("330106_FB.csv", Header + Unspecific + "A2,1,19420115,20230832,C34.1,8000,3,9,7,C34.1,示例医院\n")).Batch.Id;
        var outcome = await Confirmations.ConfirmAsync(
            [Answer(batch, 2), Answer(batch, 2) with { By = " " }, Answer(batch, 2) with { Reason = "" }, Answer(batch, 3, "D-PARSE-1"), Answer(batch, 3), Answer(batch, 7), Answer(99, 2)], default);
        Assert.That(outcome.Done, Is.Zero);
        Assert.That(outcome.Problems.Select(problem => problem.Index), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(outcome.Problems.Select(problem => problem.Refusal.En), Is.EqualTo(outcome.Problems.Select(problem => problem.Refusal.En).Distinct()));
        Assert.That(outcome.Problems[2].Refusal.En, Does.Contain("an error cannot be confirmed"));
        Assert.That(outcome.Problems[3].Refusal.En, Does.Contain("returned"));
        Assert.That(await OpenAsync(batch, "O-MORP-3"), Is.GreaterThan(0), "nothing was confirmed");
    }

    [Test]
    public async Task WhatIsStoredOfAnAnswerTellsNoValue()
    {
        var batch = (await _site.CheckAsync("330106_FB.csv", "registr,idno,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\nA1,330106500310002,2,19500310,20230516,C50.4,8500,3,9,7,C50.4\n")).Batch.Id;
        var asked = (await Queries.ListAsync(new(BatchId: batch), default)).Queries;
        Assert.That(asked.Select(q => q.Verdict.CheckId), Does.Contain("I-ID-6"));
        await Confirmations.ConfirmAsync([.. asked.Select(q => new QueryAnswer(new() { CheckId = q.Verdict.CheckId, BatchId = batch, Row = 2 }, "质控员", "证件已核"))], default);
        var stored = new List<string>();
        await using var connection = _site.Database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "select * from confirmation";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) stored.AddRange(Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}"));
        Assert.That(stored, Is.Not.Empty.And.None.Contains("19500310").And.None.Contains("500310002"));
    }

    private static QueryAnswer Answer(long batch, int row, string check = "O-MORP-3") =>
        new(new() { CheckId = check, BatchId = batch, Row = row }, "质控员", "复核切片");

    private static (long Verdicts, long Confirmed) Count(BatchOutcome outcome, string check) =>
        outcome.Checks.Where(c => c.CheckId == check).Select(c => (c.Verdicts, c.Confirmed)).Single();

    private async Task ConfirmAllAsync(long batch)
    {
        var open = (await Queries.ListAsync(new(BatchId: batch, State: QueryState.Open), default)).Queries;
        var outcome = await Confirmations.ConfirmAsync(
            [.. open.Select(q => Answer(batch, q.Verdict.Row, q.Verdict.CheckId))], default);
        Assert.That(outcome.Problems.Select(p => p.Refusal.En), Is.Empty);
    }

    private async Task<long> OpenAsync(long batch, string? check = null) =>
        (await Queries.ListAsync(new(BatchId: batch, CheckId: check, State: QueryState.Open), default)).Total;

    private async Task<int> WithOpenQueryAsync() =>
        (await new CubeStore(_site.Database).LoadAsync(default)) is var cube
            ? Core.Coding.SiteScheme.Cn59.Groups.Select((_, group) => cube.Tabulate(Core.Coding.SiteScheme.Cn59, ["330106"], 2023, 2023).Quality(group, null).WithOpenQuery).Max()
            : 0;
}

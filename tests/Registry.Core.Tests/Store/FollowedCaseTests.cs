using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A follow-up builds on its case: the case does not go as long as the follow-up stands, and no follow-up begins to count after it went.</summary>
public sealed class FollowedCaseTests
{
    private static readonly RecordKey CaseOne = new(RegistryCode, PartKind.Incidence, "1", 1);
    private TestDatabase _site = null!;

    private RecordStore Records => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AFollowUpHoldsTheBatchOfItsCase()
    {
        var cases = await _site.CommitAsync(Case("1"), Case("2"));
        var followUp = await _site.CommitAsync(FollowUp("1", 20210630), FollowUp("1", 20220630));

        var preview = (await _site.Batches.PreviewUndoAsync(cases.Id, default))!;
        Assert.That(preview.HeldBy, Is.EqualTo(new[] { new LaterBatch(followUp.Id, 0, 0) { FollowUps = 2 } }));
        var refusal = (await _site.Batches.UndoAsync(cases.Id, default)).Refusal!;
        Assert.That(refusal.En, Does.Contain($"({followUp.Id})").And.Contain($"batches compensate --batch {cases.Id}"));
        Assert.That(refusal.Zh, Does.Contain("随访"));

        Assert.That((await _site.Batches.UndoAsync(followUp.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.UndoAsync(cases.Id, default)).Refusal, Is.Null);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task WhereEveryCaseIsFollowed_NoCompensationIsOffered_AndTheReasonIsTrue()
    {
        var cases = await _site.CommitAsync(Case("1"), Case("2"), Case("3"));
        var followUp = await _site.CommitAsync(FollowUp("1", 20210630), FollowUp("2", 20220630));
        var later = await _site.CommitAsync(Case("3", age: 70));

        var refusal = (await _site.Batches.UndoAsync(cases.Id, default)).Refusal!;
        Assert.That(refusal.En, Does.Not.Contain("batches compensate").And.Contain("nothing to compensate"));
        Assert.That(refusal.Zh, Does.Not.Contain("batches compensate").And.Contain("没有可冲销的内容"));
        var nothing = (await _site.Batches.PreviewCompensationAsync(cases.Id, default))!.Refusal!;
        Assert.That(nothing.En, Is.EqualTo(
            $"Nothing of batch {cases.Id} is left that could be taken back: 1 record replaced or withdrawn later by batch {later.Id}; "
            + $"2 cases followed up by batch {followUp.Id} (take those follow-ups back first)."));
        Assert.That(nothing.Zh, Does.Contain($"2 例病例有批次 {followUp.Id} 的随访记录").And.Contain($"1 条记录之后由批次 {later.Id} 替换或移出"));

        Assert.That((await _site.Batches.UndoAsync(followUp.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.UndoAsync(cases.Id, default)).Refusal!.En, Does.Contain("batches compensate"), "two cases stand and can go");
        Assert.That((await _site.Batches.PreviewCompensationAsync(cases.Id, default))!.Refusal, Is.Null);
    }

    [Test]
    public async Task ABatchThatOnlyChangedTheCaseIsNotHeld()
    {
        await _site.CommitAsync(Case("1"));
        var changed = await _site.CommitAsync(Case("1", age: 65));
        await _site.CommitAsync(FollowUp("1", 20210630));
        Assert.That((await _site.Batches.PreviewUndoAsync(changed.Id, default))!.HeldBy, Is.Empty, "the case stays as it was before");
        Assert.That((await _site.Batches.UndoAsync(changed.Id, default)).Refusal, Is.Null);
    }

    [Test]
    public async Task AFollowUpThatWasThereBeforeTheCaseCameAnewHoldsNothing()
    {
        await _site.CommitAsync(FollowUp("1", 20210630));
        var cases = await _site.CommitAsync(Case("1"));
        Assert.That((await _site.Batches.UndoAsync(cases.Id, default)).Refusal, Is.Null, "the follow-up waits as it did");
    }

    [Test]
    public async Task ACompensationLeavesTheFollowedCaseAndSaysWhy()
    {
        var cases = await _site.CommitAsync(Case("1"), Case("2"), FollowUp("2", 20210101));
        var followUp = await _site.CommitAsync(FollowUp("1", 20210630));

        var preview = (await _site.Batches.PreviewCompensationAsync(cases.Id, default))!;
        Assert.That(preview.Kept, Is.EqualTo(new[] { new KeptRecord(CaseOne, CompensatedFate.Followed, followUp.Id) }), "what the batch itself says of case 2 goes with it");
        Assert.That(preview.Parts, Is.EqualTo(new[] { new CompensatedPart(PartKind.Incidence, 1, 0, 1), new CompensatedPart(PartKind.FollowUp, 1, 0, 0) }));

        var made = (await _site.Batches.CompensateAsync(cases.Id, "anna", "wrong file", default)).Batch!;
        Assert.That(await _site.TextAsync("select group_concat(case_number) from current_tumour"), Is.EqualTo("1"));
        Assert.That((await _site.Batches.UndoAsync(followUp.Id, default)).Refusal!.En, Does.Contain($"({made.Id})"), "the compensation relies on it");
        Assert.That((await _site.Batches.UndoAsync(made.Id, default)).Refusal, Is.Null);
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task OneCaseIsTakenBackAfterItsFollowUpsAndNotBefore()
    {
        await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(FollowUp("1", 20210630));
        var refusal = (await Records.UndoAsync(CaseOne, "anna", "no tumour", default)).Refusal!;
        Assert.That(refusal.En, Does.Contain("followup show --registry 410103 --case 1").And.Contain("--follow-up 1/01/"));
        Assert.That(refusal.Zh, Does.Contain("请先撤销随访"));

        var followUp = (await Records.UndoAsync(new(RegistryCode, PartKind.FollowUp, "1/01/20210630"), "anna", "another person", default)).Batch!;
        var taken = (await Records.UndoAsync(CaseOne, "anna", "no tumour", default)).Batch!;
        Assert.That((await _site.Batches.UndoAsync(followUp.Id, default)).Refusal!.En, Does.Contain($"({taken.Id})"), "the follow-up must not come back before its case");
        Assert.That((await _site.Batches.UndoAsync(taken.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.UndoAsync(followUp.Id, default)).Refusal, Is.Null);
        await _site.MustBeSoundAsync();
    }

    [TestCase("undo")]
    [TestCase("compensate")]
    [TestCase("record")]
    public async Task AFollowUpThatWaitsForItsCommitIsRefusedWhenItsCaseIsGone(string how)
    {
        var cases = await _site.CommitAsync(Case("1"), Case("2"));
        var waiting = await _site.CheckAsync(FollowUp("1", 20210630));
        if (how == "compensate") await _site.CommitAsync(Case("2", age: 70));
        if (how == "undo") await _site.Batches.UndoAsync(cases.Id, default);
        else if (how == "compensate") await _site.Batches.CompensateAsync(cases.Id, "anna", "wrong file", default);
        else await Records.UndoAsync(CaseOne, "anna", "no tumour", default);

        var refusal = (await _site.Batches.CommitAsync(waiting.Id, default)).Refusal!;
        Assert.That(refusal.En, Does.Contain("the cases of 1 follow-ups are gone").And.Contain("Check the file again"));
        Assert.That(refusal.Zh, Does.Contain("1 条随访的病例已不在库内"));
    }

    [Test]
    public async Task AFollowUpWhoseCaseIsInItsOwnBatchOrWasOnlyChangedIsCommitted()
    {
        await _site.CommitAsync(Case("1"));
        var (own, other) = (await _site.CheckAsync(Case("3"), FollowUp("3", 20210630)), await _site.CheckAsync(FollowUp("1", 20210630)));
        await _site.CommitAsync(Case("1", age: 65));
        Assert.That((await _site.Batches.CommitAsync(own.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.CommitAsync(other.Id, default)).Refusal, Is.Null);
    }

    [Test]
    public async Task ACompensationSaysWhatElseItChangesJustAsAnUndoDoes()
    {
        const string id = "11010119500101001";
        await _site.CommitAsync(Case("1", id: id), Case("2"));
        var batch = await _site.CommitAsync(Case("3", icd10: "C16.0", id: id), Case("4"), Death("9"));
        var persons = new PersonStore(_site.Database);
        var ids = await PersonsAsync();
        await persons.MergeAsync(ids["2"], ids["4"], "anna", "same", default);
        var deaths = new DeathClearanceStore(_site.Database);
        await deaths.DecideAsync(RegistryCode, "9", ids["2"], PersonDecision.Same, "anna", "same", default);
        await deaths.SaveMatchesAsync(RegistryCode, 2020, 2020, [], [new(RegistryCode, "9", null)], [], "anna", default);

        var undone = (await _site.Batches.PreviewUndoAsync(batch.Id, default))!.Consequences;
        await _site.CommitAsync(Case("5"), Case("1", id: id), Case("4"));
        var compensated = (await _site.Batches.PreviewCompensationAsync(batch.Id, default))!;
        Assert.That(compensated.Refusal, Is.Null);
        Assert.Multiple(() =>
        {
            Assert.That(undone.Merges.Concat(undone.Matches).Concat(undone.Traces).Count(), Is.EqualTo(3), "there is something to say");
            Assert.That(compensated.Consequences.Matches, Is.EqualTo(undone.Matches));
            Assert.That(compensated.Consequences.Traces, Is.EqualTo(undone.Traces));
            Assert.That(compensated.Consequences.SeveralTumours, Is.EqualTo(new[] { ids["1"] }), "case 4 was brought again and stays");
            Assert.That(compensated.Consequences.Merges, Is.Empty, "for the same reason");
            Assert.That(compensated.Counts, Is.EqualTo(new[] { new CountChange(RegistryCode, 2020, -1, -1) }));
        });
        var records = await Records.PreviewUndoAsync(new(RegistryCode, PartKind.Incidence, "2", 1), default);
        Assert.That(records.Consequences.Merges, Is.EqualTo(undone.Merges), "of one record the same is said");
    }

    private async Task<Dictionary<string, long>> PersonsAsync()
    {
        await using var connection = _site.Database.Connect();
        return Dapper.SqlMapper.Query<(string Number, long Person)>(connection, "select case_number, person_id from current_tumour").ToDictionary(row => row.Number, row => row.Person);
    }
}

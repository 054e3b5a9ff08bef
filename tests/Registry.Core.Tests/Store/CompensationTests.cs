using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class CompensationTests
{
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task WhatStillStandsIsTakenBack_WhatCameLaterStays()
    {
        await _site.CommitAsync(Case("1", icd10: "C16.0"), Case("2"), Population(3, 1000));
        var wrong = await _site.CommitAsync(
            Case("1", icd10: "C34.1"), Case("2", icd10: "C34.1"), Case("3"), Case("4"), Case("5", 2021), Death("9"), Population(3, 1200));
        var later = await _site.CommitAsync(Case("2", icd10: "C50.9"), Case("4"), Case("6"));
        var before = Snapshot.Of(_site);

        var preview = (await _site.Batches.PreviewCompensationAsync(wrong.Id, default))!;
        Assert.That(preview.Refusal, Is.Null);
        Assert.That(preview.Parts, Is.EqualTo(new[]
        {
            new CompensatedPart(PartKind.Incidence, Withdrawn: 2, PutBack: 1, Kept: 2), new(PartKind.Death, 1, 0, 0), new(PartKind.Population, 0, 1, 0),
        }));
        Assert.That(preview.Counts, Is.EqualTo(new[] { new CountChange(RegistryCode, 2020, -1, -1), new(RegistryCode, 2021, -1, 0) }));
        Assert.That(preview.Kept, Is.EquivalentTo(new[]
        {
            new KeptRecord(new(RegistryCode, PartKind.Incidence, "2", 1), CompensatedFate.ReplacedLater, later.Id),
            new KeptRecord(new(RegistryCode, PartKind.Incidence, "4", 1), CompensatedFate.BroughtAgain, later.Id),
        }));
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before), "a preview changes nothing");

        var made = (await _site.Batches.CompensateAsync(wrong.Id, "anna", "wrong year", default)).Batch!;
        Assert.That((made.Kind, made.Compensates, made.MadeBy, made.Reason, made.Withdrawn), Is.EqualTo((BatchKind.Compensation, wrong.Id, "anna", "wrong year", 3)));
        Assert.That((await _site.Batches.FindAsync(wrong.Id, default))!.CompensatedBy, Is.EqualTo(made.Id));
        Assert.That(await _site.TextAsync("select group_concat(case_number || ' ' || icd10) from (select * from current_tumour order by case_number)"),
            Is.EqualTo("1 C16.0,2 C50.9,4 C34.9,6 C34.9"));
        Assert.That(await _site.CountAsync("select persons from current_population"), Is.EqualTo(1000));
        Assert.That(await _site.CountAsync("select count(*) from current_death"), Is.Zero);
        await _site.MustBeSoundAsync();

        Assert.That((await _site.Batches.UndoAsync(made.Id, default)).Refusal, Is.Null);
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before), "the undo of the compensation is its exact inverse");
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task TheRefusalOfAnUndoNamesTheCommand()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        await _site.CommitAsync(Case("1", age: 65));
        var refusal = (await _site.Batches.UndoAsync(first.Id, default)).Refusal!;
        Assert.That(refusal.En, Does.Contain($"registry batches compensate --batch {first.Id} --by NAME --reason TEXT"));
        Assert.That(refusal.Zh, Does.Contain($"registry batches compensate --batch {first.Id}"));
    }

    [Test]
    public async Task ABatchIsCompensatedOnceAndOnlyWhereAnUndoIsForbidden()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        Assert.That((await CompensateAsync(first)).Refusal!.En, Does.Contain("registry batches undo"), "nothing builds on it");
        var second = await _site.CommitAsync(Case("1", age: 65));
        Assert.That((await _site.Batches.CompensateAsync(first.Id, " ", "x", default)).Refusal!.En, Does.Contain("Say who"));
        Assert.That((await _site.Batches.CompensateAsync(first.Id, "anna", "", default)).Refusal!.En, Does.Contain("Say why"));
        Assert.That((await _site.Batches.CompensateAsync(99, "anna", "x", default)).Refusal!.En, Does.Contain("no batch 99"));

        var made = (await CompensateAsync(first)).Batch!;
        Assert.That((await CompensateAsync(first)).Refusal!.En, Does.Contain($"compensated by batch {made.Id} already"));
        Assert.That((await CompensateAsync(made)).Refusal!.En, Does.Contain("takes something back itself"));
        Assert.That((await _site.Batches.UndoAsync(second.Id, default)).Refusal!.En, Does.Contain($"({made.Id})"), "what the compensation left because of it must stay");
        Assert.That((await _site.Batches.UndoAsync(first.Id, default)).Refusal!.En, Does.Contain($"({second.Id}, {made.Id})"));
        Assert.That(await _site.CurrentCasesAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task ABatchOfWhichNothingStandsCannotBeCompensated()
    {
        var first = await _site.CommitAsync(Case("1"));
        await _site.CommitAsync(Case("1", age: 65));
        Assert.That((await CompensateAsync(first)).Refusal!.En, Does.Contain($"Nothing of batch {first.Id} is left").And.Contain("replaced or withdrawn later by batch 2"));
    }

    [Test]
    public async Task WhatTwoDeliveriesBroughtGoesWithTheSecondOfThem()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        var again = await _site.CommitAsync(Case("1"), Case("3"));
        await _site.CommitAsync(Case("3", age: 70), Case("4"));
        Assert.That((await CompensateAsync(first)).Refusal, Is.Null);
        Assert.That(await CurrentAsync(), Is.EqualTo("1,3,4"), "case 1 came again");
        Assert.That((await CompensateAsync(again)).Refusal, Is.Null);
        Assert.That(await CurrentAsync(), Is.EqualTo("3,4"), "both who brought case 1 are taken back");
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task TwoCompensationsLeadToTheVersionBeforeBoth()
    {
        await _site.CommitAsync(Case("1", icd10: "C16.0"), Case("x"));
        var second = await _site.CommitAsync(Case("1", icd10: "C34.1"), Case("y"));
        var third = await _site.CommitAsync(Case("1", icd10: "C50.9"), Case("z"));
        await _site.CommitAsync(Case("z", age: 70));
        Assert.That((await CompensateAsync(second)).Refusal, Is.Null);
        Assert.That((await CompensateAsync(third)).Refusal, Is.Null);
        Assert.That(await _site.TextAsync("select icd10 from current_tumour where case_number = '1'"), Is.EqualTo("C16.0"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task ARecordBroughtAnewHoldsTheCompensationThatWithdrewIt()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"));
        await _site.CommitAsync(Case("1", age: 65));
        var made = (await CompensateAsync(first)).Batch!;
        var anew = await _site.CommitAsync(Case("2", age: 33));
        var preview = (await _site.Batches.PreviewUndoAsync(made.Id, default))!;
        Assert.That(preview.HeldBy, Is.EqualTo(new[] { new LaterBatch(anew.Id, 0, 0) { BroughtAnew = 1 } }));
        Assert.That((await _site.Batches.UndoAsync(made.Id, default)).Refusal!.En, Does.Contain($"({anew.Id})").And.Not.Contain("compensate"));
        await _site.Batches.UndoAsync(anew.Id, default);
        Assert.That((await _site.Batches.UndoAsync(made.Id, default)).Refusal, Is.Null);
        Assert.That(await CurrentAsync(), Is.EqualTo("1,2"));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AFileCheckedBeforeACompensationMustBeCheckedAgain()
    {
        var first = await _site.CommitAsync(Case("1"), Case("2"), Case("3"));
        await _site.CommitAsync(Case("1", age: 65));
        var replacing = await _site.CheckAsync(Case("2", age: 44));
        var repeating = await _site.CheckAsync(Case("3"), Case("5"));
        await CompensateAsync(first);
        Assert.That((await _site.Batches.CommitAsync(replacing.Id, default)).Refusal!.En, Does.Contain("Check the file again"));
        Assert.That((await _site.Batches.CommitAsync(repeating.Id, default)).Refusal!.En, Does.Contain("Check the file again"));
        Assert.That(await CurrentAsync(), Is.EqualTo("1"));
    }

    [Test]
    public async Task ACaseIsTakenBack_ItsEarlierVersionStands_AndTheNextTimeItGoes()
    {
        await _site.CommitAsync(Case("1", icd10: "C16.0"), Case("2"));
        await _site.CommitAsync(Case("1", icd10: "C34.1"));
        var record = new RecordKey(RegistryCode, PartKind.Incidence, "1", 1);
        var records = new RecordStore(_site.Database);
        var before = Snapshot.Of(_site);

        var preview = await records.PreviewUndoAsync(record, default);
        Assert.That(preview.Parts, Is.EqualTo(new[] { new CompensatedPart(PartKind.Incidence, 0, 1, 0) }));
        var once = await records.UndoAsync(record, "anna", "wrong site", default);
        Assert.That((once.Batch!.Kind, once.Batch.Compensates, once.Batch.Counts.Updated), Is.EqualTo((BatchKind.RecordUndo, (long?)null, 1L)));
        Assert.That(await _site.TextAsync("select icd10 from current_tumour where case_number = '1'"), Is.EqualTo("C16.0"));
        var twice = await records.UndoAsync(record, "anna", "no tumour", default);
        Assert.That(twice.Batch!.Withdrawn, Is.EqualTo(1));
        Assert.That(await CurrentAsync(), Is.EqualTo("2"));
        Assert.That((await records.UndoAsync(record, "anna", "again", default)).Refusal!.En, Does.Contain("no record 1/1 that counts"));
        await _site.MustBeSoundAsync();

        Assert.That((await _site.Batches.UndoAsync(once.Batch.Id, default)).Refusal, Is.Not.Null, "the second undo builds on it");
        Assert.That((await _site.Batches.UndoAsync(twice.Batch.Id, default)).Refusal, Is.Null);
        Assert.That((await _site.Batches.UndoAsync(once.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
    }

    [Test]
    public async Task ADeathWithACaseFromItsCertificateStaysUntilTheCaseGoes()
    {
        var deaths = await _site.CommitAsync(Death("9"), Death("10"));
        await _site.CountAsync($"insert into death_trace (registry, death_number, state, opened_at, changed_at, changed_by) values ('{RegistryCode}', '9', 5, '', '', '')");
        var cases = await _site.CommitAsync(Case(CertificateCase.NumberOf("9")) with { Basis = BasisOfDiagnosis.DeathCertificateOnly });
        var (records, death) = (new RecordStore(_site.Database), new RecordKey(RegistryCode, PartKind.Death, "9"));

        Assert.That((await _site.Batches.PreviewUndoAsync(deaths.Id, default))!.HeldBy, Is.EqualTo(new[] { new LaterBatch(cases.Id, 0, 0) { Certificates = 1 } }));
        Assert.That((await _site.Batches.UndoAsync(deaths.Id, default)).Refusal, Is.Not.Null);
        var refused = await records.UndoAsync(death, "anna", "not ours", default);
        Assert.That(refused.Refusal!.En, Does.Contain($"case DCO-9 (batch {cases.Id})").And.Contain("records undo"));
        var made = await CompensateAsync(deaths);
        Assert.That(made.Preview.Kept, Is.EqualTo(new[] { new KeptRecord(death, CompensatedFate.CertificateUsed, cases.Id) }));
        Assert.That(await _site.TextAsync("select group_concat(death_number) from current_death"), Is.EqualTo("9"));

        await records.UndoAsync(new(RegistryCode, PartKind.Incidence, "DCO-9", 1), "anna", "not ours", default);
        Assert.That((await records.UndoAsync(death, "anna", "not ours", default)).Refusal, Is.Null);
        Assert.That(await _site.CountAsync("select count(*) from current_death"), Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task FollowUpsAreTakenBackLikeCases()
    {
        await _site.CommitAsync(Case("1"), Case("2"), FollowUp("1", 20210630));
        var wrong = await _site.CommitAsync(
            FollowUp("1", 20210630, VitalStatus.Lost), FollowUp("1", 20220630), FollowUp("2", 20210630), FollowUp("2", 20220630));
        var later = await _site.CommitAsync(FollowUp("2", 20210630, VitalStatus.Dead), FollowUp("2", 20220630), FollowUp("2", 20230630));
        var before = Snapshot.Of(_site);

        var made = await CompensateAsync(wrong);
        Assert.That(made.Preview.Parts, Is.EqualTo(new[] { new CompensatedPart(PartKind.FollowUp, Withdrawn: 1, PutBack: 1, Kept: 2) }));
        Assert.That(made.Preview.Counts, Is.Empty, "follow-ups are counted nowhere");
        Assert.That(made.Preview.Kept, Is.EqualTo(new[]
        {
            new KeptRecord(new(RegistryCode, PartKind.FollowUp, "2/01/20210630"), CompensatedFate.ReplacedLater, later.Id),
            new KeptRecord(new(RegistryCode, PartKind.FollowUp, "2/01/20220630"), CompensatedFate.BroughtAgain, later.Id),
        }));
        Assert.That(await _site.TextAsync("select group_concat(case_number || ' ' || follow_up_date || ' ' || vital_status) from (select * from current_follow_up order by case_number, follow_up_date)"),
            Is.EqualTo("1 20210630 1,2 20210630 2,2 20220630 1,2 20230630 1"));
        Assert.That((await new AuditStore(_site.Database).ChangesAsync(made.Batch!.Id, 0, 9, default)).Single().Changes, Is.EqualTo("""{"vital_status":[9,1]}"""));
        await _site.MustBeSoundAsync();

        Assert.That((await _site.Batches.PreviewUndoAsync(made.Batch.Id, default))!.Parts, Is.EqualTo(new[] { new UndoPart(PartKind.FollowUp, 0, 2) }));
        Assert.That((await _site.Batches.UndoAsync(made.Batch.Id, default)).Refusal, Is.Null);
        Assert.That(Snapshot.Of(_site), Is.EqualTo(before));
    }

    [Test]
    public async Task AFollowUpIsTakenBack_AndBroughtAnewItHoldsThatUndo()
    {
        await _site.CommitAsync(Case("1"), FollowUp("1", 20210630));
        var (records, record) = (new RecordStore(_site.Database), new RecordKey(RegistryCode, PartKind.FollowUp, "1/01/20210630"));
        var taken = await records.UndoAsync(record, "anna", "another person", default);
        Assert.That(taken.Batch!.Withdrawn, Is.EqualTo(1));
        Assert.That((await records.UndoAsync(record, "anna", "again", default)).Refusal!.En, Does.Contain("no record 1/01/20210630 that counts"));
        var anew = await _site.CommitAsync(FollowUp("1", 20210630, VitalStatus.Lost));
        Assert.That((await _site.Batches.PreviewUndoAsync(taken.Batch.Id, default))!.HeldBy, Is.EqualTo(new[] { new LaterBatch(anew.Id, 0, 0) { BroughtAnew = 1 } }));
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task WhatIsPutBackKeepsItsPlaceInTheOrderOfDelivery()
    {
        await _site.CommitAsync(Case("1") with { VitalStatus = (int)VitalStatus.Dead, DeathDate = new(2020, 12, 1) }, FollowUp("1", 20210630, VitalStatus.Dead));
        await _site.CommitAsync(FollowUp("1", 20220630));
        await _site.CommitAsync(Case("1", age: 50), FollowUp("1", 20210630));
        var records = new RecordStore(_site.Database);
        foreach (var record in new RecordKey[] { new(RegistryCode, PartKind.FollowUp, "1/01/20210630"), new(RegistryCode, PartKind.Incidence, "1", 1) })
            Assert.That((await records.UndoAsync(record, "anna", "wrong", default)).Refusal, Is.Null);
        var known = (await new FollowUpStore(_site.Database).CurrentAsync(RegistryCode, 0, 9999, default)).Single();
        Assert.That((known.Status, known.LastKnownDate), Is.EqualTo(((VitalStatus?)VitalStatus.Alive, new PartialDate(2022, 6, 30))), "both deaths were reported before");
    }

    private Task<CompensationOutcome> CompensateAsync(Batch batch) => _site.Batches.CompensateAsync(batch.Id, "anna", "test", default);

    private Task<string?> CurrentAsync() =>
        _site.TextAsync("select group_concat(case_number) from (select case_number from current_tumour order by case_number)");
}

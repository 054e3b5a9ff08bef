using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>What was stored comes back as it was accepted.</summary>
public class RecordStoreTests
{
    private const string Id = "41010319500310123";
    private TestDatabase _site = null!;
    private RecordStore _records = null!;

    [SetUp]
    public void SetUp() => (_site, _records) = (new(), null!);

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task ACaseComesBackWithEveryItem()
    {
        var full = StoredContentTests.Full();
        var batch = await _site.CommitAsync(full);
        var stored = new RecordStore(_site.Database).CurrentCases().Single();
        Assert.That(stored.Record, Is.EqualTo(full));
        Assert.That((stored.BatchId, stored.IsCurrent, stored.Replaces), Is.EqualTo((batch.Id, true, (long?)null)));
        Assert.That((await _site.CommitAsync(stored.Record)).Counts.Unchanged, Is.EqualTo(1), "what comes back is the same content");
    }

    [Test]
    public async Task ADeathComesBackWithEveryItem()
    {
        var death = Death("D1", id: Id) with { Name = "某丁", BirthDate = new(1950, 3), OtherItems = """{"phone":"0"}""" };
        await _site.CommitAsync(death);
        _records = new(_site.Database);
        var stored = _records.CurrentDeaths(RegistryCode, 2020, 2020).Single();
        Assert.That(stored.Record, Is.EqualTo(death));
        Assert.That(_records.CurrentDeaths(RegistryCode, 2021, 2022), Is.Empty);
        Assert.That(_records.CurrentDeaths("999999"), Is.Empty);
        Assert.That((await _site.CommitAsync(stored.Record)).Counts.Unchanged, Is.EqualTo(1));
    }

    [Test]
    public async Task AllVersionsOfACaseAreTold()
    {
        _records = new(_site.Database);
        var first = await _site.CommitAsync(Case("1", icd10: "C16.0"));
        var second = await _site.CommitAsync(Case("1", icd10: "C34.1"));
        var versions = await _records.CaseVersionsAsync(RegistryCode, "1", 1, default);
        Assert.That(versions.Select(v => v.Record.Icd10.Code), Is.EqualTo(new[] { "C16.0", "C34.1" }));
        Assert.That(versions.Select(v => v.IsCurrent), Is.EqualTo(new[] { false, true }));
        Assert.That((versions[0].EndedBy, versions[1].Replaces), Is.EqualTo((second.Id, versions[0].Id)));

        await _site.Batches.UndoAsync(second.Id, default);
        var current = _records.CurrentCases().Single();
        Assert.That((current.BatchId, current.Record.Icd10.Code), Is.EqualTo((first.Id, "C16.0")));
        Assert.That(_records.CasesOfBatch(second.Id).Single().BatchState, Is.EqualTo(BatchState.Undone));
    }

    [Test]
    public async Task TheCasesOfAPersonAreFoundTogether()
    {
        await _site.CommitAsync(Case("1", id: Id), Case("2"), Case("3", id: Id));
        _records = new(_site.Database);
        var person = _records.CurrentCases().First(c => c.Record.CaseNumber == "1").PersonId;
        Assert.That((await _records.CasesOfPersonAsync(person, default)).Select(c => c.Record.CaseNumber), Is.EqualTo(new[] { "1", "3" }));
        Assert.That(await _records.CaseAsync(999, default), Is.Null);
    }

    [Test]
    public void AKeyGivesItsResidentIdBackAndNothingElseDoes()
    {
        var id = ResidentId.FromKey(long.Parse(Id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(id.Number, Is.EqualTo(Id + ResidentId.CheckCharacter(Id)));
        Assert.That(ResidentId.FromKey(id.Key), Is.EqualTo(id));
        Assert.That(() => ResidentId.FromKey(41010319501310123), Throws.ArgumentException, "month 13");
        Assert.That(() => ResidentId.FromKey(-1), Throws.ArgumentException);
    }
}

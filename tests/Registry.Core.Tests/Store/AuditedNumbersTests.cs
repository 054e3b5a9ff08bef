using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>No identity number stands in the audit, neither as the number of a record nor in what somebody wrote.</summary>
public sealed class AuditedNumbersTests
{
    private const string Id = "11010519491231002X";
    private TestDatabase _site = null!;

    private AuditStore Audit => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task ADeathNumberedByAResidentIdIsDecidedByItsVersion_AndIsFound()
    {
        await _site.CommitAsync(Case("1"), Death("8"), Death(Id));
        var (version, person) = (await _site.CountAsync($"select id from death where death_number = '{Id}'"), await _site.CountAsync("select person_id from tumour"));
        var deaths = new DeathClearanceStore(_site.Database);
        Assert.That(await deaths.DecideAsync(RegistryCode, "8", person, PersonDecision.Different, "anna", "another", default), Is.Null);
        Assert.That(await deaths.DecideAsync(RegistryCode, Id, person, PersonDecision.Same, "anna", "same", default), Is.Null);

        var decided = (await Audit.FindAsync(new(Event: "death-decided"), default)).Events;
        Assert.That(decided.Select(e => e.Detail), Has.One.Contains("\"deathNumber\":\"8\"").And.One.Contains($"\"deathNumber\":\"P{version}\""));
        var found = (await Audit.FindAsync(new(Record: new(RegistryCode, PartKind.Death, Id), Event: "death-decided"), default)).Events;
        Assert.That(found.Single().Id, Is.EqualTo(decided[1].Id));
        Assert.That((await deaths.DecideAsync(RegistryCode, "7", person, PersonDecision.Same, "anna", "same", default))!.En, Does.Contain("no death 7"));
        await NothingOfIt();
    }

    [Test]
    public async Task WhatSomebodyGivesAsAReasonDoesNotBringOneIn()
    {
        var reason = $"身份证{Id}登记有误，see 110105491231002,and {Id}01";
        await _site.CommitAsync(Case("1"), Case("2"), Case("3"), Death("9"), FollowUp("1", 20210630));
        var persons = new PersonStore(_site.Database);
        var ids = new[] { "1", "2" }.Select(number => _site.CountAsync($"select person_id from tumour where case_number = '{number}'").Result).ToArray();
        Assert.That((await persons.MergeAsync(ids[0], ids[1], "anna", reason, default)).Merge, Is.Not.Null);
        Assert.That(await new DeathClearanceStore(_site.Database).DecideAsync(RegistryCode, "9", ids[0], PersonDecision.Same, "anna", reason, default), Is.Null);
        Assert.That((await new RecordStore(_site.Database).UndoAsync(new(RegistryCode, PartKind.FollowUp, "1/01/20210630"), "anna", reason, default)).Refusal, Is.Null);
        await _site.CommitAsync(Case("3", age: 70));
        Assert.That((await _site.Batches.CompensateAsync(1, "anna", reason, default)).Refusal, Is.Null);

        Assert.That((await Audit.FindAsync(new(), default)).Events.Count(e => e.Detail?.Contains("身份证(hidden)登记有误，see (hidden),and (hidden)", StringComparison.Ordinal) == true), Is.EqualTo(4));
        await NothingOfIt();
        await _site.MustBeSoundAsync();
    }

    [TestCase("20230017", ExpectedResult = "20230017")]
    [TestCase("330106/20230017", ExpectedResult = "330106/20230017")]
    [TestCase("110105194912310021", ExpectedResult = "110105194912310021", Description = "its check character is another")]
    [TestCase("a11010519491231002Xb", ExpectedResult = "a11010519491231002Xb", Description = "within a fingerprint")]
    [TestCase("１１０１０５１９４９１２３１００２Ｘ", ExpectedResult = "(hidden)")]
    [TestCase("tel 0571-88888888", ExpectedResult = "tel 0571-88888888")]
    public string OnlyAResidentIdIsHidden(string text) => AuditedText.Of(text);

    private async Task NothingOfIt() =>
        Assert.That(await _site.CountAsync("select count(*) from audit where detail like '%110105194912310%' or detail like '%110105491231002%'"), Is.Zero);
}

using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A death stands on a case by its link to the person of the case: the link does not end before the death is off the case.</summary>
public sealed class AppliedLinkTests
{
    private TestDatabase _site = null!;
    private Batch _deaths = null!;

    private PersonStore Persons => new(_site.Database);

    private DeathClearanceStore Clearance => new(_site.Database);

    [SetUp]
    public async Task ImportCasesAndDeaths()
    {
        _site = new();
        await _site.CommitAsync(Case("1", name: "某甲"), Case("2", name: "某乙"), Case("3", name: "某丙"));
        _deaths = await _site.CommitAsync(Death("D1"), Death("D2"));
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task TheOppositeIsDecidedOnlyWhenTheDeathIsOffTheCase()
    {
        await LinkAsync("D1", "1");
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        var refusal = (await DecideAsync(PersonDecision.Different, "D1", "1"))!;
        Assert.That(refusal.En, Does.Contain("cannot be decided yet").And.Contain($"batches undo --batch {applied.Id}").And.Contain("--follow-up 1/01/20200506"));
        Assert.That(refusal.Zh, Does.Contain($"批次 {applied.Id} 已将死亡写入 1 个病例"));
        Assert.That((await Clearance.MatchesAsync(null, 0, 9999, openOnly: false, default)).Single().Decision, Is.EqualTo(PersonDecision.Same));

        Assert.That(await DecideAsync(PersonDecision.Different, "D1", "2"), Is.Null, "of somebody else it can be said");
        Assert.That(await DecideAsync(PersonDecision.Different, "D2", "1"), Is.Null);
        await _site.Batches.UndoAsync(applied.Id, default);
        Assert.That(await DecideAsync(PersonDecision.Different, "D1", "1"), Is.Null);
    }

    [Test]
    public async Task AnotherLinkToTheSamePersonIsEnough()
    {
        await Persons.MergeAsync(PersonOf("1"), PersonOf("2"), "anna", "same", default);
        await LinkAsync("D1", "1");
        await LinkAsync("D1", "2");
        await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D1", "2"));
        Assert.That(await DecideAsync(PersonDecision.Different, "D1", "2"), Is.Null);
        Assert.That((await DecideAsync(PersonDecision.Different, "D1", "1"))!.En, Does.Contain("to 2 cases"));
    }

    [Test]
    public async Task AMergeOverWhichADeathCameToACaseStays()
    {
        var merge = (await Persons.MergeAsync(PersonOf("1"), PersonOf("2"), "anna", "same", default)).Merge!;
        var other = (await Persons.MergeAsync(PersonOf("2"), PersonOf("3"), "anna", "same", default)).Merge!;
        await LinkAsync("D1", "1");
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D1", "2"));
        Assert.That((await Persons.PreviewUnmergeAsync(other.Id, default))!.Refusal, Is.Null, "case 3 has no death");
        var preview = (await Persons.PreviewUnmergeAsync(merge.Id, default))!;
        var refusal = (await Persons.UnmergeAsync(merge.Id, "anna", "father and son", default)).Refusal!;
        Assert.That(refusal, Is.EqualTo(preview.Refusal));
        Assert.That(refusal.En, Does.Contain($"batch {applied.Id} took the death to 1 case").And.Contain("--follow-up 2/01/20200506"), "case 1 has it by its own person");
        Assert.That(refusal.Zh, Does.Contain("不能撤销"));

        await new RecordStore(_site.Database).UndoAsync(new(RegistryCode, PartKind.FollowUp, "2/01/20200506"), "anna", "not hers", default);
        Assert.That((await Persons.UnmergeAsync(merge.Id, "anna", "father and son", default)).Refusal, Is.Null);
        Assert.That(await Clearance.UnlinkedAsync(null, 0, 9999, default), Is.Empty);
    }

    [Test]
    public async Task AMergeIsTakenBackWhereBothSidesHaveTheDeath()
    {
        var merge = (await Persons.MergeAsync(PersonOf("1"), PersonOf("2"), "anna", "same", default)).Merge!;
        await LinkAsync("D1", "1");
        await LinkAsync("D1", "2");
        await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"), ("D1", "2"));
        Assert.That((await Persons.UnmergeAsync(merge.Id, "anna", "two persons", default)).Refusal, Is.Null);
    }

    [TestCase("undo")]
    [TestCase("change")]
    [TestCase("decide")]
    [TestCase("unmerge")]
    public async Task WhatChangesBetweenCheckAndCommitIsNotCommitted(string what)
    {
        var merge = (await Persons.MergeAsync(PersonOf("1"), PersonOf("2"), "anna", "same", default)).Merge!;
        await LinkAsync("D1", "1");
        var waiting = await AppliedSheet.CheckAsync(_site.Database, ("D1", "2"));
        if (what == "undo") await _site.Batches.UndoAsync(_deaths.Id, default);
        else if (what == "change") await _site.CommitAsync(Death("D1", cause: "C16.9"));
        else if (what == "decide") await DecideAsync(PersonDecision.Different, "D1", "1");
        else await Persons.UnmergeAsync(merge.Id, "anna", "two persons", default);
        var refusal = (await _site.Batches.CommitAsync(waiting.Id, default)).Refusal!;
        Assert.That(refusal.En, Does.Contain("1 of its deaths count no longer").And.Contain("deaths apply"));
        Assert.That(refusal.Zh, Does.Contain("1 例死亡已不计入"));
        Assert.That((await _site.Batches.FindAsync(waiting.Id, default))!.State, Is.EqualTo(BatchState.Checked));
    }

    [Test]
    public async Task ALinkThatANewComparisonDoesNotFindIsTold()
    {
        var found = new FoundMatch(RegistryCode, "D1", PersonOf("1"), MatchMethod.ResidentId, PairBand.Automatic, null, null);
        await Clearance.SaveMatchesAsync(null, 0, 9999, [found], [], [], "anna", default);
        var applied = await AppliedSheet.ApplyAsync(_site.Database, ("D1", "1"));
        Assert.That(await Clearance.UnlinkedAsync(null, 0, 9999, default), Is.Empty);
        await Clearance.SaveMatchesAsync(null, 0, 9999, [], [], [], "anna", default);
        Assert.That(await Clearance.UnlinkedAsync(RegistryCode, 2020, 2020, default), Is.EqualTo(new[] { new UnlinkedDeath(RegistryCode, "D1", PersonOf("1"), applied.Id, 1) }));
        Assert.That(await Clearance.UnlinkedAsync(RegistryCode, 2021, 2021, default), Is.Empty);
        await _site.Batches.UndoAsync(applied.Id, default);
        Assert.That(await Clearance.UnlinkedAsync(null, 0, 9999, default), Is.Empty);
    }

    private long PersonOf(string @case) => AppliedLinks.PersonOf(_site.Database, @case);

    private Task LinkAsync(string death, string @case) => AppliedLinks.DecideAsync(_site.Database, PersonDecision.Same, (death, @case));

    private Task<Refusal?> DecideAsync(PersonDecision decision, string death, string @case) => AppliedLinks.TryAsync(_site.Database, decision, death, @case);
}

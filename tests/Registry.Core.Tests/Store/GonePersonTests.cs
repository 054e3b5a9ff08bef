using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A person whose records were taken back is nobody's question any more; what was decided about it is kept and holds when they come back.</summary>
public sealed class GonePersonTests
{
    private const string By = "anna";
    private static readonly object[] Cases = [.. Enumerable.Range(1, 3).Select(n => (object)Case($"{n}", name: $"某{n}"))];
    private TestDatabase _site = null!;
    private PersonStore _persons = null!;
    private Batch _batch = null!;

    [SetUp]
    public async Task ComparePersons()
    {
        _site = new();
        _persons = new(_site.Database);
        _batch = await _site.CommitAsync(Cases);
        await _site.CommitAsync(Case("4", name: "某4"));
        await _persons.SaveRunAsync([Pair(1, 2), Pair(2, 3), Pair(1, 4)], 4, "{}", "program", default);
        await _persons.SeparateAsync(1, 4, By, "father and son", default);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task PairsOfWhoHasGoneAreNotListed_AndNothingIsDecidedAboutThem()
    {
        Assert.That(await ListAsync(openOnly: true), Is.EqualTo("1-2 2-3"));
        await _site.Batches.UndoAsync(_batch.Id, default);
        Assert.That((await ListAsync(openOnly: true), await ListAsync(openOnly: false)), Is.EqualTo(("", "")));
        foreach (var (a, b) in ((long, long)[])[(1, 2), (4, 1)])
        {
            var merge = (await _persons.MergeAsync(a, b, By, "same telephone", default)).Refusal!;
            Assert.That((merge.NamesNothing, merge.En), Is.EqualTo((true, $"Person 1 is not in the data any more: all records of it were taken back. What was decided about it is kept and holds again when they come back.")));
            Assert.That((await _persons.SeparateAsync(a, b, By, "two sisters", default))!.Zh, Does.Contain("人员 1 已不在库内"));
        }
        Assert.That((await _persons.MergesAsync([1, 2, 4], default)), Is.Empty);
        await _site.CommitAsync(Death("D1"));
        var clearance = new DeathClearanceStore(_site.Database);
        Assert.That((await clearance.DecideAsync(RegistryCode, "D1", 1, PersonDecision.Same, By, "same file", default))!.En, Does.StartWith("Person 1 is not in the data"));
        Assert.That(await clearance.DecideAsync(RegistryCode, "D1", 4, PersonDecision.Same, By, "same file", default), Is.Null);
    }

    [Test]
    public async Task WhoIsMergedWithSomebodyInTheDataIsNotGone()
    {
        Assert.That((await _persons.MergeAsync(3, 4, By, "same telephone", default)).Refusal, Is.Null);
        await _site.Batches.UndoAsync(_batch.Id, default);
        var listed = await _persons.RecordsOfAsync([3, 1], default);
        Assert.That(listed.Select(record => (record.PersonId, $"{record.Record}")), Is.EqualTo(new[] { (3L, "4/1") }));
        await _site.CommitAsync(Case("5", name: "某5"));
        Assert.That(await _persons.SeparateAsync(3, 5, By, "two sisters", default), Is.Null);
    }

    [Test]
    public async Task ADeathIsARecordOfItsPersonToo()
    {
        await _site.CommitAsync(Death("9", id: "41010319500310123"));
        var person = _persons.CurrentPersons().Single(one => one.Tumours == 0).Id;
        Assert.That(await _persons.SeparateAsync(4, person, By, "two sisters", default), Is.Null);
        Assert.That(await ListAsync(openOnly: false), Does.Contain($"4-{person}"));
        Assert.That((await _persons.RecordsOfAsync([person], default)).Single().Record, Is.EqualTo(new RecordKey(RegistryCode, PartKind.Death, "9")));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task WhatWasDecidedHoldsAgainWhenTheRecordsComeBack(bool byCompensation)
    {
        if (byCompensation)
        {
            await _site.CommitAsync(Case("2", age: 50, name: "某2"));
            var taken = await _site.Batches.CompensateAsync(_batch.Id, By, "other year", default);
            Assert.That(await ListAsync(openOnly: false), Is.Empty, "2 stands, but nobody it was compared with");
            await _site.Batches.UndoAsync(taken.Batch!.Id, default);
        }
        else
        {
            await _site.Batches.UndoAsync(_batch.Id, default);
            await _site.CommitAsync(Cases);
        }
        Assert.That((await ListAsync(openOnly: true), await ListAsync(openOnly: false)), Is.EqualTo(("1-2 2-3", "1-2 1-4 2-3")));
        Assert.That((await _persons.MergeAsync(1, 4, By, "same telephone", default)).Refusal!.En, Does.Contain("decided to be different"));
        var (_, merged, _) = await _persons.SaveRunAsync([Pair(1, 4) with { Band = PairBand.Automatic }], 4, "{}", "program", default);
        Assert.That(merged, Is.Zero);
        await _site.MustBeSoundAsync();
    }

    [Test]
    public async Task AnotherPersonUnderTheNumberIsAnother()
    {
        await _site.Batches.UndoAsync(_batch.Id, default);
        await _site.CommitAsync(Case("1", name: "别人"), Case("2"), Case("3", name: "某3"));
        Assert.That(_persons.CurrentPersons().Select(person => person.Id), Is.EqualTo(new long[] { 3, 4, 5, 6 }), "another name, and none at all");
    }

    private async Task<string> ListAsync(bool openOnly) => string.Join(
        ' ', (await _persons.PairsAsync(openOnly, null, 0, 10, default)).OrderBy(pair => (pair.PersonA, pair.PersonB)).Select(pair => $"{pair.PersonA}-{pair.PersonB}"));

    private static ComparedPair Pair(long a, long b) => new(a, b, 8, 0.8, PairBand.Review, "{}");
}

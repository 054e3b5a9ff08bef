using Registry.Core.Coding;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>Persons are merged and separated, and nothing of it is lost.</summary>
public class PersonStoreTests
{
    private const string Id = "41010319500310123";
    private const string By = "registrar";
    private TestDatabase _site = null!;
    private PersonStore _persons = null!;

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        _persons = new(_site.Database);
        await _site.CommitAsync([.. Enumerable.Range(1, 6).Select(n => (object)Case($"{n}", name: $"某{n}"))]);
    }

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task TheRowsOfAPersonArePutTogetherNewestFirst()
    {
        await _site.CommitAsync(
            Case("a", id: Id, name: "某甲") with { Hospital = "甲医院", BirthDate = new(1950, 3, 10) },
            Case("b", id: Id, name: "某乙") with { BirthDate = new(1950, 3) },
            Death("d", id: Id));
        var person = _persons.CurrentPersons().Single(p => p.ResidentKey is not null);
        Assert.That((person.Name, person.Hospital, person.BirthDate, person.Tumours, person.Deaths),
            Is.EqualTo(("某乙", "甲医院", (PartialDate?)new PartialDate(1950, 3, 10), 2, 1)));
        Assert.That(_persons.CurrentPersons().Count(), Is.EqualTo(7));
        Assert.That(_persons.CurrentPersons("999999"), Is.Empty);
    }

    [Test]
    public async Task MergedPersonsAreOneAndComeApartAgain()
    {
        var first = (await _persons.MergeAsync(1, 2, By, "same telephone", default)).Merge!;
        var second = (await _persons.MergeAsync(2, 3, By, "same address", default)).Merge!;
        Assert.That(await _persons.MembersAsync(3, default), Is.EqualTo(new long[] { 1, 2, 3 }));
        Assert.That(await RootsAsync(), Is.EqualTo("1>1 2>1 3>1"));

        var preview = await _persons.PreviewUnmergeAsync(first.Id, default);
        Assert.That(preview!.Groups, Is.EqualTo(new long[][] { [1], [2, 3] }));
        Assert.That((await _persons.UnmergeAsync(first.Id, By, "not the same", default)).Merge!.UndoReason, Is.EqualTo("not the same"));
        Assert.That(await RootsAsync(), Is.EqualTo("2>2 3>2"));
        Assert.That((await _persons.UnmergeAsync(first.Id, By, "again", default)).Refusal!.En, Does.Contain("already"));

        await _persons.UnmergeAsync(second.Id, By, "nor these", default);
        Assert.That(await RootsAsync(), Is.Empty, "as before");
        Assert.That((await _persons.MergesAsync([2], default)).Select(m => m.UndoneBy), Is.All.EqualTo(By), "nothing is forgotten");
    }

    [Test]
    public async Task APersonHeldByAnotherMergeStays()
    {
        var merges = new List<long>();
        foreach (var (a, b) in ((long, long)[])[(1, 2), (2, 3)]) merges.Add((await _persons.MergeAsync(a, b, By, "x", default)).Merge!.Id);
        Assert.That((await _persons.MergeAsync(1, 3, By, "x", default)).Refusal!.En, Does.Contain("one already"));
        Assert.That((await _persons.PreviewUnmergeAsync(merges[1], default))!.Groups, Has.Count.EqualTo(2));
        Assert.That(await _persons.PreviewUnmergeAsync(99, default), Is.Null);
    }

    [Test]
    public async Task WhoWasDecidedToBeDifferentIsNotUnited()
    {
        Assert.That(await _persons.SeparateAsync(1, 3, By, "different mothers", default), Is.Null);
        await _persons.MergeAsync(1, 2, By, "x", default);
        var refused = await _persons.MergeAsync(3, 2, By, "x", default);
        Assert.That(refused.Refusal!.En, Does.Contain("1 and 3 were decided to be different"));

        var (_, merged, kept) = await _persons.SaveRunAsync([Pair(1, 3), Pair(2, 3), Pair(4, 5)], 6, "{}", "program", default);
        Assert.That((merged, kept), Is.EqualTo((1, 1)), "the decided pair is not asked, the one that would unite them waits");
        Assert.That((await _persons.PairsAsync(openOnly: true, null, 0, 10, default)).Select(p => (p.PersonA, p.PersonB)),
            Does.Contain((2L, 3L)).And.Not.Contain((1L, 3L)));

        Assert.That(await _persons.ReopenAsync(1, 3, By, "my mistake", default), Is.Null);
        Assert.That((await _persons.MergeAsync(3, 2, By, "x", default)).Refusal, Is.Null);
        Assert.That((await _persons.SeparateAsync(1, 3, By, "x", default))!.En, Does.Contain("are merged"));
    }

    [Test]
    public async Task AMergeTakenBackIsNotMadeAgainByTheScore()
    {
        await _persons.SaveRunAsync([Pair(1, 2)], 6, "{}", "program", default);
        var merge = (await _persons.MergesAsync([1], default)).Single();
        Assert.That((merge.IsAutomatic, merge.PairId), Is.EqualTo((true, (long?)1)));
        await _persons.UnmergeAsync(merge.Id, By, "two brothers", default);
        var (run, merged, kept) = await _persons.SaveRunAsync([Pair(1, 2)], 6, "{}", "program", default);
        Assert.That((merged, kept), Is.EqualTo((0, 1)));
        Assert.That((await _persons.RunsAsync(default)).Select(r => r.Id), Is.EqualTo(new[] { run.Id, run.Id - 1 }));
    }

    [Test]
    public async Task AfterAnUnmergeThePairsAreAsTheyWereBeforeTheMerge()
    {
        await _persons.SaveRunAsync([Review(1, 2), Review(1, 3), Review(2, 3), Review(4, 5)], 6, "{}", "program", default);
        await _persons.SeparateAsync(4, 5, By, "two sisters", default);
        var (open, all) = (await ListAsync(openOnly: true), await ListAsync(openOnly: false));
        Assert.That(open.Select(pair => (pair.PersonA, pair.PersonB)), Is.EqualTo(new[] { (1L, 2L), (1L, 3L), (2L, 3L) }));

        var first = (await _persons.MergeAsync(1, 2, By, "same telephone", default)).Merge!;
        var second = (await _persons.MergeAsync(2, 3, By, "same telephone", default)).Merge!;
        var never = (await _persons.MergeAsync(5, 6, By, "same address", default)).Merge!;
        Assert.That(await ListAsync(openOnly: true), Is.Empty, "1 and 3 are one over 2");
        foreach (var merge in new[] { second, first, never }) await _persons.UnmergeAsync(merge.Id, By, "father and son", default);
        Assert.That(await ListAsync(openOnly: true), Is.EqualTo(open));
        Assert.That(await ListAsync(openOnly: false), Is.EqualTo(all), "what was decided stands, and nobody is asked about a pair that nothing had proposed");

        Task<IReadOnlyList<StoredPair>> ListAsync(bool openOnly) => _persons.PairsAsync(openOnly, null, 0, 10, default);
    }

    [Test]
    public async Task EveryMergeMovesTheDataState()
    {
        var before = await _site.CountAsync("select version from data_state");
        var merge = (await _persons.MergeAsync(5, 6, By, "x", default)).Merge!;
        Assert.That(await _site.CountAsync("select version from data_state"), Is.EqualTo(before + 1));
        await _persons.UnmergeAsync(merge.Id, By, "y", default);
        Assert.That(await _site.CountAsync("select version from data_state"), Is.EqualTo(before + 2));
    }

    [Test]
    public async Task StrangersAreRefused()
    {
        Assert.That((await _persons.MergeAsync(1, 1, By, "x", default)).Refusal!.En, Does.Contain("Two different"));
        Assert.That((await _persons.MergeAsync(1, 77, By, "x", default)).Refusal!.Zh, Does.Contain("77"));
        Assert.That((await _persons.UnmergeAsync(5, By, "x", default)).Refusal!.En, Does.Contain("no merge 5"));
        Assert.That((await _persons.ReopenAsync(1, 2, By, "x", default))!.En, Does.Contain("Nobody decided"));
    }

    /// <summary>Whatever the order of merges and undoings, persons are one exactly when standing merges connect them.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task PersonsAreOneExactlyWhenStandingMergesConnectThem(int seed)
    {
        var random = new Random(seed);
        var standing = new Dictionary<long, (long A, long B)>();
        for (var step = 0; step < 60; step++)
        {
            if (standing.Count > 0 && random.Next(3) == 0)
            {
                var undone = standing.Keys.ElementAt(random.Next(standing.Count));
                await _persons.UnmergeAsync(undone, By, "x", default);
                standing.Remove(undone);
            }
            else if ((random.Next(1, 7), random.Next(1, 7)) is var (a, b)
                && (await _persons.MergeAsync(a, b, By, "x", default)).Merge is { } merge)
                standing[merge.Id] = (a, b);
            for (var person = 1L; person <= 6; person++)
                Assert.That(await _persons.MembersAsync(person, default), Is.EqualTo(Reached(person, standing.Values)));
        }
    }

    private static SortedSet<long> Reached(long from, IReadOnlyCollection<(long A, long B)> edges)
    {
        var found = new SortedSet<long> { from };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var (a, b) in edges)
                if (found.Contains(a) != found.Contains(b)) grown = found.Add(a) | found.Add(b);
        }
        return found;
    }

    private static ComparedPair Review(long a, long b) => new(a, b, 8, 0.5, PairBand.Review, "{}");

    private static ComparedPair Pair(long a, long b) => new(a, b, 20, 0.999, PairBand.Automatic, "{}");

    private async Task<string> RootsAsync()
    {
        await using var connection = _site.Database.Connect();
        return string.Join(' ', Dapper.SqlMapper.Query<string>(
            connection, "select person_id || '>' || root_id from person_root order by person_id"));
    }
}

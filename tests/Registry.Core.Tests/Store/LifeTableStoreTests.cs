using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

public class LifeTableStoreTests
{
    private static readonly StoredMortality[] Rows =
        [new() { Area = "", Sex = 1, Year = 2010, Age = 0, HazardPerDay = 1e-5 }, new() { Area = "", Sex = 2, Year = 2015, Age = 0, HazardPerDay = 0.9e-5 }];

    [Test]
    public async Task ATableIsLoadedWhole_Replaced_AndTakenOut()
    {
        using var file = new TestDatabase();
        var store = new LifeTableStore(file.Database);
        store.Load("province", "invented", Rows, "anna");
        store.Load("other", "invented", Rows, "anna");
        store.Load("province", "invented anew", [Rows[0]], "ben");
        var list = await store.ListAsync(default);
        Assert.That(list.Select(t => (t.Name, t.Source, t.LoadedBy, t.RowCount, t.FirstYear, t.LastYear)), Is.EqualTo(new[]
        {
            ("other", "invented", "anna", 2L, 2010L, 2015L), ("province", "invented anew", "ben", 1L, 2010L, 2010L),
        }));
        Assert.That((await store.RowsAsync("other", default)).Select(r => (r.Sex, r.Year, r.Age, r.HazardPerDay)), Is.EqualTo(Rows.Select(r => (r.Sex, r.Year, r.Age, r.HazardPerDay))));
        Assert.That((store.Remove("province", "ben"), store.Remove("province", "ben")), Is.EqualTo((true, false)));
        Assert.That(await store.RowsAsync("province", default), Is.Empty);
    }

    [Test]
    public async Task EveryActIsInTheAudit()
    {
        using var file = new TestDatabase();
        var store = new LifeTableStore(file.Database);
        store.Load("province", "invented", Rows, "anna");
        store.Remove("province", "ben");
        var events = await new AuditStore(file.Database).ListAsync(null, default);
        Assert.That(events.Select(e => (e.Event, e.Actor)), Is.SupersetOf(new (string, string?)[] { ("life-table-loaded", "anna"), ("life-table-removed", "ben") }));
    }

    [Test]
    public async Task TheAuditSaysWhichRowsWereLoaded_AndWhenceTheyCame()
    {
        using var file = new TestDatabase();
        var store = new LifeTableStore(file.Database);
        store.Load("province", "yearbook 2021", Rows, "anna");
        var loaded = await DetailAsync();
        var hash = (await store.ListAsync(default)).Single().SourceHash;
        store.Load("province", "yearbook 2021", [Rows[1], Rows[0]], "anna");
        Assert.That(hash, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(loaded, Does.Contain($"\"sourceHash\":\"{hash}\"").And.Contain("\"source\":\"yearbook 2021\""));
        Assert.That((await store.ListAsync(default)).Single().SourceHash, Is.EqualTo(hash), "the same rows, in whatever order");
        store.Load("province", "yearbook 2021", [Rows[0], Rows[1] with { HazardPerDay = Rows[1].HazardPerDay * (1 + 1e-12) }], "anna");
        Assert.That((await store.ListAsync(default)).Single().SourceHash, Is.Not.EqualTo(hash), "one figure in its last places");
        var last = (await store.ListAsync(default)).Single().SourceHash;
        store.Remove("province", "ben");
        Assert.That(await DetailAsync(), Does.Contain($"\"sourceHash\":\"{last}\""), "and which were taken out");

        async Task<string?> DetailAsync() => (await new AuditStore(file.Database).ListAsync(null, default))[^1].Detail;
    }

    [Test]
    public void ARowTwice_IsRefusedAndNothingIsLoaded()
    {
        using var file = new TestDatabase();
        var store = new LifeTableStore(file.Database);
        Assert.Catch(() => store.Load("province", "invented", [Rows[0], Rows[0]], "anna"));
        Assert.That(store.RowsAsync("province", default).Result, Is.Empty);
    }
}

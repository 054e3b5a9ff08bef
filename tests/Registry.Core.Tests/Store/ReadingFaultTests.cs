using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>A fault of the engine while something is read is explained in both languages, whatever is read.</summary>
public sealed class ReadingFaultTests
{
    private TestDatabase _site = null!;

    [OneTimeSetUp]
    public async Task TakeTablesAway()
    {
        _site = new();
        foreach (var table in (string[])["population_version_count", "population_use", "population_version", "tumour", "audit", "batch_registry", "interrupted_reading", "batch"])
            await _site.CountAsync($"drop table {table}");
    }

    [OneTimeTearDown]
    public void Remove() => _site.Dispose();

    private static IEnumerable<TestCaseData> Readings =>
    [
        Reading("The list of data states", site => new StateStore(site).ListAsync(default)),
        Reading("A data state", site => new StateStore(site).FindAsync("DS-1", default)),
        Reading("The counts of a data state", site => new StateStore(site).LoadAsync(new(1, DateTimeOffset.UnixEpoch), Counting.All, default)),
        Reading("The populations", site => new PopulationVersionStore(site).ListAsync(new(), default)),
        Reading("A population", site => new PopulationVersionStore(site).FindAsync("P1", default)),
        Reading("The denominators in use", site => new PopulationVersionStore(site).UsesAsync(default)),
        Reading("A case number", site => Task.FromResult(new RecordStore(site).HasCase("330106", "1"))),
        Reading("The registries with a status", site => Task.FromResult(new VitalStatusStore(site).Registries())),
        Reading("How a batch is to be read", site => Task.FromResult(new BatchStore(site).RequestOf(1))),
        Reading("Readings that ended a program", site => new BatchStore(site).InterruptedAsync(default)),
    ];

    [TestCaseSource(nameof(Readings))]
    public void IsExplained(Func<RegistryDatabase, Task> read) =>
        Assert.That(async () => await read(_site.Database), Throws.TypeOf<RegistryStoreException>()
            .With.Message.Contains("reading or writing failed").And.Property(nameof(RegistryStoreException.MessageZh)).Contains("读写失败"));

    private static TestCaseData Reading(string name, Func<RegistryDatabase, Task> read) => new TestCaseData(read).SetName(name);
}

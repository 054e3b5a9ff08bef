using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class ReadOnlyDatabaseTests
{
    private const string Pragmas = "pragma cache_size = -16384";

    [Test]
    public async Task WhatTheOwnerWritesIsSeen_WhetherItWasThereBeforeOrComesLater()
    {
        using var site = new TestDatabase();
        await site.CommitAsync(Case("1"));
        site.Database.Dispose();
        var reading = new ReadOnlyDatabase(site.FilePath);
        Assert.That(reading.ConnectionString, Does.Contain("immutable=1"), "nobody has it open");
        Assert.That(Batches(reading), Is.EqualTo(1));
        site.Open();
        using (site.Database.Connect())
        {
            Assert.That(new FileInfo(site.FilePath + "-wal"), Has.Property("Exists").True.And.Property("Length").Zero, "an owner that has not written yet");
            Assert.That(Batches(reading), Is.EqualTo(1));
            Assert.That(reading.ConnectionString, Does.Not.Contain("immutable"));
            await site.CommitAsync(Case("2"));
            Assert.That(Batches(reading), Is.EqualTo(2), "from the log");
        }
        using (var connection = new SqliteConnection(reading.ConnectionString)) SqliteConnection.ClearPool(connection);
        site.Database.Dispose();
        Assert.That(Batches(reading), Is.EqualTo(2), "the owner went");
        Assert.That(reading.ConnectionString, Does.Contain("immutable=1"));
        site.Open();
        await site.CommitAsync(Case("3"));
        site.Database.Dispose();
        Assert.That(File.Exists(site.FilePath + "-wal"), Is.False);
        Assert.That(Batches(reading), Is.EqualTo(3), "an owner came and went between two readings");
    }

    [Test]
    public void WhatMayBeWrittenIsNotTakenForReadOnly()
    {
        using var site = new TestDatabase();
        foreach (var fault in (Exception[])[new SqliteException("no handles left", 14), new UnauthorizedAccessException("a lock file"), RegistryStoreException.Of(new SqliteException("", 14), "x")])
            Assert.That(ReadOnlyDatabase.Explains(fault, site.FilePath), Is.False);
        Assert.That(site.Database.IsReadOnly, Is.False);
    }

    [TestCase(@"\\srv\share\a b.db", "file:////srv/share/a%20b.db")]
    [TestCase("/data/a #1.db", "file:///data/a%20%231.db", ExcludePlatform = "Win")]
    public void AnAddressHasNoServerBehindItsFirstTwoStrokes(string path, string address) =>
        Assert.That(ReadOnlyDatabase.AddressOf(path), Is.EqualTo(address));

    private static long Batches(ReadOnlyDatabase reading)
    {
        using var connection = reading.Open(Pragmas);
        return connection.ExecuteScalar<long>("select count(*) from batch");
    }
}

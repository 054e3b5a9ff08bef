using Dapper;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A dry run leaves no trace: no number, no event, no row, whether it comes to its end or not.</summary>
public sealed class DryRunTests
{
    private TestDatabase _site = null!;

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task WhatItStagedIsGoneWhenItIsForgotten()
    {
        await _site.CommitAsync(Case("1"), Case("2"));
        var (before, head) = (Tables(), await new AuditStore(_site.Database).HeadAsync(default));
        var dryRun = await TryOutAsync();
        Assert.That(dryRun.Id, Is.LessThan(0));
        Assert.That(dryRun.Counts, Is.EqualTo(new BatchCounts(3, 1, 1, 1, 0, 0)), "it is compared with what is stored");
        Assert.That((await _site.Batches.ListAsync(default)).Select(batch => batch.Id), Is.EqualTo(new[] { 1 }));
        Assert.That((await _site.Batches.CommitAsync(dryRun.Id, default)).Refusal!.En, Is.EqualTo($"There is no batch {dryRun.Id}."));
        await _site.Batches.ForgetAsync(dryRun.Id, default);
        Assert.That(Tables(), Is.EqualTo(before));
        Assert.That(await new AuditStore(_site.Database).HeadAsync(default), Is.EqualTo(head));
        Assert.That((await _site.CommitAsync(Case("4"))).Id, Is.EqualTo(2));
        await _site.MustBeSoundAsync();
    }

    [TestCase(true, TestName = "Its program died while it was read")]
    [TestCase(false, TestName = "Its program died after it was read")]
    public async Task WhatAProgramThatDiedLeftGoesWithTheNextOneThatOpens(bool isRead)
    {
        var (before, dryRun) = (Tables(), await TryOutAsync());
        await using (var connection = _site.Database.Connect())
            await connection.ExecuteAsync(
                "update batch set uploaded_at = '2026-01-01T00:00:00.000Z', state = @state", new { state = isRead ? BatchState.Parsing : BatchState.Checked });
        _site.Reopen();
        Assert.That(await _site.Batches.FindAsync(dryRun.Id, default), Is.Null);
        Assert.That(Tables(), Is.EqualTo(before));
        Assert.That(Directory.GetDirectories(_site.FilePath + ".files"), Is.Empty);
    }

    [Test]
    public async Task OneThatGoesOnIsLeftAlone()
    {
        var dryRun = await TryOutAsync();
        _site.Reopen();
        Assert.That((await _site.Batches.FindAsync(dryRun.Id, default))!.State, Is.EqualTo(BatchState.Checked));
    }

    private async Task<Batch> TryOutAsync()
    {
        var path = Path.Combine(_site.Folder, "330106_FB.csv");
        await File.WriteAllTextAsync(path, "the same as batch 1");
        var batch = await _site.Batches.CreateDryRunAsync(path, RegistryCode, atomic: false, default);
        using var writer = _site.Batches.BeginStaging(batch.Id);
        foreach (var record in new[] { Case("1"), Case("2", age: 70), Case("3") }) Stage(writer, record);
        writer.Add(new Verdict("D-AGE-3", Severity.Error, PartKind.Incidence, 2, "G", Item.Age, "61"));
        return Complete(writer, 3);
    }

    private string Tables()
    {
        using var connection = _site.Database.Connect();
        var tables = connection.Query<string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").ToList();
        return string.Join(", ", tables.Select(table => $"{table} {connection.ExecuteScalar<long>($"select count(*) from {table}")}"));
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>The audit is a chain: whoever writes, whatever happens, it fits; and the engine refuses to change it.</summary>
public class AuditChainTests
{
    private TestDatabase _site = null!;

    private AuditStore Audit => new(_site.Database);

    [SetUp]
    public void SetUp() => _site = new();

    [TearDown]
    public void TearDown() => _site.Dispose();

    [Test]
    public async Task AnEmptyAuditFits()
    {
        var found = await Audit.VerifyAsync(kept: null, default);
        Assert.That((found.IsIntact, found.Rows, found.Head.Number), Is.EqualTo((true, 0L, 0L)));
        Assert.That(found.Head, Is.EqualTo(await Audit.HeadAsync(default)));
    }

    [Test]
    public async Task EveryRowSaysWhoWhenAndInWhichDataState()
    {
        await AuditLife.LiveAsync(_site);
        var rows = await Audit.ListAsync(null, default);
        Assert.That(rows.Select(row => row.Id), Is.EqualTo(Enumerable.Range(1, rows.Count).Select(n => (long)n)));
        Assert.That(rows.Select(row => row.Actor), Has.None.Null.And.Some.EqualTo("anna").And.Some.EqualTo("bo").And.Some.EqualTo(_site.Database.Actor));
        Assert.That(rows.Select(row => row.DataState), Has.None.Null.And.Ordered);
        Assert.That(rows.Where(row => row.Event is "committed" or "undone" or "setting-changed").Select(row => row.DataState), Is.EqualTo(new long[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task AStoreInTheNameOfAnotherWritesThatName()
    {
        var outcome = await new BatchStore(_site.Database.As("  chen ")).CommitAsync((await _site.CheckAsync(Case("1"))).Id, default);
        Assert.That((await Audit.ListAsync(outcome.Batch!.Id, default)).Select(row => row.Actor),
            Is.EqualTo(new[] { _site.Database.Actor, _site.Database.Actor, "chen" }));
        Assert.That(_site.Database.As(" "), Is.SameAs(_site.Database));
    }

    [Test]
    public async Task TheChainIsWhatTheDocumentSays()
    {
        await AuditLife.LiveAsync(_site);
        await using var connection = _site.Database.Connect();
        var before = new string('0', 64);
        foreach (var row in await connection.QueryAsync("select * from audit order by id"))
        {
            using var content = new MemoryStream();
            foreach (object? value in new object?[] { before, row.id, row.at, row.batch_id, row.@event, row.actor, row.data_version, row.detail, row.changes_digest })
                Write(content, value);
            before = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
            Assert.That((string)row.digest, Is.EqualTo(before), $"row {row.id}");
        }
        Assert.That(before, Is.EqualTo((await Audit.HeadAsync(default)).Digest));
    }

    [Test]
    public async Task ChangesOfEveryPartAreSealed()
    {
        await AuditLife.LiveAsync(_site);
        var found = await Audit.VerifyAsync(kept: null, default);
        Assert.That(found.Fault, Is.Null);
        Assert.That(found.Changes, Is.EqualTo(await _site.CountAsync("select count(*) from audit_change")).And.EqualTo(6));
        Assert.That(await _site.CountAsync("select count(distinct part) from audit_change"), Is.EqualTo(3));
    }

    [Test]
    public async Task WhateverHappensTheChainFits([Values(1, 2, 3, 4, 5)] int seed)
    {
        var random = new Random(seed);
        var heads = new List<AuditHead>();
        for (var step = 0; step < 25; step++)
        {
            await AuditLife.StepAsync(_site, random);
            heads.Add(await Audit.HeadAsync(default));
        }
        Assert.That(heads[^1].Number, Is.GreaterThan(15));
        foreach (var head in heads) Assert.That((await Audit.VerifyAsync(head, default)).Fault, Is.Null, "every head of the past is still in the chain");
    }

    [TestCase("update audit set detail = '{}' where id = 1", "never changed")]
    [TestCase("update audit set digest = null where id = 1", "never changed")]
    [TestCase("delete from audit where id = 1", "never deleted")]
    [TestCase("insert into audit (at, event) values ('2030-01-01T00:00:00.000Z', 'invented')", "needs its digest")]
    [TestCase("update audit_head set number = 1", "only moves on")]
    [TestCase("delete from audit_head", "never deleted")]
    [TestCase("update audit_change set changes = '{}' where batch_id = 2", "never changed")]
    [TestCase("delete from audit_change where batch_id = 2", "never deleted")]
    [TestCase("insert into audit_change select 2, 1, 999, 1, '{}'", "never added to")]
    public async Task TheEngineRefusesToChangeTheAudit(string sql, string reason)
    {
        await AuditLife.LiveAsync(_site);
        await using var connection = _site.Database.Connect();
        Assert.That(() => connection.Execute(sql), Throws.Exception.With.Message.Contains(reason));
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault, Is.Null);
    }

    [Test]
    public async Task ABatchThatDoesNotCountMayBeReadAgainOrForgotten()
    {
        await _site.CommitAsync(Case("1"));
        var batch = await _site.CheckAsync(Case("1", age: 50));
        using (var writer = _site.Batches.BeginStaging(batch.Id))
        {
            writer.Add(Case("1", age: 51), openQuery: false);
            Complete(writer, 1);
        }
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Changes, Is.EqualTo(1));
        await _site.Batches.CommitAsync(batch.Id, default);
        var forgotten = await _site.CheckAsync(Case("1", age: 52));
        await _site.Batches.ForgetAsync(forgotten.Id, default);
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault, Is.Null);
    }

    // As a compensation is written: its changes and the row that tells of it, in one transaction and without a staging.
    [Test]
    public async Task ACommitThatWasNotStagedSealsWhatItChanges()
    {
        await AuditLife.LiveAsync(_site);
        var batch = await _site.UploadAsync();
        _site.Database.Write(connection =>
        {
            connection.Execute("insert into audit_change values (@id, 2, 9, 1, '{}'), (@id, 1, 8, 1, '{}')", new { id = batch.Id });
            AuditStore.Append(_site.Database, connection, batch.Id, "compensated", detail: null, by: "fan");
            return 0;
        });
        var found = await Audit.VerifyAsync(kept: null, default);
        Assert.That((found.Fault, found.Changes), Is.EqualTo(((AuditFault?)null, 8L)));
        await using var raw = _site.Database.Connect();
        Assert.That(() => raw.Execute("delete from audit_change where batch_id = @id", new { id = batch.Id }), Throws.Exception.With.Message.Contains("never deleted"));
        await raw.ExecuteAsync("drop trigger audit_change_never_deleted");
        await raw.ExecuteAsync("delete from audit_change where batch_id = @id and part = 2", new { id = batch.Id });
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault?.Kind, Is.EqualTo(AuditFaultKind.ChangesAltered));
    }

    [Test]
    public void TheFormOfADigestIsFixed()
    {
        using var digest = new CanonicalDigest();
        var bytes = new byte[] { 1, 17, 0, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0xE7, 0x99, 0x8C, 0, 2, 0, 0, 0, 0 };
        Assert.That(digest.Add(17).Add("癌").Add((string?)null).Add("").Take(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Test]
    public void ContentsThatLookAlikeHaveDifferentDigests()
    {
        using var digest = new CanonicalDigest();
        string[] digests =
        [
            digest.Add("ab").Add("c").Take(), digest.Add("a").Add("bc").Take(), digest.Add("abc").Take(), digest.Add(1).Take(), digest.Add("1").Take(),
            digest.Add("").Take(), digest.Add((string?)null).Take(), digest.Add("").Add("").Take(), digest.Take(),
        ];
        Assert.That(digests, Is.Unique);
    }

    private static void Write(Stream content, object? value)
    {
        Span<byte> number = stackalloc byte[8];
        switch (value)
        {
            case null:
                content.WriteByte(0);
                break;
            case string text:
                content.WriteByte(2);
                BinaryPrimitives.WriteInt32LittleEndian(number, Encoding.UTF8.GetByteCount(text));
                content.Write(number[..4]);
                content.Write(Encoding.UTF8.GetBytes(text));
                break;
            default:
                content.WriteByte(1);
                BinaryPrimitives.WriteInt64LittleEndian(number, (long)value);
                content.Write(number);
                break;
        }
    }
}

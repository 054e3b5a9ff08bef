using System.Data.Common;
using Dapper;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>Whoever writes past the program into the tables of the audit is found, and the first row that does not fit is named.</summary>
public class AuditTamperingTests
{
    private static readonly string[] Triggers =
    [
        "audit_insert_chained", "audit_never_changed", "audit_never_deleted", "audit_head_moves_on", "audit_head_stays",
        "audit_change_never_added", "audit_change_never_changed", "audit_change_never_deleted",
    ];

    private TestDatabase _site = null!;
    private DbConnection _raw = null!;
    private AuditHead _head = null!;

    private AuditStore Audit => new(_site.Database);

    [SetUp]
    public async Task SetUp()
    {
        _site = new();
        await AuditLife.LiveAsync(_site);
        _head = await Audit.HeadAsync(default);
        _raw = _site.Database.Connect();
        foreach (var trigger in Triggers) await _raw.ExecuteAsync($"drop trigger {trigger}");
        Assert.That(await _site.CountAsync("select count(*) from sqlite_master where type = 'trigger' and tbl_name like 'audit%'"), Is.Zero, "no trigger of the audit is left");
        await _raw.ExecuteAsync("pragma foreign_keys = off; pragma synchronous = off");
    }

    [TearDown]
    public void TearDown()
    {
        _raw.Dispose();
        _site.Dispose();
    }

    // Every value of every row, one after the other, put back before the next.
    [Test]
    public async Task AChangeOfAnyValueIsFound(
        [Values("at", "batch_id", "event", "actor", "data_version", "detail", "changes_digest", "digest")] string column)
    {
        for (var id = 1L; id <= _head.Number; id++)
        {
            var before = await _raw.ExecuteScalarAsync<object?>($"select {column} from audit where id = @id", new { id });
            object after = column is "batch_id" or "data_version" ? (before as long? ?? 0) + 1 : LastByteFlipped(before as string);
            await _raw.ExecuteAsync($"update audit set {column} = @after where id = @id", new { id, after });
            await MustBeAsync(id, AuditFaultKind.Altered);
            await _raw.ExecuteAsync($"update audit set {column} = @before where id = @id", new { id, before });
        }
        Assert.That((await Audit.VerifyAsync(_head, default)).Fault, Is.Null, "all is put back");
    }

    [Test]
    public async Task AChangeOfAnyValueOfAChangeIsFound(
        [Values("part = part + 3", "row_id = row_id + 1000", "replaces = replaces + 1", "changes = substr(changes, 1, length(changes) - 1) || ' '", "batch_id = 1")] string set)
    {
        foreach (var (rowId, batchId, part) in Changes())
        {
            var keep = _raw.Query("select * from audit_change").ToList();
            await _raw.ExecuteAsync($"update audit_change set {set} where row_id = @rowId and batch_id = @batchId and part = @part", new { rowId, batchId, part });
            var sealing = set == "batch_id = 1" ? SealOf(1) : SealOf(batchId);
            await MustBeAsync(sealing, AuditFaultKind.ChangesAltered);
            await RestoreAsync(keep);
        }
    }

    [Test]
    public async Task ALostOrAddedChangeIsFound()
    {
        foreach (var (rowId, batchId, part) in Changes())
        {
            var keep = _raw.Query("select * from audit_change").ToList();
            await _raw.ExecuteAsync("delete from audit_change where row_id = @rowId and batch_id = @batchId and part = @part", new { rowId, batchId, part });
            await MustBeAsync(SealOf(batchId), AuditFaultKind.ChangesAltered);
            await RestoreAsync(keep);
            await _raw.ExecuteAsync("insert into audit_change values (@batchId, @part, 5000, 1, '{}')", new { batchId, part });
            await MustBeAsync(SealOf(batchId), AuditFaultKind.ChangesAltered);
            await RestoreAsync(keep);
        }
        await _raw.ExecuteAsync("insert into audit_change values (1, 1, 5000, 1, '{}')");
        await MustBeAsync(SealOf(1), AuditFaultKind.ChangesAltered);
    }

    [Test]
    public async Task ALostRowIsFound()
    {
        for (var id = 1L; id <= _head.Number; id++)
        {
            var keep = (IDictionary<string, object?>)_raw.QuerySingle("select * from audit where id = @id", new { id });
            await _raw.ExecuteAsync("delete from audit where id = @id", new { id });
            await MustBeAsync(id, id == _head.Number ? AuditFaultKind.EndAltered : AuditFaultKind.Missing);
            await _raw.ExecuteAsync(
                "insert into audit values (@id, @at, @batch_id, @event, @detail, @actor, @data_version, @changes_digest, @digest)", new DynamicParameters(keep));
        }
        Assert.That((await Audit.VerifyAsync(_head, default)).Fault, Is.Null, "all is put back");
    }

    [Test]
    public async Task RowsInAnotherOrderAreFound()
    {
        for (var id = 1L; id < _head.Number; id++)
        {
            await SwapAsync(id);
            await MustBeAsync(id, AuditFaultKind.Altered);
            await SwapAsync(id);
        }
    }

    [Test]
    public async Task AnAddedRowIsFound()
    {
        await _raw.ExecuteAsync("insert into audit select @id, at, batch_id, event, detail, actor, data_version, changes_digest, digest from audit where id = 1", new { id = _head.Number + 1 });
        await MustBeAsync(_head.Number + 1, AuditFaultKind.Altered);
    }

    [TestCase("delete from audit_head", AuditFaultKind.EndAltered)]
    [TestCase("update audit_head set number = number - 1", AuditFaultKind.EndAltered)]
    [TestCase("update audit_head set digest = 'f' || substr(digest, 2) where digest not like 'f%'", AuditFaultKind.EndAltered)]
    [TestCase("update audit_head set digest = '0' || substr(digest, 2) where digest not like '0%'", AuditFaultKind.EndAltered)]
    public async Task AChangedHeadIsFound(string sql, AuditFaultKind kind)
    {
        if (await _raw.ExecuteAsync(sql) == 0) return;             // the digest begins with that digit: the other case changes it
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault?.Kind, Is.EqualTo(kind));
    }

    [Test]
    public async Task RowsCutOffWithTheHeadPutBackAreFoundByAHeadThatWasKept()
    {
        await _raw.ExecuteAsync("delete from audit where id > @last", new { last = _head.Number - 2 });
        await _raw.ExecuteAsync("update audit_head set (number, digest) = (select id, digest from audit order by id desc limit 1)");
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault, Is.Null, "from within nothing is missing");
        var fault = (await Audit.VerifyAsync(_head, default)).Fault!;
        Assert.That((fault.Number, fault.Kind), Is.EqualTo((_head.Number - 1, AuditFaultKind.EndAltered)));
    }

    // The program itself chains a store without digests: whoever takes them away can have a false chain that fits.
    [Test]
    public async Task AChainWrittenAnewIsFoundByAHeadThatWasKept()
    {
        await _raw.ExecuteAsync("update audit set actor = 'nobody', digest = null, changes_digest = null");
        await _raw.ExecuteAsync("update audit_head set number = 0");
        _site.Reopen();
        Assert.That((await Audit.VerifyAsync(kept: null, default)).Fault, Is.Null, "from within it fits");
        var fault = (await Audit.VerifyAsync(_head, default)).Fault!;
        Assert.That((fault.Number, fault.Kind), Is.EqualTo((_head.Number, AuditFaultKind.Rewritten)));
    }

    [Test]
    public async Task WhatIsWrittenAfterwardsDoesNotHideIt()
    {
        await _raw.ExecuteAsync("delete from audit where id = @id", new { id = _head.Number });
        await _site.CommitAsync(TestDatabase.Case("9"));
        await MustBeAsync(_head.Number, AuditFaultKind.Missing);
    }

    [Test]
    public async Task TheWordsSayWhichRowAndNameNobody()
    {
        await _raw.ExecuteAsync("update audit set actor = 'somebody' where id = 4");
        var fault = (await Audit.VerifyAsync(kept: null, default)).Fault!;
        Assert.That(fault.Text.En, Does.Contain("Row 4").And.Contain("backup").And.Not.Contain("somebody"));
        Assert.That(fault.Text.Zh, Does.Contain("第 4 行").And.Contain("备份"));
    }

    private async Task MustBeAsync(long number, AuditFaultKind kind)
    {
        var fault = (await Audit.VerifyAsync(kept: null, default)).Fault;
        Assert.That((fault?.Number, fault?.Kind), Is.EqualTo(((long?)number, (AuditFaultKind?)kind)));
    }

    private List<(long RowId, long BatchId, long Part)> Changes() =>
        [.. _raw.Query<(long, long, long)>("select row_id, batch_id, part from audit_change")];

    private long SealOf(long batchId) =>
        _raw.ExecuteScalar<long>("select max(id) from audit where batch_id = @batchId and event in ('checked', 'committed')", new { batchId });

    private async Task RestoreAsync(List<dynamic> rows)
    {
        await _raw.ExecuteAsync("delete from audit_change");
        foreach (IDictionary<string, object?> row in rows)
            await _raw.ExecuteAsync("insert into audit_change values (@batch_id, @part, @row_id, @replaces, @changes)", new DynamicParameters(row));
        Assert.That((await Audit.VerifyAsync(_head, default)).Fault, Is.Null, "all is put back");
    }

    private async Task SwapAsync(long id)
    {
        await _raw.ExecuteAsync("update audit set id = -1 where id = @id", new { id });
        await _raw.ExecuteAsync("update audit set id = @id where id = @next", new { id, next = id + 1 });
        await _raw.ExecuteAsync("update audit set id = @next where id = -1", new { next = id + 1 });
    }

    private static string LastByteFlipped(string? text) => text is null or "" ? "x" : text[..^1] + (char)(text[^1] ^ 1);
}

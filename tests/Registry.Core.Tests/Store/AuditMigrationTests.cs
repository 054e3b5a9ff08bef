using Dapper;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Core.Tests.Store;

/// <summary>A store that is older than the chain is chained when it is first opened.</summary>
public class AuditMigrationTests
{
    private static readonly string[] Older =
    [
        "drop trigger audit_insert_chained", "drop trigger audit_never_changed", "drop trigger audit_never_deleted",
        "drop trigger audit_head_moves_on", "drop trigger audit_head_stays", "drop trigger audit_change_never_added",
        "drop trigger audit_change_never_changed", "drop trigger audit_change_never_deleted", "drop table audit_head",
        "alter table audit drop column actor", "alter table audit drop column data_version", "alter table audit drop column changes_digest",
        "alter table audit drop column digest", "delete from schema_script where ScriptName = '0006_audit_chain.sql'",
    ];

    [Test]
    public async Task ItsRowsAreChainedOnceAndThenProtected()
    {
        using var site = new TestDatabase();
        var rows = await MakeOlderAsync(site);
        site.Reopen();
        var audit = new AuditStore(site.Database);
        var found = await audit.VerifyAsync(kept: null, default);
        Assert.That((found.Fault, found.Rows, found.Changes), Is.EqualTo(((AuditFault?)null, rows + 1, 6L)));
        var last = (await audit.ListAsync(null, default))[^1];
        Assert.That((last.Event, last.Detail, last.Actor), Is.EqualTo(("audit-chained", $$"""{"rows":{{rows}}}""", site.Database.Actor)));

        site.Reopen();
        Assert.That(await audit.HeadAsync(default), Is.EqualTo(found.Head), "once");
        await using var raw = site.Database.Connect();
        Assert.That(() => raw.Execute("update audit set event = 'x' where id = 1"), Throws.Exception.With.Message.Contains("never changed"));
        await raw.ExecuteAsync("drop trigger audit_never_changed");
        await raw.ExecuteAsync("update audit set event = 'x' where id = 1");
        Assert.That((await audit.VerifyAsync(kept: null, default)).Fault?.Number, Is.EqualTo(1));
    }

    [Test]
    public async Task ABatchThatWaitedIsCommittedAfterwards()
    {
        using var site = new TestDatabase();
        await MakeOlderAsync(site);
        site.Reopen();
        var waiting = (await site.Batches.ListAsync(default)).First(batch => batch.State == BatchState.Checked);
        Assert.That((await site.Batches.CommitAsync(waiting.Id, default)).Refusal, Is.Null);
        await site.MustBeSoundAsync();
    }

    [Test]
    public async Task SeveralProgramsMayChainItAtOnce()
    {
        using var site = new TestDatabase();
        var rows = await MakeOlderAsync(site);
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ => RegistryDatabase.Open(site.FilePath).Dispose());
        site.Open();
        var found = await new AuditStore(site.Database).VerifyAsync(kept: null, default);
        Assert.That((found.Fault, found.Rows), Is.EqualTo(((AuditFault?)null, rows + 1)));
    }

    private static async Task<long> MakeOlderAsync(TestDatabase site)
    {
        await AuditLife.LiveAsync(site);
        var rows = await site.CountAsync("select count(*) from audit");
        await using (var raw = site.Database.Connect())
            foreach (var step in Older) await raw.ExecuteAsync(step);
        site.Database.Dispose();
        return rows;
    }
}

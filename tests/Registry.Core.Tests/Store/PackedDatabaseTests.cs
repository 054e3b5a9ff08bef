using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>A database that was packed, or written out and read in again, has the same counts: nothing hangs on numbers that the engine gives anew.</summary>
public sealed class PackedDatabaseTests
{
    [Test]
    public async Task PackedIntoAnotherFile([Values] bool asStatements)
    {
        using var site = new TestDatabase();
        await LiveAsync(site);
        var expected = await site.Cubes.LoadAsync(default);
        await site.MustBeSoundAsync();
        var other = Path.Combine(site.Folder, "packed.db");
        await using (var raw = (SqliteConnection)site.Database.Connect())
            if (asStatements) WriteOut(raw, other);
            else await raw.ExecuteAsync($"vacuum into '{other}'");
        using var packed = RegistryDatabase.Open(other);
        var cubes = new CubeStore(packed);
        Assert.That(await cubes.VerifyAsync(default), Is.Empty, "rows and blocks");
        Assert.That(Open(await cubes.LoadAsync(default)), Is.EqualTo(Open(expected)).And.EqualTo(1));
    }

    // The first batch is read anew after the second was committed, so that its cells lie behind and there is a gap before those of the
    // second; an answer taken back adds a cell to the second behind its block.
    private static async Task LiveAsync(TestDatabase site)
    {
        var first = await site.CheckAsync(Case("1"), Case("2", 2019), Case("3", 2018), Death("1"));
        var second = await CommitAskedAsync(site);
        using (var writer = site.Batches.BeginStaging(first.Id))
        {
            writer.Add(Case("1"), openQuery: false);
            Complete(writer, 1);
        }
        await site.Batches.CommitAsync(first.Id, default);
        await site.CountAsync("delete from cell where batch_id = 77");
        var answer = new QueryAnswer(new() { CheckId = "D-AGE-3", BatchId = second, Row = 2 }, "anna", "looked");
        var answers = new ConfirmationStore(site.Database);
        Assert.That((await answers.ConfirmAsync([answer], default)).Problems, Is.Empty);
        Assert.That((await answers.WithdrawAsync([answer], default)).Problems, Is.Empty);
        var gap = await site.CountAsync("select min(id) from cell");
        Assert.That(gap, Is.GreaterThan(1), "else packing would renumber nothing");
    }

    private static async Task<long> CommitAskedAsync(TestDatabase site)
    {
        var batch = await site.UploadAsync();
        var record = Case("9", icd10: "C16.0");
        using (var writer = site.Batches.BeginStaging(batch.Id))
        {
            writer.FateOf(record);
            writer.Ask(new("D-AGE-3", Severity.Query, PartKind.Incidence, 2, "G", Item.Age, "61"), RecordKey.Of(record), writer.ContentOf(PartKind.Incidence));
            writer.Add(record, openQuery: true);
            Complete(writer, 1, queried: 1);
        }
        Assert.That((await site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        return batch.Id;
    }

    // What the command line of the engine does for .dump: the statements that made each thing, and the rows without their hidden numbers.
    private static void WriteOut(SqliteConnection from, string path)
    {
        from.Execute($"attach database '{path}' as restored");
        var made = from.Query<(string Kind, string Name, string? Sql)>("select type, name, sql from main.sqlite_schema where name not like 'sqlite_%' and sql is not null").ToList();
        foreach (var (_, name, sql) in made.Where(thing => thing.Kind == "table"))
        {
            from.Execute(System.Text.RegularExpressions.Regex.Replace(sql!, "(?i)^create table ", "create table restored."));
            var columns = string.Join(", ", from.Query<string>($"select name from pragma_table_info('{name}')").Select(column => $"\"{column}\""));
            from.Execute($"insert into restored.\"{name}\" ({columns}) select {columns} from main.\"{name}\" where true order by 1");
        }
        from.Execute("detach database restored");
        using var restored = new SqliteConnection($"Data Source={path};Foreign Keys=False");
        restored.Open();
        foreach (var (_, _, sql) in made.Where(thing => thing.Kind is not "table").OrderByDescending(thing => thing.Kind == "index")) restored.Execute(sql!);
        SqliteConnection.ClearPool(restored);
    }

    private static int Open(CountCube cube)
    {
        var table = cube.Tabulate(SiteScheme.Cn59, [RegistryCode], 2020, 2020);
        return SiteScheme.Cn59.Groups.Select((_, group) => table.Quality(group, null).WithOpenQuery).Max();
    }
}

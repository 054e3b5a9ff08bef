using System.Globalization;
using Registry.Core.Records;

namespace Registry.Core.Tests.Store;

/// <summary>A program killed at any moment leaves all of a batch or nothing.</summary>
public class KillTests
{
    [TestCase(200, 8, TestName = "Small batches: the kill mostly hits a commit, an upload or an end of staging")]
    [TestCase(50_000, 4, TestName = "Large batches: the kill mostly hits the staging")]
    public async Task AfterAKillEveryBatchIsWhollyThereOrNotAtAll(int rows, int kills)
    {
        using var site = new TestDatabase();
        var random = new Random(20261125);
        var acknowledged = new List<long>();
        // On a busy machine the first kills may all come before the first commit; then go on.
        for (var kill = 0; kill < kills || (rows < 1000 && acknowledged.Count == 0 && kill < 40); kill++)
        {
            using var process = DoomedProcess.Start(site.FilePath, TestDatabase.RegistryCode, rows, 100_000);
            await AwaitFirstBatchAsync(site, process);
            await Task.Delay(random.Next(20, 700));
            process.Kill();
            acknowledged.AddRange(Acknowledged(await process.StandardOutput.ReadToEndAsync()));
            await process.WaitForExitAsync();

            site.Reopen();
            await MustBeWholeAsync(site, rows, acknowledged);
        }
        Assert.That(rows > 1000 || acknowledged.Count > 0, "small batches were committed between the kills");
    }

    private static async Task MustBeWholeAsync(TestDatabase site, int rows, List<long> acknowledged)
    {
        var batches = await site.Batches.ListAsync(default);
        Assert.That(batches.Select(b => b.State), Has.None.EqualTo(BatchState.Parsing));
        Assert.That(batches.Where(b => b.State == BatchState.Committed).Select(b => b.Id), Is.SupersetOf(acknowledged), "what was said is kept");
        foreach (var batch in batches)
        {
            var stored = await site.CountAsync($"select count(*) from tumour where batch_id = {batch.Id}");
            var expected = batch.State is BatchState.Checked or BatchState.Committed ? rows : 0;
            Assert.That(stored, Is.EqualTo(expected), $"batch {batch.Id} {batch.State}");
            Assert.That(File.Exists(site.Batches.OriginalPath(batch)));
        }
        Assert.That((await site.Cubes.DataStateAsync(default)).Version, Is.EqualTo(batches.Count(b => b.State == BatchState.Committed)));
        using (var connection = site.Database.Connect())
        {
            var astray = Dapper.SqlMapper.Query<string>(connection,
                """
                select 'batch ' || t.ended_by || ' state ' || coalesce(b.state, 'missing') || ' rows ' || count(*) || ' of batch ' || t.batch_id
                from tumour t left join batch b on b.id = t.ended_by
                where t.ended_by is not null and coalesce(b.state, 0) <> 5
                group by t.ended_by, b.state, t.batch_id
                """);
            var log = Dapper.SqlMapper.Query<string>(connection, "select batch_id || ' ' || event from audit order by id desc limit 12");
            Assert.That(astray, Is.Empty, string.Join(", ", log));
        }
        await site.MustBeSoundAsync();
    }

    private static async Task AwaitFirstBatchAsync(TestDatabase site, System.Diagnostics.Process process)
    {
        var before = (await site.Batches.ListAsync(default)).Count;
        for (var waited = 0; (await site.Batches.ListAsync(default)).Count == before; waited++)
        {
            Assert.That(process.HasExited, Is.False, "the program runs");
            Assert.That(waited, Is.LessThan(3000), "the program begins within a minute");
            await Task.Delay(20);
        }
    }

    private static IEnumerable<long> Acknowledged(string output)
    {
        Assert.That(output, Does.Not.Contain("refused"));
        var lines = output.EndsWith('\n') ? output : output[..(output.LastIndexOf('\n') + 1)];
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}

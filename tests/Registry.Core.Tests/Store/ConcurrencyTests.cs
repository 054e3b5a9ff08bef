using Registry.Core.Records;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

public class ConcurrencyTests
{
    [Test]
    public async Task TwoProgramsImportAtOnceWhileAThirdReads()
    {
        using var site = new TestDatabase();
        const int Rows = 3000, Times = 4;
        using var one = DoomedProcess.Start(site.FilePath, "410101", Rows, Times);
        using var other = DoomedProcess.Start(site.FilePath, "410102", Rows, Times);
        while (!one.HasExited || !other.HasExited)
        {
            var cube = await site.Cubes.LoadAsync(default);
            Assert.That(cube.State.Version, Is.LessThanOrEqualTo(2 * Times));
            Assert.That(await site.Cubes.VerifyAsync(default), Is.Empty, "no reader ever sees half a commit");
            await Task.Delay(50);
        }
        Assert.That((one.ExitCode, other.ExitCode), Is.EqualTo((0, 0)));
        Assert.That((await one.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(Times).And.All.StartsWith("committed"));
        Assert.That((await other.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(Times).And.All.StartsWith("committed"));
        Assert.That((await site.Batches.ListAsync(default)).Select(b => b.State), Has.Exactly(2 * Times).EqualTo(BatchState.Committed));
        await site.MustBeSoundAsync();
    }

    [Test]
    public async Task ALivingReaderOfABatchIsNotTakenForDead()
    {
        using var site = new TestDatabase();
        var batch = await site.UploadAsync();
        using var writer = site.Batches.BeginStaging(batch.Id);
        writer.Add(Case("1"), openQuery: false);
        using (var second = Core.Store.RegistryDatabase.Open(site.FilePath)) Assert.That(second.FilePath, Is.EqualTo(site.FilePath));
        Assert.That(Complete(writer, 1).State, Is.EqualTo(BatchState.Checked));
        await site.Batches.CommitAsync(batch.Id, default);
        Assert.That(await site.CurrentCasesAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task ACommitFindsItsTurnBesideALongStaging()
    {
        using var site = new TestDatabase();
        var waiting = await site.CheckAsync(Case("a") with { Registry = "410101" });
        var batch = await site.UploadAsync();
        using var stop = new CancellationTokenSource();
        var staging = Task.Run(() =>
        {
            using var writer = site.Batches.BeginStaging(batch.Id);
            var rows = 0;
            while (!stop.IsCancellationRequested) writer.Add(Case($"{++rows}"), openQuery: false);
            return Complete(writer, rows);
        });
        await Task.Delay(200);
        var since = System.Diagnostics.Stopwatch.GetTimestamp();
        var outcome = await site.Batches.CommitAsync(waiting.Id, default);
        var waited = System.Diagnostics.Stopwatch.GetElapsedTime(since);
        await stop.CancelAsync();
        Assert.That(outcome.Refusal, Is.Null);
        Assert.That(waited, Is.LessThan(TimeSpan.FromSeconds(15)));
        Assert.That((await staging).State, Is.EqualTo(BatchState.Checked));
        Assert.That((await site.Batches.CommitAsync(batch.Id, default)).Refusal, Is.Null);
        await site.MustBeSoundAsync();
    }
}

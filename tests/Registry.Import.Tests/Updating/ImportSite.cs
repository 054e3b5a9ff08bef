using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import.Tests.Updating;

/// <summary>A database in a folder of its own, and short ways to deliver files to it.</summary>
internal sealed class ImportSite : IDisposable
{
    public ImportSite()
    {
        Folder = Directory.CreateTempSubdirectory("registry-site-").FullName;
        Database = RegistryDatabase.Open(Path.Combine(Folder, "site.db"));
        Import = new(Database, CheckCatalogue.Load(), TimeProvider.System);
    }

    public string Folder { get; }

    public RegistryDatabase Database { get; }

    public BatchImport Import { get; }

    public RecordStore Records => new(Database);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<BatchOutcome> CheckAsync(string name, string text, ImportRequest? request = null)
    {
        var outcome = await Import.CheckAsync(Write(name, text), request ?? new(), progress: null, default);
        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Checked));
        return outcome;
    }

    public async Task<BatchOutcome> DeliverAsync(string name, string text, ImportRequest? request = null)
    {
        var found = await CheckAsync(name, text, request);
        var outcome = await Import.CommitAsync(found.Batch.Id, default);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome with { Difference = found.Difference };
    }

    public async Task<CaseRecord> CurrentAsync(string number) =>
        (await Records.CaseVersionsAsync("330106", number, 1, default)).Single(version => version.IsCurrent).Record;

    public async Task<IReadOnlyList<Verdict>> VerdictsAsync(long batchId, string? check = null) =>
        await new VerdictStore(Database).OfBatchAsync(batchId, new(CheckId: check), default);

    public async Task MustBeSoundAsync() =>
        Assert.That(await new CubeStore(Database).VerifyAsync(default), Is.Empty, "the cells are the counts of the current rows");

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

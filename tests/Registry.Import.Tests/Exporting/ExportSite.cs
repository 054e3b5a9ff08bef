using System.IO.Compression;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Exporting;
using Registry.Import.Updating;

namespace Registry.Import.Tests.Exporting;

/// <summary>Two databases and a folder between them: what goes out of one comes into the other.</summary>
internal sealed class ExportSite : IDisposable
{
    public const string Code = "330106";
    private readonly string _folder = Directory.CreateTempSubdirectory("registry-export-").FullName;

    public ExportSite() => (From, To) = (RegistryDatabase.Open(PathOf("from.db")), RegistryDatabase.Open(PathOf("to.db")));

    public RegistryDatabase From { get; }

    public RegistryDatabase To { get; }

    public string Out => PathOf("out");

    public string PathOf(string name) => Path.Combine(_folder, name);

    public static async Task<BatchOutcome> ImportAsync(RegistryDatabase database, string path, ImportRequest? request = null)
    {
        var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
        var outcome = await import.CheckAsync(path, request ?? new(), progress: null, default);
        Assert.That(outcome.Batch.State, Is.EqualTo(BatchState.Checked), $"{path}: {string.Join(' ', outcome.Checks.Select(check => check.CheckId))}");
        return await import.CommitAsync(outcome.Batch.Id, default);
    }

    public async Task<BatchOutcome> ImportTextAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text);
        return await ImportAsync(From, PathOf(name));
    }

    public async Task<ExportManifest> ExportAsync(ExportFormat format, bool identifiers = true)
    {
        var outcome = await new RecordExport(From, TimeProvider.System).WriteAsync(Request(format, identifiers), Out, progress: null, default);
        Assert.That(outcome.Refusal, Is.Null);
        return outcome.Manifest!;
    }

    public static ExportRequest Request(ExportFormat format, bool identifiers = true) => new()
    {
        Format = format, FromYear = 1900, ToYear = 2100, WithIdentifiers = identifiers, By = "tester", Purpose = "round trip",
    };

    /// <summary>The files of the export whose names have the ending, as one archive.</summary>
    public string Pack(string name, string pattern)
    {
        using var zip = ZipFile.Open(PathOf(name), ZipArchiveMode.Create);
        foreach (var file in Directory.EnumerateFiles(Out, pattern)) zip.CreateEntryFromFile(file, Path.GetFileName(file));
        return PathOf(name);
    }

    /// <summary>Texts of the current cases by key, only of items in the set.</summary>
    public static SortedDictionary<string, string> Cases(RegistryDatabase database, ItemSet carried) =>
        Texts(new RecordStore(database).CurrentCases().Select(stored => ($"{stored.Record.CaseNumber}/{stored.Record.TumourNumber}", ItemTexts.Of(stored.Record))), carried);

    /// <summary>Texts of the current deaths by key.</summary>
    public static SortedDictionary<string, string> Deaths(RegistryDatabase database, ItemSet carried) =>
        Texts(new RecordStore(database).CurrentDeaths().Select(stored => (stored.Record.DeathNumber, ItemTexts.Of(stored.Record))), carried);

    /// <summary>The first records that are not the same, as they were and as they are; empty when all are.</summary>
    public static string Differences(SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
        string.Join('\n', before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).Take(2).Select(key =>
        {
            var (one, other) = ((before.GetValueOrDefault(key) ?? "").Split('\u001F'), (after.GetValueOrDefault(key) ?? "").Split('\u001F'));
            return $"{key}: was [{string.Join(" | ", one.Except(other))}] is [{string.Join(" | ", other.Except(one))}]";
        }));

    public static string Text(string?[] texts, ItemSet carried) =>
        string.Join('\u001F', ItemNames.All.Where(item => carried.Contains(item) && texts[(int)item] is not null).Select(item => $"{item}={texts[(int)item]}"));

    public void Dispose()
    {
        From.Dispose();
        To.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static SortedDictionary<string, string> Texts(IEnumerable<(string Key, string?[] Texts)> records, ItemSet carried)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, texts) in records) all.Add(key, Text(texts, carried));
        return all;
    }
}

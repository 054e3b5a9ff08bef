using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Invented;

namespace Registry.Api.Tests;

/// <summary>A small invented province, written and imported once for all tests that only read.</summary>
internal static class DemoData
{
    private static readonly Lazy<Task<string>> Imported = new(ImportAsync);

    /// <summary>Folder of the delivered files.</summary>
    public static string Files { get; } = Directory.CreateTempSubdirectory("registry-demo-").FullName;

    /// <summary>Delivered files in the order of the area codes.</summary>
    public static IReadOnlyList<string> Delivered { get; } = InventedProvince.Write(new GeneratorOptions
    {
        OutputFolder = Files,
        Seed = 7,
        Registries = 3,
        FromYear = 2020,
        ToYear = 2021,
        Population = 8_000,
        ErrorRate = 0.02,
    }).Files;

    /// <summary>Area codes of the registries.</summary>
    public static IReadOnlyList<string> Areas { get; } = [.. Delivered.Select(file => Path.GetFileName(file)[..6]).Distinct()];

    /// <summary>A copy of the database with every file committed.</summary>
    public static async Task CopyToAsync(string database) => File.Copy(await Imported.Value, database);

    private static async Task<string> ImportAsync()
    {
        var path = Path.Combine(Files, "demo.db");
        using (var database = RegistryDatabase.Open(path))
        {
            var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
            foreach (var file in Delivered)
            {
                var outcome = await import.CheckAsync(file, new ImportRequest(), progress: null, CancellationToken.None);
                await import.CommitAsync(outcome.Batch.Id, CancellationToken.None);
            }
        }
        return path;
    }
}

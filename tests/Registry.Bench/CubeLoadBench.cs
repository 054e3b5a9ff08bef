using System.Diagnostics;
using Dapper;
using Registry.Core.Store;

namespace Registry.Bench;

/// <summary>Measures how long a large cube takes from the database: 90 registries, 20 years, two sexes, 19 ages, 41
/// codes.</summary>
internal static class CubeLoadBench
{
    private const string FillCells =
        """
        insert into cell (batch_id, registry, event_year, sex, age_group, icd10_cube, cases, deaths, verified, death_certificate_only,
            unspecified_morphology, unspecified_subsite, with_open_query)
        with recursive n (i) as (select 0 union all select i + 1 from n where i < 2804399)
        select 1, 410101 + i / 31160, 2004 + i / 1558 % 20, 1 + i / 779 % 2, i / 41 % 19, printf('C%02d', i % 41), 1 + i % 5, i % 3, 1, 0, 0, 0, 0
        from n
        """;

    /// <summary>Fills a database with 2.8 million cells and loads the cube three times.</summary>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            using var database = RegistryDatabase.Open(Path.Combine(folder, "site.db"));
            var batches = new BatchStore(database);
            var batch = batches.CreateAsync("bench.csv", new MemoryStream([1]), null, atomic: false, default).GetAwaiter().GetResult();
            using (var writer = batches.BeginStaging(batch.Id)) writer.Complete(new(0, 0, 0, 0, 0, 0), queried: 0);
            batches.CommitAsync(batch.Id, default).GetAwaiter().GetResult();
            using (var connection = database.Connect()) connection.Execute(FillCells);
            for (var time = 0; time < 3; time++)
            {
                var from = Stopwatch.GetTimestamp();
                var cube = new CubeStore(database).LoadAsync(default).GetAwaiter().GetResult();
                Console.WriteLine(FormattableString.Invariant(
                    $"{cube.CellCount:N0} cells loaded in {Stopwatch.GetElapsedTime(from).TotalSeconds:F2} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

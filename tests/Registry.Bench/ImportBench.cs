using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import;
using Registry.Import.Checks;
using Registry.Import.Invented;

namespace Registry.Bench;

/// <summary>Measures the whole way of a file: read, judged by every check, stored with its indexes, committed.</summary>
internal static class ImportBench
{
    /// <summary>Imports an invented CSV of 25 columns and loads the same file, unjudged, into one table of the same engine.</summary>
    /// <param name="arguments">Number of rows, a million when not given.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var rows = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "330106_FB.csv");
            InventedProvince.WriteBenchmark(file, rows, seed: 1);
            Say($"{rows:N0} cases of 25 columns, {new FileInfo(file).Length / 1e6:F0} MB, {Environment.ProcessorCount} cores");
            GC.Collect();
            using var database = RegistryDatabase.Open(Path.Combine(folder, "registry.db"));
            var import = new BatchImport(database, CheckCatalogue.Load(), TimeProvider.System);
            var began = Stopwatch.GetTimestamp();
            var outcome = await import.CheckAsync(file, new(), progress: null, default);
            var checkedAfter = Stopwatch.GetElapsedTime(began).TotalSeconds;
            outcome = await import.CommitAsync(outcome.Batch.Id, default);
            var whole = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            Report("read, judged, stored", rows, checkedAfter);
            Report("the same with the commit", rows, whole);
            Say($"  {outcome.Batch.Counts}, {outcome.Batch.Queried:N0} with a query, {outcome.Checks.Where(c => c.Severity > Severity.Info).Sum(c => c.Verdicts):N0} verdict rows");
            Say($"  peak resident memory {peak} MB");
            var plain = PlainLoad(file, Path.Combine(folder, "plain.db"));
            Report("the file into one plain table, unjudged", rows, plain);
            Say($"ratio to the plain load: {whole / plain:F2}");
            return outcome.Batch.State == BatchState.Committed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The rival: the same file, its fields as text, through the driver's prepared insert into a table without an index.
    private static double PlainLoad(string file, string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var reader = CsvHelper.CsvReader.Create(File.OpenRead(file), new CsvHelper.CsvReaderOptions { HasHeader = true });
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = normal");
        SqliteCommand? insert = null;
        var transaction = connection.BeginTransaction();
        for (var row = 0; reader.Read(); row++)
        {
            insert ??= Prepare(connection, reader.Headers!.Count);
            if (row % 20_000 == 0)
            {
                transaction.Commit();
                transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
            }
            for (var column = 0; column < insert.Parameters.Count; column++)
                insert.Parameters[column].Value = reader.GetString(column);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        insert?.Dispose();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, int columns)
    {
        var names = Enumerable.Range(0, columns).Select(i => $"c{i}").ToList();
        Execute(connection, $"create table plain ({string.Join(", ", names.Select(n => n + " text"))})");
        var insert = connection.CreateCommand();
        insert.CommandText = $"insert into plain values ({string.Join(", ", names.Select(n => "@" + n))})";
        foreach (var name in names) insert.Parameters.AddWithValue("@" + name, "");
        return insert;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Report(string what, int rows, double seconds) =>
        Say(FormattableString.Invariant($"  {what,-45} {seconds,7:F2} s {rows / seconds,10:N0} rows/s"));

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    private static void Say(string text) => Console.WriteLine(text);
}

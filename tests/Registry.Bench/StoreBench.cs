using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Bench;

/// <summary>Measures the store alone: records come ready from another thread.</summary>
internal static class StoreBench
{
    private const int Block = 5_000;

    /// <summary>Stages, commits, stages again (unchanged, then every tenth changed), undoes, loads and verifies; and
    /// loads the same columns into one plain table for comparison.</summary>
    /// <param name="arguments">Number of rows, a million when not given.</param>
    public static int Run(string[] arguments)
    {
        var rows = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            Say($"{rows:N0} cases of 25 columns, {Environment.ProcessorCount} cores");
            using var database = RegistryDatabase.Open(Path.Combine(folder, "site.db"));
            var store = Stage(database, rows, "staged, new", changeEvery: 0);
            if (arguments.Contains("new")) return 0;
            Commit(database, 1);
            Say($"  database file {Megabytes(database.FilePath)} MB");
            Cube(database);
            Stage(database, rows, "staged again, unchanged", changeEvery: 0);
            Stage(database, rows, "staged again, every 10th changed", changeEvery: 10);
            Commit(database, 3);
            Undo(database, 3);
            Undo(database, 1);
            var cpu = ThreadSeconds();
            var plain = PlainTable.Load(Path.Combine(folder, "plain.db"), Blocks(rows, 0).GetConsumingEnumerable());
            Report("same columns into one plain table", rows, plain);
            Say($"  processor time of the writing thread {ThreadSeconds() - cpu:F2} s");
            Say($"ratio to the plain table: {store / plain:F2}");
            Say($"peak resident memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Stage(RegistryDatabase database, int rows, string what, int changeEvery)
    {
        var batches = new BatchStore(database);
        var batch = batches.CreateAsync("410103.csv", new MemoryStream([1]), "410103", atomic: false, default).GetAwaiter().GetResult();
        using var writer = batches.BeginStaging(batch.Id);
        double seconds = 0, cpu = ThreadSeconds();
        long queried = 0;
        foreach (var block in Blocks(rows, changeEvery).GetConsumingEnumerable())
        {
            var from = Stopwatch.GetTimestamp();
            foreach (var record in block)
            {
                var query = record.Row % 20 == 0;
                writer.Add(record, query);
                if (!query) continue;
                writer.Add(new Verdict("D-AGE-3", Severity.Query, PartKind.Incidence, record.Row, "G", Item.Age, "61", "60|61"));
                queried++;
            }
            seconds += Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
        var end = Stopwatch.GetTimestamp();
        writer.Complete(new(rows, writer.Inserted, writer.Updated, writer.Unchanged, 0, 0), queried);
        var finishing = Stopwatch.GetElapsedTime(end).TotalSeconds;
        Report(what, rows, seconds + finishing);
        Say($"  of it {finishing:F2} s at the end (cells, full sync); processor time of the writing thread {ThreadSeconds() - cpu:F2} s");
        return seconds + finishing;
    }

    private static void Commit(RegistryDatabase database, long id) =>
        Time($"commit of batch {id}", () => new BatchStore(database).CommitAsync(id, default).GetAwaiter().GetResult().Refusal?.En);

    private static void Undo(RegistryDatabase database, long id) =>
        Time($"undo of batch {id}", () => new BatchStore(database).UndoAsync(id, default).GetAwaiter().GetResult().Refusal?.En);

    private static void Cube(RegistryDatabase database)
    {
        Time("cube loaded", () => string.Join(' ', new CubeStore(database).LoadAsync(default).GetAwaiter().GetResult().Years.Count, "years"));
        Time("cube verified", () => string.Join(' ', new CubeStore(database).VerifyAsync(default).GetAwaiter().GetResult().Count, "differences"));
    }

    private static BlockingCollection<CaseRecord[]> Blocks(int rows, int changeEvery)
    {
        var blocks = new BlockingCollection<CaseRecord[]>(boundedCapacity: 4);
        var producer = new Thread(() =>
        {
            for (var from = 0; from < rows; from += Block)
                blocks.Add([.. Enumerable.Range(from, Math.Min(Block, rows - from)).Select(n => BenchCases.Case(n, changeEvery))]);
            blocks.CompleteAdding();
        });
        producer.Start();
        while (!blocks.IsAddingCompleted && blocks.Count < 4) Thread.Sleep(5);
        return blocks;
    }

    private static void Time(string what, Func<string?> work)
    {
        var from = Stopwatch.GetTimestamp();
        var note = work();
        Say($"{what,-40} {Stopwatch.GetElapsedTime(from).TotalSeconds,7:F2} s   {note}");
    }

    private static void Report(string what, int rows, double seconds) =>
        Say($"{what,-40} {seconds,7:F2} s   {rows / seconds,9:N0} rows/s");

    // Processor time tells more than the clock on a machine that others use; only Linux says it for one thread.
    private static double ThreadSeconds()
    {
        if (!File.Exists("/proc/thread-self/stat")) return double.NaN;
        var fields = File.ReadAllText("/proc/thread-self/stat").Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static long Megabytes(string path) => new FileInfo(path).Length >> 20;

    private static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}

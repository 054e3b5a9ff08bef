using System.Diagnostics;
using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Bench;

/// <summary>Measures that taking back costs what is taken back, not what is stored: the same batches in a small and a large store.</summary>
internal static class UndoBench
{
    private static readonly int[] BatchSizes = [2_000, 20_000];

    /// <summary>Compensates batches of two sizes, half of their rows new and half replacing others, in stores of two sizes.</summary>
    /// <param name="arguments">Rows of the larger store, 500,000 when not given; the smaller one has a tenth.</param>
    public static int Run(string[] arguments)
    {
        var rows = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 500_000;
        Console.WriteLine("  stored   taken back   preview s   compensation s   its undo s   undo of one record s");
        foreach (var stored in new[] { rows / 10, rows }) In(stored);
        return 0;
    }

    private static void In(int stored)
    {
        var folder = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            using var database = RegistryDatabase.Open(Path.Combine(folder, "site.db"));
            Deliver(database, 0, stored, changeEvery: 0);
            foreach (var size in BatchSizes) Measure(database, stored, size);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(RegistryDatabase database, int stored, int size)
    {
        var (batches, first) = (new BatchStore(database), stored - size / 2);
        var wrong = Deliver(database, first, size, changeEvery: 1);
        var later = Deliver(database, first, 1, changeEvery: 0);
        var preview = Seconds(() => batches.PreviewCompensationAsync(wrong, default).GetAwaiter().GetResult());
        CompensationOutcome made = null!;
        var compensation = Seconds(() => made = batches.CompensateAsync(wrong, "bench", "measured", default).GetAwaiter().GetResult());
        var undo = Seconds(() => batches.UndoAsync(made.Batch!.Id, default).GetAwaiter().GetResult());
        CompensationOutcome row = null!;
        var one = Seconds(() => row = new RecordStore(database).UndoAsync(RecordKey.Of(BenchCases.Case(first + 1, 0)), "bench", "measured", default).GetAwaiter().GetResult());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{stored,8}   {made.Batch!.Withdrawn + made.Batch.Counts.Updated,10}   {preview,9:F3}   {compensation,14:F3}   {undo,10:F3}   {one,20:F4}"));
        foreach (var id in new[] { row.Batch!.Id, later, wrong }) batches.UndoAsync(id, default).GetAwaiter().GetResult();
    }

    private static long Deliver(RegistryDatabase database, int first, int rows, int changeEvery)
    {
        var batches = new BatchStore(database);
        var batch = batches.CreateAsync("410103.csv", new MemoryStream([1]), "410103", atomic: false, default).GetAwaiter().GetResult();
        using (var writer = batches.BeginStaging(batch.Id))
        {
            for (var number = first; number < first + rows; number++) writer.Add(BenchCases.Case(number, changeEvery), openQuery: false);
            writer.Complete(new(rows, writer.Inserted, writer.Updated, writer.Unchanged, 0, 0), queried: 0);
        }
        if (batches.CommitAsync(batch.Id, default).GetAwaiter().GetResult().Refusal is { } refusal) throw new InvalidOperationException(refusal.En);
        return batch.Id;
    }

    private static double Seconds(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}

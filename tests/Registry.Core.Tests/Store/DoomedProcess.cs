using System.Diagnostics;
using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using SQLitePCL;
using static Registry.Core.Tests.Store.TestDatabase;

namespace Registry.Core.Tests.Store;

/// <summary>This test assembly started as a program of its own: it imports batch after batch until it is
/// killed, or compensates a batch and kills itself at a step.</summary>
internal static class DoomedProcess
{
    /// <summary>Arguments: database file, registry code, rows of a batch, number of batches. Says "committed ID" after
    /// each commit.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments[0] == "compensate") return Compensate(arguments[1], Number(arguments[2]), arguments[3]);
        using var database = RegistryDatabase.Open(arguments[0]);
        var batches = new BatchStore(database);
        var (rows, times) = (Number(arguments[2]), Number(arguments[3]));
        for (var time = 0; time < times; time++) Import(batches, arguments[1], rows, time);
        return 0;
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string database, string registry, int rows, int times) => Start(database, registry, $"{rows}", $"{times}");

    /// <summary>Starts a program that compensates a batch and kills itself when it comes to a step.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="step">Name of an SQL file, or commit; a name that never comes lets it reach its end.</param>
    public static Process StartCompensation(string database, long batch, string step) => Start("compensate", database, $"{batch}", step);

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { typeof(DoomedProcess).Assembly.Location },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    // Every second batch replaces all rows of the one before, so that commits have versions to end.
    private static void Import(BatchStore batches, string registry, int rows, int time)
    {
        var batch = batches.CreateAsync("doomed.csv", new MemoryStream([1]), registry, atomic: false, default).GetAwaiter().GetResult();
        using (var writer = batches.BeginStaging(batch.Id))
        {
            for (var row = 0; row < rows; row++)
                writer.Add(Case($"{batch.Id / 2 * rows + row}", age: 40 + (int)(batch.Id % 40)) with { Registry = registry }, openQuery: row % 9 == 0);
            writer.Add(new Verdict("D-AGE-3", Severity.Query, PartKind.Incidence, 2, "G", Item.Age, "61"));
            Complete(writer, rows);
        }
        var outcome = batches.CommitAsync(batch.Id, default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is null ? $"refused {batch.Id} {outcome.Refusal!.En}" : $"committed {batch.Id}");
    }

    // The engine tells each statement before it runs; the pooled connection that is listened to is the one that is used next.
    private static int Compensate(string path, int batch, string step)
    {
        using var database = RegistryDatabase.Open(path);
        using (var connection = database.OpenConnection())
            raw.sqlite3_trace(connection.Handle!, (_, sql) =>
            {
                if (sql == step || sql.StartsWith($"-- {step}:", StringComparison.Ordinal)) Process.GetCurrentProcess().Kill();
            }, null);
        var outcome = new BatchStore(database).CompensateAsync(batch, "anna", "wrong file", default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is { } made ? $"compensated by {made.Id}" : $"refused {outcome.Refusal!.En}");
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using Registry.Core.Coding;
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
        if (arguments[0] == "follow") return Follow(arguments[1], Number(arguments[2]), arguments[3]);
        if (arguments[0] == "apply") return Apply(arguments[1], arguments[2]);
        if (arguments[0] == "commit") return Commit(arguments[1], Number(arguments[2]), arguments[3]);
        if (arguments[0] == "undo") return Undo(arguments[1], Number(arguments[2]), arguments[3]);
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

    /// <summary>Starts a program that imports follow-ups of the cases 0, 1, … and kills itself when it comes to a step.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="cases">How many cases there are.</param>
    /// <param name="step">Name of an SQL file; a name that never comes lets it reach its end.</param>
    public static Process StartFollowUp(string database, int cases, string step) => Start("follow", database, $"{cases}", step);

    /// <summary>Starts a program that takes the deaths D1 and D2 to the cases 1 and 2 and kills itself when it comes to a step.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="step">Name of an SQL file, row or checked; a name that never comes lets it reach its end.</param>
    public static Process StartApplication(string database, string step) => Start("apply", database, step);

    /// <summary>Starts a program that commits a checked batch and kills itself when it comes to a step.</summary>
    /// <inheritdoc cref="StartCompensation"/>
    public static Process StartCommit(string database, long batch, string step) => Start("commit", database, $"{batch}", step);

    /// <summary>Starts a program that undoes a batch and kills itself when it comes to a step.</summary>
    /// <inheritdoc cref="StartCompensation"/>
    public static Process StartUndo(string database, long batch, string step) => Start("undo", database, $"{batch}", step);

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

    // Staging has a connection of its own, which does not tell its statements: its steps are the rows of the file.
    private static int Follow(string path, int cases, string step)
    {
        using var database = RegistryDatabase.Open(path);
        KillAt(database, step);
        var batches = new BatchStore(database);
        var batch = batches.CreateAsync("doomed_SF.csv", new MemoryStream([2]), RegistryCode, atomic: false, default).GetAwaiter().GetResult();
        KillAt(database, step);
        using (var writer = batches.BeginStaging(batch.Id))
        {
            for (var number = 0; number < cases; number++)
            {
                writer.Add(FollowUp($"{number}", 20210630, number % 2 == 0 ? VitalStatus.Lost : VitalStatus.Alive), openQuery: false);
                if (step == $"row {number}") Process.GetCurrentProcess().Kill();
            }
            writer.Complete(new(cases, writer.Inserted, writer.Updated, writer.Unchanged, 0, 0), queried: 0);
        }
        if (step == "checked") Process.GetCurrentProcess().Kill();
        KillAt(database, step);
        var outcome = batches.CommitAsync(batch.Id, default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is null ? $"refused {outcome.Refusal!.En}" : $"committed {batch.Id}");
        return 0;
    }

    // The engine tells each statement before it runs; the pooled connection that is listened to is the one that is used next.
    private static void KillAt(RegistryDatabase database, string step)
    {
        using var connection = database.OpenConnection();
        raw.sqlite3_trace(connection.Handle!, (_, sql) =>
        {
            if (sql == step || sql.StartsWith($"-- {step}:", StringComparison.Ordinal)) Process.GetCurrentProcess().Kill();
        }, null);
    }

    private static int Apply(string path, string step)
    {
        using var database = RegistryDatabase.Open(path);
        var deaths = AppliedSheet.Deaths(database, ("D1", "1"), ("D2", "2"));
        KillAt(database, step);
        var batch = AppliedSheet.CreateAsync(database, deaths).GetAwaiter().GetResult();
        KillAt(database, step);
        using (var writer = new BatchStore(database).BeginStaging(batch.Id))
        {
            foreach (var row in AppliedSheet.Rows(deaths)) Stage(writer, row);
            if (step == "row") Process.GetCurrentProcess().Kill();
            Complete(writer, deaths.Count);
        }
        if (step == "checked") Process.GetCurrentProcess().Kill();
        KillAt(database, step);
        var outcome = new BatchStore(database).CommitAsync(batch.Id, default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is null ? $"refused {outcome.Refusal!.En}" : $"committed {batch.Id}");
        return 0;
    }

    private static int Commit(string path, int batch, string step)
    {
        using var database = RegistryDatabase.Open(path);
        KillAt(database, step);
        var outcome = new BatchStore(database).CommitAsync(batch, default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is null ? $"refused {outcome.Refusal!.En}" : $"committed {batch}");
        return 0;
    }

    private static int Undo(string path, int batch, string step)
    {
        using var database = RegistryDatabase.Open(path);
        KillAt(database, step);
        var outcome = new BatchStore(database).UndoAsync(batch, default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is null ? $"refused {outcome.Refusal!.En}" : $"undone {batch}");
        return 0;
    }

    private static int Compensate(string path, int batch, string step)
    {
        using var database = RegistryDatabase.Open(path);
        KillAt(database, step);
        var outcome = new BatchStore(database).CompensateAsync(batch, "anna", "wrong file", default).GetAwaiter().GetResult();
        Console.WriteLine(outcome.Batch is { } made ? $"compensated by {made.Id}" : $"refused {outcome.Refusal!.En}");
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

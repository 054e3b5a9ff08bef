using System.Diagnostics;
using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Store;

namespace Registry.Bench;

/// <summary>From a store of ten million cases to every rate of 90 registries x 20 years x 3 sexes x 59 sites by three standards, the start
/// of the program included; and what a batch of one registry and year costs the counts.</summary>
internal static class ColdBench
{
    private const int Rounds = 5;
    private static readonly string[] Standards = ["CN2000", "SEGI", "WHO2000"];

    /// <summary>Fills the store, when it is not there, and runs the table in processes of their own.</summary>
    /// <param name="arguments">Cases (ten million when not given) and a folder that keeps the store for the next run.</param>
    public static int Run(string[] arguments)
    {
        var cases = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000_000;
        var folder = arguments.Length > 1 ? Directory.CreateDirectory(arguments[1]).FullName : Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            var database = Path.Combine(folder, $"province-{cases}.db");
            if (!File.Exists(database)) Fill(database, cases);
            for (var round = 0; round < Rounds; round++)
            {
                var from = Stopwatch.GetTimestamp();
                using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "cold-table", database]))!;
                process.WaitForExit();
                if (process.ExitCode != 0) return process.ExitCode;
                Say($"round {round + 1}: {Stopwatch.GetElapsedTime(from).TotalSeconds:F2} s from start to end of the process");
            }
            return 0;
        }
        finally
        {
            if (arguments.Length < 2) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The process that is timed: opens, loads, computes, adds up; then once more from the loaded cube.</summary>
    public static int Table(string path)
    {
        var watch = Stopwatch.StartNew();
        using var database = RegistryDatabase.Open(path);
        var opened = watch.Elapsed.TotalSeconds;
        var cube = new CubeStore(database).LoadAsync(default).GetAwaiter().GetResult();
        var loaded = watch.Elapsed.TotalSeconds;
        var standards = Standards.Select(code => StandardPopulation.All.First(one => one.Code == code)).ToList();
        var sum = Sum(SiteRates.ComputeAll(cube, SiteScheme.Cn59, RegistryEvent.Incidence, standards));
        var cold = watch.Elapsed.TotalSeconds;
        Say($"  {cube.CellCount:N0} cells loaded in {loaded:F2} s (opened in {opened:F2}); {sum.Rows:N0} rows, {sum.Cases:N0} cases, {sum.Values:N0} figures read by {cold:F2} s; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        if (Environment.GetEnvironmentVariable("REGISTRY_BENCH_WARM") is null) return 0;
        for (var round = 0; round < Rounds; round++)
        {
            watch.Restart();
            var again = SiteRates.ComputeAll(cube, SiteScheme.Cn59, RegistryEvent.Incidence, standards);
            Say($"  warm {watch.Elapsed.TotalSeconds:F3} s, {again.Count:N0} tables");
        }
        return 0;
    }

    /// <summary>What one batch costs a store and a held cube: a year of a registry is added and undone.</summary>
    /// <param name="path">A store that <see cref="Run"/> has kept.</param>
    /// <param name="cases">Cases of the batch.</param>
    public static int Change(string path, int cases)
    {
        using var database = RegistryDatabase.Open(path);
        var cubes = new CubeStore(database);
        var watch = Stopwatch.StartNew();
        var held = cubes.LoadAsync(default).GetAwaiter().GetResult();
        Say($"{held.CellCount:N0} cells loaded in {watch.Elapsed.TotalSeconds:F2} s");
        for (var round = 0; round < Rounds; round++)
        {
            var (batch, staging, completing, committing) = ProvinceStore.AddYear(database, cases);
            held = Updated("commit");
            watch.Restart();
            if (new BatchStore(database).UndoAsync(batch, default).GetAwaiter().GetResult().Refusal is { } refusal) throw new InvalidOperationException(refusal.En);
            var undone = watch.Elapsed.TotalMilliseconds;
            held = Updated("undo");
            Say($"{cases:N0} cases staged in {staging * 1000:F0} ms, cells and block written and synced in {completing * 1000:F0} ms, committed in {committing * 1000:F0} ms, undone in {undone:F0} ms");
        }
        return 0;

        CountCube Updated(string after)
        {
            watch.Restart();
            var cube = cubes.UpdateAsync(held, default).GetAwaiter().GetResult();
            Say($"  held counts brought up to date after the {after} in {watch.Elapsed.TotalMilliseconds:F1} ms: {cube.CellCount:N0} cells");
            return cube;
        }
    }

    private static void Fill(string database, int cases)
    {
        var (staging, completing, committing) = ProvinceStore.Fill(database, cases);
        Say($"{cases:N0} cases staged in {staging:F1} s; cells written and batches synced in {completing:F1} s; committed in {committing:F1} s; {new FileInfo(database).Length / 1e9:F2} GB");
    }

    // Reads every figure of the table with its limits, so that none is left to be computed later.
    private static (long Rows, double Cases, long Values) Sum(IReadOnlyList<RegistryRates> tables)
    {
        long rows = 0, values = 0;
        double cases = 0;
        foreach (var table in tables)
            foreach (var row in table.Rates)
            {
                rows++;
                if (row is { Sex: null, Group.Kind: SiteGroupKind.Total }) cases += row.Cases;
                values += Count(row.Crude) + Count(row.CumulativeRate64) + Count(row.CumulativeRate74) + Count(row.CumulativeRisk74);
                foreach (var standardised in row.Standardised) values += Count(standardised.Rate) + Count(standardised.Truncated);
            }
        return (rows, cases, values);
    }

    private static int Count(RateEstimate? rate) => rate is null ? 0 : 1 + (rate.LowerPer100k is null ? 0 : 2);

    private static int Count(PercentEstimate? percent) => percent is null ? 0 : 1 + (percent.LowerPercent is null ? 0 : 2);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

using System.Diagnostics;
using System.Globalization;
using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>All rates of 90 registries, 20 years, 3 sexes and 59 sites (with both totals) by all 9 standards, from a loaded cube.</summary>
internal static class RatesBench
{
    private const int Registries = 90, FirstYear = 2005, Years = 20, Rounds = 7;

    private const int Seed = 20261125;

    public static int Run(bool compare)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cube = InventedCube.Make(Seed, Registries, FirstYear, Years);
        Say($"cube: {cube.CellCount:N0} cells, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:F0} MB, made and laid out in {watch.Elapsed.TotalSeconds:F2} s");
        var standards = StandardPopulation.All.ToList();
        Say($"{Environment.ProcessorCount} processors, {standards.Count} standards, 95 % limits, one table of {SiteScheme.Cn59.Groups.Count} rows x 3 sexes for each registry and year");
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            watch.Restart();
            var tables = SiteRates.ComputeAll(cube, SiteScheme.Cn59, RegistryEvent.Incidence, standards);
            var seconds = watch.Elapsed.TotalSeconds;
            var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
            Say($"round {round + 1}{(round == 0 ? " (cold)" : "")}: {seconds:F3} s, {used:F3} s of processor time, {tables.Count:N0} tables, checksum {Checksum(tables, standards):R}");
        }
        if (compare)
            Say($"R data.table and qgamma, 2 threads, cells in memory: {Rival(standards) ?? "not installed"} (seconds, processor seconds, checksum)");
        return 0;
    }

    private static string? Rival(List<StandardPopulation> standards) => RivalRates.Run(
        InventedCube.Cells(Seed, Registries, FirstYear, Years), InventedCube.Populations(Seed, Registries, FirstYear, Years), standards);

    private static double Checksum(IReadOnlyList<RegistryRates> tables, List<StandardPopulation> standards)
    {
        double sum = 0;
        foreach (var table in tables)
            foreach (var row in table.Rates)
                if (row.Status is CellStatus.Ok or CellStatus.Zero)
                    sum += row.By(standards[0]).Rate!.UpperPer100k!.Value + row.Cases;
        return sum;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

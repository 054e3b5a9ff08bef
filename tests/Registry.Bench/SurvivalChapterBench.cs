using System.Diagnostics;
using System.Globalization;
using Registry.Core.Store;

namespace Registry.Bench;

/// <summary>The whole chapter of survival and prevalence of a province: the annual report of a store with it and without it, by the program itself.</summary>
internal static class SurvivalChapterBench
{
    private const int LastYear = 2024;

    private static readonly int[] Sexes = [1, 2];

    private static readonly DateOnly Closing = new(LastYear, 12, 31);

    /// <summary>Fills the store, when it is not there, and writes the reports in processes of their own.</summary>
    /// <param name="arguments">Cases (a million when not given) and a folder that keeps the store for the next run.</param>
    public static int Run(string[] arguments)
    {
        var cases = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = arguments.Length > 1 ? Directory.CreateDirectory(arguments[1]).FullName : Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            var database = Path.Combine(folder, $"followed-{cases}.db");
            if (!File.Exists(database)) Fill(database, cases);
            var day = Closing.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            string[] report = ["report", "--db", database, "--year", LastYear.ToString(CultureInfo.InvariantCulture), "--lang", "both", "--out", folder];
            var without = Timed("report without the chapter", report);
            var with = Timed("report with the chapter", [.. report, "--closing", day]);
            Say($"the chapter: {with - without:F1} s, in both languages");
            Timed("survival, all sites and sexes, 1, 3 and 5 years, with stages", ["survival", "--db", database, "--years", "2005-2024", "--closing", day, "--by-stage"]);
            Timed("survival, windows of three years and their trend", ["survival", "--db", database, "--years", "2005-2024", "--closing", day, "--trend", "3"]);
            return 0;
        }
        finally
        {
            if (arguments.Length < 2) Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string path, int cases)
    {
        var from = Stopwatch.GetTimestamp();
        ProvinceStore.Fill(path, cases, Closing);
        using var database = RegistryDatabase.Open(path);
        new LifeTableStore(database).Load("bench", "invented", [.. from sex in Sexes
            from year in Enumerable.Range(2005, 20)
            from age in Enumerable.Range(0, 111)
            select new StoredMortality { Area = "", Sex = sex, Year = year, Age = age, HazardPerDay = 2e-7 * (sex == 1 ? 1.3 : 0.8) * Math.Exp(0.085 * age) * (1 - 0.01 * (year - 2005)) }], "bench");
        Say($"{cases:N0} cases stored in {Stopwatch.GetElapsedTime(from).TotalSeconds:F0} s");
    }

    private static double Timed(string what, string[] arguments)
    {
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "registry.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, used) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (!process.HasExited) (peak, used) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
        }
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{what}: status {process.ExitCode}, {error.Result}");
        Say($"{what}: {seconds:F1} s, {used.TotalSeconds:F1} s of processor time, {peak >> 20} MB at most, {output.Result.Length:N0} characters");
        return seconds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

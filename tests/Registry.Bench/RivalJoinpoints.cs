using System.Diagnostics;
using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Bench;

/// <summary>Hands the invented series to joinpoint.R, where R and its package segmented are installed.</summary>
internal static class RivalJoinpoints
{
    private const int Few = 10;

    /// <summary>What joinpoint.R printed; null where Rscript is absent or failed.</summary>
    public static string? Run(IReadOnlyList<TrendPoint[]> series)
    {
        var directory = Directory.CreateTempSubdirectory("registry-bench-").FullName;
        try
        {
            var file = Path.Combine(directory, "series.csv");
            File.WriteAllLines(file, series.Take(Few).SelectMany((points, number) => points.Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{number},{p.Year},{p.Rate:R}"))).Prepend("series,year,rate"));
            using var r = Process.Start(new ProcessStartInfo("Rscript", [Path.Combine(AppContext.BaseDirectory, "joinpoint.R"), file]) { RedirectStandardOutput = true })!;
            var printed = r.StandardOutput.ReadToEnd().Trim();
            r.WaitForExit();
            return r.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;                                               // no Rscript on this machine
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}

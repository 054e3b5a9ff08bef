using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Bench;

/// <summary>Hands the invented series to joinpoint.R, where R and its package segmented are installed.</summary>
internal static class RivalJoinpoints
{
    private const int Few = 10;

    /// <summary>What joinpoint.R printed; null where Rscript is absent or failed.</summary>
    public static string? Run(IReadOnlyList<TrendPoint[]> series) => RivalProgram.Run("joinpoint.R", directory =>
        File.WriteAllLines(Path.Combine(directory, "series.csv"), series.Take(Few).SelectMany((points, number) => points.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{number},{p.Year},{p.Rate:R}"))).Prepend("series,year,rate")));
}

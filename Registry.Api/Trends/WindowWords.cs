using System.Globalization;
using Registry.Analytics.Trends;

namespace Registry.Api.Trends;

/// <summary>Windows of a mean change as a caller writes them: 5 for the last five calendar years (four steps of a year), 2010-2015 for that period.</summary>
internal static class WindowWords
{
    /// <summary>What is expected of a window that cannot be read.</summary>
    public static Bilingual Expected { get; } = new(
        "应为年数（至少 2，如 10 为最后 10 个年份）或时段（2010-2015）。", "a number of calendar years, 2 or more (10: the last ten), or a period (2010-2015) is expected.");

    /// <summary>Reads one; null when it is neither.</summary>
    public static TrendWindow? One(string text) => text.Split('-', StringSplitOptions.TrimEntries) switch
    {
        [var length] when Number(length) is >= 2 and var years => TrendWindow.OfLast(years - 1),
        [var first, var last] when Number(first) is { } from && Number(last) is { } to => new(from, to),
        _ => null,
    };

    /// <summary>Reads a list parted by commas; null when one of them cannot be read.</summary>
    public static IReadOnlyList<TrendWindow>? Read(string text)
    {
        var windows = text.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).ToList();
        return windows.Contains(null) ? null : [.. windows.OfType<TrendWindow>()];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>Lists of numbers and ranges as tables write them: 9120-9133 9161.</summary>
public static class NumberRanges
{
    /// <summary>True when the list holds the number; both ends of a range belong to it.</summary>
    public static bool Contain(string list, int number) => Read(list).Any(range => number >= range.From && number <= range.To);

    /// <summary>The ranges of a list; a single number is a range of one.</summary>
    /// <exception cref="FormatException">A part is neither a number nor a range.</exception>
    public static IEnumerable<(int From, int To)> Read(string list)
    {
        foreach (var part in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            yield return dash < 0
                ? (Number(part), Number(part))
                : (Number(part.AsSpan(0, dash)), Number(part.AsSpan(dash + 1)));
        }
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

namespace Registry.Api;

/// <summary>What is said of a word that is not one of a closed list: the words that are, and the one that was probably meant.</summary>
internal static class KnownWords
{
    private const int ShortestGuess = 3;

    /// <summary>The known words, and a guess where one is near; ends with a full stop or a question mark.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">The words that are understood, in the order to show them.</param>
    public static Bilingual Instead(string word, IEnumerable<string> known)
    {
        var list = known as IReadOnlyCollection<string> ?? [.. known];
        if (list.Count == 0) return new("此处一个也没有。", "there is none here.");
        var guess = Nearest(word, list);
        return new(
            $"可用的有 {string.Join("、", list)}{(guess is null ? "。" : $"；是否指 {guess}？")}",
            $"known are {string.Join(", ", list)}{(guess is null ? "." : $"; did you mean {guess}?")}");
    }

    /// <summary>The known word that one slip of the finger, or a few in a long word, make of another; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        word.Length < ShortestGuess ? null
        : known.Select(candidate => (candidate, slips: Slips(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(near => near.slips <= Math.Max(1, Math.Min(word.Length, near.candidate.Length) / 3))
            .OrderBy(near => near.slips).Select(near => near.candidate).FirstOrDefault();

    /// <summary>How far two words of one or several parts lie apart: 0 alike, 1 nothing alike. Parts joined by hyphens are compared one by one too.</summary>
    internal static double Distance(string word, string candidate)
    {
        static double Apart(string one, string other) => (double)Slips(one, other) / Math.Max(one.Length, other.Length);
        var (asked, known) = (word.ToLowerInvariant(), candidate.ToLowerInvariant());
        var parts =
            from part in asked.Split('-', StringSplitOptions.RemoveEmptyEntries)
            select known.Split('-').Min(other => Apart(part, other));
        return Math.Min(Apart(asked, known), parts.DefaultIfEmpty(1).Average());
    }

    /// <summary>Letters left out, added, changed or swapped with their neighbour that lie between two words.</summary>
    /// <remarks>Optimal string alignment: Damerau, Commun ACM 1964;7:171, in three rows.</remarks>
    internal static int Slips(string from, string to)
    {
        int[] before = new int[to.Length + 1], above = [.. Enumerable.Range(0, to.Length + 1)], row = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[to.Length];
    }
}

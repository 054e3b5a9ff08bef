namespace Registry.Api.Compute;

/// <summary>A question as it arrives: JSON, or CSV with parameters beside it.</summary>
internal static class ComputeQuestion
{
    /// <summary>The answer to a text, or everything that is refused.</summary>
    /// <param name="computation">The statistic.</param>
    /// <param name="text">JSON when it begins with a brace, else CSV.</param>
    /// <param name="parameters">Parameters said beside the text; they go before those inside it.</param>
    /// <param name="companion">CSV of the second table, where it is not in the text.</param>
    public static (ComputeAnswer? Answer, IReadOnlyList<ComputeRefusal> Refusals) Answer(
        Computation computation, string text, IReadOnlyDictionary<string, string> parameters, string? companion = null)
    {
        var refusals = new List<ComputeRefusal>();
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..] && !(computation.Companion is { } known && text.TrimStart().StartsWith(known.Heading, StringComparison.Ordinal));
        var (inside, table, second) = isJson ? JsonInput.Read(text, computation.Companion?.Name, refusals) : FromCsv(computation, text, refusals);
        if (companion is not null) second = CsvInput.Read(companion, refusals);
        var all = new Dictionary<string, string>(inside, StringComparer.Ordinal);
        foreach (var (name, value) in parameters) all[name] = value;
        return (Calculator.Run(computation, all, table, second, refusals), refusals);
    }

    private static (IReadOnlyDictionary<string, string>, InputTable, InputTable?) FromCsv(Computation computation, string text, List<ComputeRefusal> refusals)
    {
        var (first, second) = computation.Companion?.Split(text) ?? (text, null);
        return (new Dictionary<string, string>(StringComparer.Ordinal), CsvInput.Read(first, refusals), second is null ? null : CsvInput.Read(second, refusals));
    }
}

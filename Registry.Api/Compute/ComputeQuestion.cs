namespace Registry.Api.Compute;

/// <summary>A question as it arrives: JSON, or CSV with parameters beside it.</summary>
internal static class ComputeQuestion
{
    /// <summary>The answer to a text, or everything that is refused.</summary>
    /// <param name="computation">The statistic.</param>
    /// <param name="text">JSON when it begins with a brace, else CSV.</param>
    /// <param name="parameters">Parameters said beside the text; they go before those inside it.</param>
    public static (ComputeAnswer? Answer, IReadOnlyList<ComputeRefusal> Refusals) Answer(
        Computation computation, string text, IReadOnlyDictionary<string, string> parameters)
    {
        var refusals = new List<ComputeRefusal>();
        var isJson = text.AsSpan().TrimStart() is ['{' or '[', ..];
        var (inside, table) = isJson
            ? JsonInput.Read(text, refusals)
            : (new Dictionary<string, string>(StringComparer.Ordinal), CsvInput.Read(text, refusals));
        var all = new Dictionary<string, string>(inside, StringComparer.Ordinal);
        foreach (var (name, value) in parameters) all[name] = value;
        return (Calculator.Run(computation, all, table, refusals), refusals);
    }
}

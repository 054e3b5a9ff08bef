namespace Registry.Core.Store;

/// <summary>Keeps one copy of texts that come again and again while rows are read: mistakes of a file repeat, and millions of verdicts have a few words.</summary>
internal sealed class RepeatedText
{
    private const int Most = 20_000;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The text, as the object that had it first; once there are too many different ones new texts are given back as they are.</summary>
    public string? Once(string? text)
    {
        if (text is null) return null;
        if (_known.TryGetValue(text, out var known)) return known;
        if (_known.Count < Most) _known.Add(text, text);
        return text;
    }
}

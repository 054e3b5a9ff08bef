namespace Registry.Import.Reading;

/// <summary>A file goes beyond what a file of a registry can be: it is refused at that place, before it costs memory or time.</summary>
internal sealed class FileLimitException : Exception
{
    /// <summary>Names the limit in both languages.</summary>
    public FileLimitException(string zh, string en) : base(en) => (Zh, En) = (zh, en);

    /// <summary>The limit in Chinese.</summary>
    public string Zh { get; }

    /// <summary>The limit in English.</summary>
    public string En { get; }
}

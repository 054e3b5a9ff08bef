using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>A file goes beyond what a file of a registry can be: it is refused at that place, before it costs memory or time.</summary>
internal sealed class FileLimitException : Exception
{
    /// <summary>Names the limit in both languages.</summary>
    public FileLimitException(string zh, string en) : base(en) => Argument = CheckCatalogue.InBothLanguages(zh, en);

    /// <summary>The limit as an argument of a message in both languages.</summary>
    public string Argument { get; }
}

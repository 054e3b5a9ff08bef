namespace Registry.Import;

/// <summary>How a file or a part of it was read, in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record HowRead(string Zh, string En)
{
    private const char BetweenLanguages = '¦';

    /// <summary>Nothing to say.</summary>
    public static HowRead Nothing { get; } = Same("");

    /// <summary>The form in which it is kept with a batch.</summary>
    public string Kept => Zh == En ? Clean(Zh) : $"{Clean(Zh)}{BetweenLanguages}{Clean(En)}";

    /// <summary>A name that is the same in both languages.</summary>
    public static HowRead Same(string text) => new(text, text);

    /// <summary>One behind the other; what says nothing is left out.</summary>
    public static HowRead Join(IEnumerable<HowRead> pieces)
    {
        var said = pieces.Where(piece => piece.En.Length > 0).ToList();
        return new(string.Join('；', said.Select(piece => piece.Zh)), string.Join("; ", said.Select(piece => piece.En)));
    }

    /// <summary>What <see cref="Kept"/> wrote; older programs kept English only.</summary>
    public static HowRead Parse(string kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return kept.Split(BetweenLanguages) is [var zh, var en] ? new(zh, en) : Same(kept);
    }

    /// <summary>This with a continuation.</summary>
    public HowRead With(string zh, string en) => new(Zh + zh, En + en);

    // Names of files and sheets stand in it.
    private static string Clean(string text) => text.Replace(BetweenLanguages, '|');
}

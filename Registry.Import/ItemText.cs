using System.Buffers;

namespace Registry.Import;

/// <summary>A way in which files write "no value".</summary>
public enum MissingKind
{
    /// <summary>There is a value.</summary>
    None,

    /// <summary>An empty cell, or blanks only.</summary>
    Empty,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>NA.</summary>
    NotAvailable,

    /// <summary>不详.</summary>
    NotKnown,

    /// <summary>未知.</summary>
    Unknown,

    /// <summary>A single dash.</summary>
    Dash,

    /// <summary>A single slash.</summary>
    Slash,
}

/// <summary>Brings the text of a cell into the one form that readers and checks see.</summary>
internal static class ItemText
{
    private static readonly SearchValues<char> FullWidth =
        SearchValues.Create([.. Enumerable.Range('！', '～' - '！' + 1).Select(c => (char)c), '\u3000', '\u00a0']);

    /// <summary>How each kind is written, in the order of <see cref="MissingKind"/>.</summary>
    public static IReadOnlyList<string> MissingForms { get; } = ["", "", "NULL", "NA", "不详", "未知", "-", "/"];

    /// <summary>Trims, turns full-width characters into half-width ones, and recognises the ways to write nothing.</summary>
    /// <param name="text">The cell as read.</param>
    /// <param name="isFreeText">True for names, addresses and diagnoses: their punctuation stays as written.</param>
    /// <param name="missing">Why the result is null.</param>
    /// <returns>The text, the same instance where nothing changed; null when the cell has no value.</returns>
    public static string? Normalise(string? text, bool isFreeText, out MissingKind missing)
    {
        missing = MissingKind.Empty;
        if (string.IsNullOrEmpty(text)) return null;
        if (!isFreeText && text.AsSpan().ContainsAny(FullWidth)) text = HalfWidth(text);
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) text = text.Trim();
        missing = KindOf(text);
        return missing == MissingKind.None ? text : null;
    }

    private static MissingKind KindOf(string text) =>
        text.Length switch
        {
            0 => MissingKind.Empty,
            1 => text[0] switch { '-' => MissingKind.Dash, '/' => MissingKind.Slash, _ => MissingKind.None },
            2 => text switch
            {
                "不详" => MissingKind.NotKnown,
                "未知" => MissingKind.Unknown,
                _ when text.Equals("NA", StringComparison.OrdinalIgnoreCase) => MissingKind.NotAvailable,
                _ => MissingKind.None,
            },
            4 when text.Equals("NULL", StringComparison.OrdinalIgnoreCase) => MissingKind.Null,
            _ => MissingKind.None,
        };

    private static string HalfWidth(string text) =>
        string.Create(text.Length, text, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                result[i] = source[i] switch
                {
                    >= '！' and <= '～' and var c => (char)(c - '！' + '!'),
                    '\u3000' or '\u00a0' => ' ',
                    var c => c,
                };
        });
}

namespace Registry.Core.Coding;

/// <summary>An ICD-O-3 morphology: histology and behaviour, 8140/3.</summary>
public readonly record struct Morphology(Histology Histology, Behaviour Behaviour)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Histology}/{(int)Behaviour}";

    /// <summary>Splits 8140, M8140/3, 8140/3 and 81403 into four digits and, where written, the behaviour digit.</summary>
    /// <remarks>The Chinese clinical edition writes a fifth digit before the slash, M81400/3: it divides the code further and is dropped.</remarks>
    /// <returns>The parts as text, not yet looked up; null when the text has none of these shapes.</returns>
    public static (string Histology, char? Behaviour)? Split(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 0 && text[0] is 'M' or 'm') text = text[1..].TrimStart('-');
        if (text.Length < 4 || text[..4].IndexOfAnyExceptInRange('0', '9') >= 0) return null;
        var rest = text[4..];
        if (rest.Length == 3 && char.IsAsciiDigit(rest[0]) && rest[1] == '/') rest = rest[1..];
        if (!rest.IsEmpty && rest[0] == '/') rest = rest[1..];
        if (rest.IsEmpty) return (text[..4].ToString(), null);
        return rest.Length == 1 && char.IsAsciiDigit(rest[0]) ? (text[..4].ToString(), rest[0]) : null;
    }
}

namespace Registry.Core.Coding;

/// <summary>An ICD-10 code of three or four characters, such as C34 or C34.1, normalised.</summary>
public sealed record IcdCode
{
    /// <summary>Four-character codes that a reporting scheme counts apart from their category.</summary>
    internal static readonly string[] SplitCodes = ["C10.1"];
    private static readonly Dictionary<int, IcdCode> Interned = [];
    private static readonly Lock Gate = new();

    private IcdCode(string code) => Code = code;

    /// <summary>The code with its dot: C34.1, or C34 when no fourth character was given.</summary>
    public string Code { get; }

    /// <summary>The three-character category: C34.</summary>
    public string Category => Code.Length == 3 ? Code : Code[..3];

    /// <summary>Digit behind the dot, or null when there is none.</summary>
    public int? Subdivision => Code.Length == 5 ? Code[4] - '0' : null;

    /// <summary>The code under which the count cube keeps it: its category, or the whole code where a scheme needs the split.</summary>
    public string CubeCode => Array.IndexOf(SplitCodes, Code) >= 0 ? Code : Category;

    /// <summary>Reads C34.1, C341, c34.1, C34 and the Chinese extended form C34.100x001; null when it has another shape.</summary>
    /// <remarks>Only the shape is judged. Whether ICD-10 has the code is a question for <see cref="NeoplasmCodes"/>.</remarks>
    public static IcdCode? TryParse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3 || !char.IsAsciiLetter(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]))
            return null;
        var letter = char.ToUpperInvariant(text[0]);
        var rest = text[3..];
        if (rest.IsEmpty) return Intern(letter, text[1], text[2], subdivision: null);
        if (rest[0] == '.') rest = rest[1..];
        if (rest.IsEmpty || rest is "-") return Intern(letter, text[1], text[2], subdivision: null);
        if (!char.IsAsciiDigit(rest[0]) || !IsExtension(rest[1..])) return null;
        return Intern(letter, text[1], text[2], rest[0]);
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    // The Chinese clinical edition writes two more digits, then x and three digits.
    private static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return true;
        if (rest.Length < 2 || !char.IsAsciiDigit(rest[0]) || !char.IsAsciiDigit(rest[1])) return false;
        return rest.Length == 2 || (rest[2] is 'x' or 'X' && rest.Length == 6 && rest[3..].IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private static IcdCode Intern(char letter, char tens, char ones, char? subdivision)
    {
        var key = ((letter - 'A') * 100 + (tens - '0') * 10 + (ones - '0')) * 11 + (subdivision is { } s ? s - '0' + 1 : 0);
        lock (Gate)
        {
            if (!Interned.TryGetValue(key, out var code))
                Interned[key] = code = new(subdivision is null ? $"{letter}{tens}{ones}" : $"{letter}{tens}{ones}.{subdivision}");
            return code;
        }
    }
}

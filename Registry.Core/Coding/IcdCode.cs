namespace Registry.Core.Coding;

/// <summary>An ICD-10 code of three or four characters, such as C34 or C34.1, normalised.</summary>
/// <remarks>There is one object for each code, so that codes are compared and looked up at no cost.</remarks>
public sealed record IcdCode
{
    /// <summary>Four-character codes that a reporting scheme counts apart from their category.</summary>
    internal static readonly string[] SplitCodes = ["C10.1", "D35.2", "D35.3", "D35.4"];

    private static readonly IcdCode?[] Interned = new IcdCode?[26 * 100 * 11];
    private readonly int _key;

    private IcdCode(string code, int key)
    {
        (Code, _key) = (code, key);
        Category = code.Length == 3 ? code : code[..3];
        Subdivision = code.Length == 5 ? code[4] - '0' : null;
        CubeCode = Array.IndexOf(SplitCodes, code) >= 0 ? code : Category;
    }

    /// <summary>The code with its dot: C34.1, or C34 when no fourth character was given.</summary>
    public string Code { get; }

    /// <summary>The three-character category: C34.</summary>
    public string Category { get; }

    /// <summary>The category as a number, in the order of the codes: A00 is 0, C34 is 234, D48 is 348.</summary>
    public int CategoryNumber => _key / 11;

    /// <summary>True for D00-D09.</summary>
    public bool IsInSitu => CategoryNumber is >= 300 and <= 309;

    /// <summary>Digit behind the dot, or null when there is none.</summary>
    public int? Subdivision { get; }

    /// <summary>The code under which the count cube keeps it: its category, or the whole code where a scheme needs the split.</summary>
    public string CubeCode { get; }

    /// <summary>Reads C34.1, C341, c34.1, C34 and the Chinese extended forms C34.100x001 and C73.x00; null when it has another shape.</summary>
    /// <remarks>Only the shape is judged. Whether ICD-10 has the code is a question for <see cref="NeoplasmCodes"/>.
    /// The Chinese clinical edition writes x where a category has no fourth character: C73.x00 is C73.</remarks>
    public static IcdCode? TryParse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3 || !char.IsAsciiLetter(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]))
            return null;
        var rest = text[3..];
        if (!rest.IsEmpty && rest[0] == '.') rest = rest[1..];
        if (rest.IsEmpty || rest is "-") return Intern(text, subdivision: null);
        if (!IsExtension(rest[1..])) return null;
        return rest[0] switch
        {
            'x' or 'X' => Intern(text, subdivision: null),
            >= '0' and <= '9' => Intern(text, rest[0]),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool Equals(IcdCode? other) => other is not null && other._key == _key;

    /// <inheritdoc/>
    public override int GetHashCode() => _key;

    /// <inheritdoc/>
    public override string ToString() => Code;

    // Behind the fourth character the Chinese clinical edition writes two more digits, then x and three digits.
    private static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty) return true;
        if (rest.Length < 2 || !char.IsAsciiDigit(rest[0]) || !char.IsAsciiDigit(rest[1])) return false;
        return rest.Length == 2 || (rest[2] is 'x' or 'X' && rest.Length == 6 && rest[3..].IndexOfAnyExceptInRange('0', '9') < 0);
    }

    // Two threads may both make a code; whichever comes first is kept for good.
    private static IcdCode Intern(ReadOnlySpan<char> text, char? subdivision)
    {
        var letter = char.ToUpperInvariant(text[0]);
        var category = (letter - 'A') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
        var key = category * 11 + (subdivision is { } digit ? digit - '0' + 1 : 0);
        if (Volatile.Read(ref Interned[key]) is { } known) return known;
        var code = subdivision is null ? $"{letter}{text[1]}{text[2]}" : $"{letter}{text[1]}{text[2]}.{subdivision}";
        var made = new IcdCode(code, key);
        return Interlocked.CompareExchange(ref Interned[key], made, null) ?? made;
    }
}

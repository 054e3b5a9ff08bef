namespace Registry.Core.Coding;

/// <summary>An ICD-O-3 topography code, such as C34.1. Only codes of the list exist.</summary>
public sealed record Topography
{
    private static readonly Topography?[] ByNumber = Load();

    private Topography(int ordinal, string code, string nameEn, string nameZh, Sex? onlySex) =>
        (Ordinal, Code, Category, NameEn, NameZh, OnlySex) = (ordinal, code, code[..3], nameEn, nameZh, onlySex);

    /// <summary>Position in <see cref="All"/>.</summary>
    internal int Ordinal { get; }

    /// <summary>The code with its dot: C34.1.</summary>
    public string Code { get; }

    /// <summary>The three-character category: C34.</summary>
    public string Category { get; }

    /// <summary>English name; the code in a build without the names.</summary>
    public string NameEn { get; }

    /// <summary>Chinese name; the English one where no translation is published.</summary>
    public string NameZh { get; }

    /// <summary>The sex that has this site, or null when both have.</summary>
    public Sex? OnlySex { get; }

    /// <summary>All 330 codes in order.</summary>
    public static IReadOnlyList<Topography> All { get; } = [.. ByNumber.OfType<Topography>()];

    /// <summary>The three digits behind the C as a number: 341 for C34.1.</summary>
    public int Number => (Code[1] - '0') * 100 + (Code[2] - '0') * 10 + (Code[4] - '0');

    /// <summary>Reads C34.1, C341 or CanReg's 341, in either case; null when it is not a code of the list.</summary>
    public static Topography? TryParse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 0 && text[0] is 'C' or 'c') text = text[1..];
        if (text.Length == 4 && text[2] == '.')
            return FromDigits(text[0], text[1], text[3]);
        return text.Length == 3 ? FromDigits(text[0], text[1], text[2]) : null;
    }

    /// <inheritdoc/>
    public bool Equals(Topography? other) => other is not null && other.Ordinal == Ordinal;

    /// <inheritdoc/>
    public override int GetHashCode() => Ordinal;

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static Topography? FromDigits(char tens, char ones, char subsite) =>
        char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones) && char.IsAsciiDigit(subsite)
            ? ByNumber[(tens - '0') * 100 + (ones - '0') * 10 + (subsite - '0')]
            : null;

    private static Topography?[] Load()
    {
        var byNumber = new Topography?[1000];
        var names = RubricNames.Read("icdo3_topography_names.csv");
        var ordinal = 0;
        foreach (var row in EmbeddedTable.Read("icdo3_topography.csv"))
        {
            Sex? onlySex = row["sex_only"] switch { "M" => Sex.Male, "F" => Sex.Female, _ => null };
            var site = new Topography(ordinal++, row["code"], names.En(row["code"]), names.Zh(row["code"]), onlySex);
            byNumber[site.Number] = site;
        }
        return byNumber;
    }
}

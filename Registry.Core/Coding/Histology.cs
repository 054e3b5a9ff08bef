using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>An ICD-O-3 histology: the four digits of a morphology code before the slash. Only codes of the list exist.</summary>
public sealed record Histology
{
    private static readonly Histology?[] ByNumber = Load();

    private Histology(int number, string nameEn, string nameZh, bool inIcdO32, bool inOlderList) =>
        (Number, NameEn, NameZh, IsInIcdO32, IsInOlderList) = (number, nameEn, nameZh, inIcdO32, inOlderList);

    /// <summary>The code as a number: 8140.</summary>
    public int Number { get; }

    /// <summary>English name; the code where none is known and in a build without the names.</summary>
    public string NameEn { get; }

    /// <summary>Chinese name; the English one where no translation is published.</summary>
    public string NameZh { get; }

    /// <summary>True when ICD-O-3.2 has the code.</summary>
    public bool IsInIcdO32 { get; }

    /// <summary>True when the older list that CanReg5 carries has the code.</summary>
    public bool IsInOlderList { get; }

    /// <summary>Every code in order.</summary>
    public static IReadOnlyList<Histology> All { get; } = [.. ByNumber.OfType<Histology>()];

    /// <summary>True for the haematological and lymphoid codes 9590 and above.</summary>
    public bool IsHaematological => Number >= 9590;

    /// <summary>The histology of these four digits, or null when the list has none.</summary>
    public static Histology? TryParse(ReadOnlySpan<char> text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ByNumber[number]
            : null;

    /// <inheritdoc/>
    public bool Equals(Histology? other) => other is not null && other.Number == Number;

    /// <inheritdoc/>
    public override int GetHashCode() => Number;

    /// <inheritdoc/>
    public override string ToString() => Number.ToString("D4", CultureInfo.InvariantCulture);

    private static Histology?[] Load()
    {
        var names = RubricNames.Read("icdo3_morphology_names.csv");
        var byNumber = new Histology?[10_000];
        foreach (var row in EmbeddedTable.Read("icdo3_morphology.csv"))
        {
            var number = int.Parse(row["code"], CultureInfo.InvariantCulture);
            byNumber[number] = new(number, names.En(row["code"]), names.Zh(row["code"]), row["in_icdo3_2"] == "1", row["in_canreg5"] == "1");
        }
        return byNumber;
    }
}

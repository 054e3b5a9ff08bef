using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>ICD-O-3 topography and morphology: whether the codes exist and how much they say.</summary>
internal static class SiteCodes
{
    private const int UnknownPrimary = 809;
    private static readonly HashSet<string> Categories = [.. Topography.All.Select(site => site.Category)];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("O-TOPO-1", [Item.Topography],
            f => f.IsUnreadable(Item.Topography) || (f.SiteCategory is not null && f.Topography is null && f.Lacks(Item.Icd10))),
        new("O-TOPO-2", [Item.Topography], f => f.Topography is { } site && IsIllDefined(site)),
        new("O-TOPO-3", [Item.Topography], f => f.SiteCategory is not null && (f.Topography is not null || !f.Lacks(Item.Icd10)))
            { Arguments = f => f.Topography?.Code ?? f.SiteCategory! },
        new("O-MORP-1", [Item.Morphology], f => f.IsUnreadable(Item.Morphology)),
        new("O-MORP-2", [Item.Morphology], f => f.Histology is { } h && h.IsInIcdO32 != h.IsInOlderList),
        new("O-MORP-3", [Item.Morphology, Item.Basis], f => f.Histology?.Number == 8000 && IsMicroscopic(f)),
        new("O-MORP-4", [Item.Morphology, Item.Basis],
            f => f.Histology?.Number is 8001 or 8010 or 8020 or 8021 && IsMicroscopic(f)),
        new("O-MORP-5", [Item.Morphology, Item.Behaviour],
            f => f is { WrittenBehaviour: { } digit, Behaviour: { } behaviour } && digit - '0' != (int)behaviour)
            { Arguments = f => string.Create(CultureInfo.InvariantCulture, $"{f.WrittenBehaviour}|{(int)f.Behaviour!}") },
        new("V-DRV-1", [Item.Morphology], f => f.BehaviourIsDerived)
            { Arguments = f => ((int)f.Behaviour!).ToString(CultureInfo.InvariantCulture) },
        new("O-CODE-1", [Item.Topography, Item.Morphology],
            f => f.Histology is { } h && IsLeukaemia(h.Number) && f.Topography is { } site && site.Number != 421),
        new("O-CODE-2", [Item.Topography], f => f.Topography is { } site && site.Number % 10 == 8),
        new("O-CODE-3", [Item.Topography, Item.Morphology], f => f.SiteNumber == UnknownPrimary && IsLymphoma(f.HistologyNumber)),
    ];

    /// <summary>The site of a code that a spreadsheet took for a number: 19 was 019, 8.1 was 08.1. Null when there is no such site, or
    /// when the number may stand for another one: 40 was 040 or 40.0.</summary>
    public static Topography? OfNumber(string text) =>
        text switch
        {
            [>= '0' and <= '9', '.', _] => Topography.TryParse("0" + text),
            { Length: 1 or 2 } when Topography.TryParse(text.PadLeft(2, '0') + ".0") is null => Topography.TryParse(text.PadLeft(3, '0')),
            _ => null,
        };

    /// <summary>The category of C34, C22.9, C229 or 22.9: a site without its subsite. Null for any other text.</summary>
    /// <remarks>Registries copy the site from ICD-10, which has C22.9 where ICD-O-3 has not. Two digits without the letter are no category:
    /// they may be what is left of 019 or 34.0.</remarks>
    public static string? UnspecifiedCategory(ReadOnlySpan<char> text)
    {
        var hasLetter = text.Length > 0 && text[0] is 'C' or 'c';
        if (hasLetter) text = text[1..];
        if (text.Length < (hasLetter ? 2 : 3) || text[2..] is not ("" or ".9" or "9" or ".")) return null;
        var category = string.Concat("C", text[..2]);
        if (!Categories.Contains(category)) return null;
        var isOfIcd10 = text.Length == 2 || NeoplasmCodes.Exists(IcdCode.TryParse(category)!);     // C42.9 is of neither list
        return isOfIcd10 ? category : null;
    }

    private static bool IsMicroscopic(RowFacts facts) => facts.Basis is { } basis && basis.IsMicroscopic();

    private static bool IsIllDefined(Topography site) =>
        site.Number % 10 == 9 || site.Number / 10 is 26 or 39 or 48 or 76 or 80;

    // 9731 and 9732 are plasma cell tumours, 9740 and above are not lymphomas.
    private static bool IsLymphoma(int histology) => histology is >= 9590 and <= 9738 and not (>= 9731 and <= 9734);

    // 9930 (myeloid sarcoma) is a solid tumour and keeps its site.
    private static bool IsLeukaemia(int histology) => histology is >= 9800 and <= 9948 and not 9930;
}

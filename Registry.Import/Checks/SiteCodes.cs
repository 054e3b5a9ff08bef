using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>ICD-O-3 topography and morphology: whether the codes exist and how much they say.</summary>
internal static class SiteCodes
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("O-TOPO-1", [Item.Topography], f => f.IsUnreadable(Item.Topography)),
        new("O-TOPO-2", [Item.Topography], f => f.Topography is { } site && IsIllDefined(site)),
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
    ];

    private static bool IsMicroscopic(RowFacts facts) => facts.Basis is { } basis && basis.IsMicroscopic();

    private static bool IsIllDefined(Topography site) =>
        site.Number % 10 == 9 || site.Number / 10 is 26 or 39 or 48 or 76 or 80;

    // 9930 (myeloid sarcoma) is a solid tumour and keeps its site.
    private static bool IsLeukaemia(int histology) => histology is >= 9800 and <= 9948 and not 9930;
}

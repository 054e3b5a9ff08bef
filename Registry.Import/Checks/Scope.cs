using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>What is a case: the codes and behaviours that a registry reports.</summary>
/// <remarks>The ICD-10 code is the reported one; where none was reported, the one derived from ICD-O-3.</remarks>
internal static class Scope
{
    private static readonly Item[] Code = [Item.Icd10, Item.Topography];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        OfCode("P-SCOPE-1", (f, code) => !IsReportable(code) && !(f.Thresholds.CollectsIntracranial && IsIntracranial(code))),
        OfCode("P-SCOPE-2", (_, code) => IsIntracranial(code)),
        new("P-SCOPE-3", [Item.Behaviour, Item.Morphology, Item.Icd10], f => f.Behaviour == Behaviour.InSitu || CodeOf(f) is { CategoryNumber: >= 300 and <= 309 })
            { Part = PartKind.Incidence, AnyColumn = true },
        new("P-SCOPE-4", [Item.Behaviour], f => f.Text(Item.Behaviour) is "6" or "9" or "/6" or "/9"),
        new("P-SCOPE-4", [Item.Morphology], f => f.Lacks(Item.Behaviour) && f.WrittenBehaviour is '6' or '9'),
        new("P-SCOPE-5", [Item.Behaviour, Item.Morphology], IsBenignElsewhere) { Part = PartKind.Incidence, AnyColumn = true, Arguments = SiteOf },
        OfCode("P-SCOPE-6", (_, code) => code.CategoryNumber is >= 277 and <= 279),
        OfCode("P-SCOPE-7", (_, code) => code.CategoryNumber == 297),
        OfCode("P-SCOPE-8", (_, code) => code.CategoryNumber is 345 or 346 || code is { CategoryNumber: 347, Subdivision: 1 or 3 }),
        new("P-SCOPE-9", [Item.Icd10], f => f.Icd10 is { } code && HintsAtCancer(code) && !HasNeoplasm(f)
            && (f.Part == PartKind.Incidence || !f.Layout.Has(Item.UnderlyingCause))),
        new("P-SCOPE-9", [Item.UnderlyingCause], f => f.Icd10 is { } code && HintsAtCancer(code) && !HasNeoplasm(f)) { Part = PartKind.Death },
    ];

    /// <summary>The code that decides: as reported, else as derived.</summary>
    public static IcdCode? CodeOf(RowFacts facts) => facts.Icd10 ?? facts.DerivedIcd10;

    // C00-C97, D00-D09, D32-D33, D42-D43, D45-D47.
    private static bool IsReportable(IcdCode code) =>
        code.CategoryNumber is (>= 200 and <= 297) or (>= 300 and <= 309) or 332 or 333 or 342 or 343 or (>= 345 and <= 347);

    // Pituitary, craniopharyngeal duct, pineal gland: benign D35.2-D35.4, uncertain D44.3-D44.5.
    private static bool IsIntracranial(IcdCode code) =>
        code is { CategoryNumber: 335, Subdivision: >= 2 and <= 4 } or { CategoryNumber: 344, Subdivision: >= 3 and <= 5 };

    // D45-D47 are uncertain by their old behaviour and no tumours of a site. A code that cannot be derived is taken as reported.
    private static bool IsBenignElsewhere(RowFacts facts) =>
        facts.Behaviour is Behaviour.Benign or Behaviour.Uncertain && facts.SiteNumber is var site
        && site != SiteSet.Unknown && site is < 700 or > 729 && !(facts.Thresholds.CollectsIntracranial && site is >= 751 and <= 753)
        && (facts.DerivedIcd10 ?? facts.Icd10) is not { CategoryNumber: >= 345 and <= 347 };

    private static string SiteOf(RowFacts facts) => facts.SiteCode!;

    // Care, screening and history of cancer: B21 Z08 Z12 Z40.0 Z51.0 Z51.1 Z80 Z85 Z86.0 Z92.6.
    private static bool HintsAtCancer(IcdCode code) =>
        code is { CategoryNumber: 121 or 2508 or 2512 or 2580 or 2585 }
            or { CategoryNumber: 2540 or 2586, Subdivision: 0 }
            or { CategoryNumber: 2551, Subdivision: 0 or 1 }
            or { CategoryNumber: 2592, Subdivision: 6 };

    private static bool HasNeoplasm(RowFacts facts) =>
        IsNeoplasm(facts.Text(Item.CauseACode)) || IsNeoplasm(facts.Text(Item.CauseBCode))
        || IsNeoplasm(facts.Text(Item.CauseCCode)) || IsNeoplasm(facts.Text(Item.CauseDCode));

    private static bool IsNeoplasm(string? text) => IcdCode.TryParse(text) is { CategoryNumber: >= 200 and <= 348 };

    private static Check OfCode(string id, Func<RowFacts, IcdCode, bool> fails) =>
        new(id, Code, f => CodeOf(f) is { } code && fails(f, code))
        {
            Part = PartKind.Incidence, AnyColumn = true, Arguments = f => CodeOf(f)!.Code,
        };
}

using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>ICD-10: whether the code exists and whether it agrees with ICD-O-3.</summary>
internal static class Icd10Codes
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        .. Cause("O-ICD10-1", (f, item) => f.IsUnreadable(item) || (f.Icd10 is { } code && !IsAcceptable(f, code))),
        new("O-ICD10-1", [Item.UnderlyingCause], f => f.IsUnreadable(Item.UnderlyingCause) || (f.Icd10 is { } code && !IsAcceptable(f, code)))
            { Part = PartKind.FollowUp },
        .. Cause("O-ICD10-5", (f, _) => f.Icd10 is { } code && HasEmptySubdivision(code)),
        new("O-ICD10-2", [Item.Icd10],
            f => f is { Icd10: { } code, DerivedIcd10: { } derived } && code.Category != derived.Category && IsOfNeoplasm(code))
            { Part = PartKind.Incidence, Arguments = Derived },
        new("O-ICD10-3", [Item.Icd10],
            f => f is { Icd10: { } code, DerivedIcd10: { } derived, SiteCategory: null } && code.Category == derived.Category
                && DiffersInSubdivision(code, derived) && IsOfNeoplasm(code))
            { Part = PartKind.Incidence, Arguments = Derived },
        new("O-ICD10-4", [Item.Icd10], f => f is { Icd10: { } code, Behaviour: { } behaviour, BehaviourDigit: not RowBits.UnknownBehaviour }
            && f.Histology is not { IsHaematological: true } && !Agree(code, behaviour) && IsOfNeoplasm(code)) { Part = PartKind.Incidence },
        new("V-DRV-2", [Item.Topography, Item.Morphology], f => f.Lacks(Item.Icd10) && f.DerivedIcd10 is not null)
            { Arguments = Derived },
        new("O-CONV-1", [Item.Icd10, Item.Morphology, Item.Topography],
            f => f.Lacks(Item.Icd10) && f is { DerivedIcd10: null }
                && (f.ConversionFault == IcdConversionFault.NoRule || (f.ConversionFault == IcdConversionFault.None && LacksAColumn(f))))
            { AnyColumn = true, Arguments = WhyUnderivable },
        Underivable("O-CONV-2", IcdConversionFault.OtherSex),
        Underivable("O-CONV-3", IcdConversionFault.SexNeeded),
    ];

    /// <summary>The verdict on a case that no check returned although it has no ICD-10 code and none follows; null for any other row.</summary>
    /// <remarks>Packs that are off and settings let codes pass that cannot be read. A case without a code would count nowhere.</remarks>
    public static Verdict? WithoutCode(RowFacts facts)
    {
        if (facts is not { Part: PartKind.Incidence, Icd10: null, DerivedIcd10: null }) return null;
        var item = facts.Layout.Has(Item.Icd10) ? Item.Icd10 : Item.Morphology;
        return new("O-CONV-1", Severity.Error, facts.Part, facts.Row.Row, facts.Layout.ColumnOf(item), item, null, null);
    }

    // C61.9, C61.0, C38.9: a fourth character that does not exist and says nothing. The category decides where the row counts.
    private static bool HasEmptySubdivision(IcdCode code) =>
        code.Subdivision is 0 or 9 && BehaviourOf(code) is not null && !NeoplasmCodes.Exists(code)
        && IcdCode.TryParse(code.Category) is { } category && NeoplasmCodes.Exists(category)
        && (code.Subdivision == 9 || IsUndivided(category));

    private static bool IsUndivided(IcdCode category) =>
        category.Code is "C01" or "C07" or "C12" or "C19" or "C20" or "C23" or "C33" or "C37" or "C52" or "C55" or "C56"
            or "C58" or "C61" or "C64" or "C65" or "C66" or "C73" or "C97" or "D24" or "D27" or "D34" or "D45";

    /// <summary>The behaviour that a block of the neoplasm chapter means, or null outside the chapter.</summary>
    public static Behaviour? BehaviourOf(IcdCode code) =>
        code.Code[0] switch
        {
            'C' => Behaviour.Malignant,
            'D' => Number(code) switch
            {
                <= 9 => Behaviour.InSitu,
                <= 36 => Behaviour.Benign,
                <= 48 => Behaviour.Uncertain,
                _ => null,
            },
            _ => null,
        };

    // A case is a neoplasm. A death may have any cause, but a neoplasm code must exist.
    private static bool IsAcceptable(RowFacts facts, IcdCode code) =>
        IsOfNeoplasm(code) || (facts.Part != PartKind.Incidence && BehaviourOf(code) is null);

    /// <summary>True for a code of the neoplasm chapter that exists, or that says its category with an empty subdivision. Another
    /// code of a case is told by O-ICD10-1 and compared with nothing.</summary>
    public static bool IsOfNeoplasm(IcdCode code) => NeoplasmCodes.Exists(code) || HasEmptySubdivision(code);

    private static bool Agree(IcdCode code, Behaviour behaviour) =>
        behaviour switch
        {
            Behaviour.Malignant => code.Code[0] != 'D' || Number(code) > 44,
            Behaviour.InSitu => BehaviourOf(code) == Behaviour.InSitu,
            Behaviour.Benign => BehaviourOf(code) == Behaviour.Benign,
            _ => BehaviourOf(code) == Behaviour.Uncertain,
        };

    private static bool DiffersInSubdivision(IcdCode code, IcdCode derived) =>
        code.Subdivision is { } reported && derived.Subdivision is { } expected && reported != expected && code.Category != "C80";

    private static int Number(IcdCode code) => (code.Code[1] - '0') * 10 + (code.Code[2] - '0');

    private static string Derived(RowFacts facts) => facts.DerivedIcd10!.Code;

    private static IEnumerable<Check> Cause(string id, Func<RowFacts, Item, bool> fails) =>
    [
        new(id, [Item.Icd10], f => f.Part != PartKind.FollowUp && (f.Part == PartKind.Incidence || !f.Layout.Has(Item.UnderlyingCause)) && fails(f, Item.Icd10)),
        new(id, [Item.UnderlyingCause], f => fails(f, Item.UnderlyingCause)) { Part = PartKind.Death },
    ];

    // A part that its own column leaves empty or unreadable is told there (M-REQ-1, O-TOPO-1, O-MORP-1, V-SET-4). What the file has no
    // column for is told by nothing else. The behaviour may stand behind the slash of a morphology that can be read.
    private static bool LacksAColumn(RowFacts facts) =>
        (facts.Topography is null && !facts.Layout.Has(Item.Topography))
        || (facts.Histology is null && !facts.Layout.Has(Item.Morphology))
        || (facts is { Histology: not null, Behaviour: null } && !facts.Layout.Has(Item.Behaviour));

    // A part of ICD-O-3 that is missing is named.
    private static string WhyUnderivable(RowFacts facts)
    {
        if (facts.ConversionFault == IcdConversionFault.NoRule)
            return CheckCatalogue.InBothLanguages("该形态学与行为学没有换算规则", "there is no rule for this morphology and behaviour");
        Item[] missing =
        [
            .. facts.Topography is null ? [Item.Topography] : (Item[])[],
            .. facts.Histology is null ? [Item.Morphology] : (Item[])[],
            .. facts.Behaviour is null ? [Item.Behaviour] : (Item[])[],
        ];
        return CheckCatalogue.InBothLanguages(
            $"缺少可用的{string.Join("、", missing.Select(ItemNames.Zh))}", $"no usable {string.Join(", ", missing.Select(ItemNames.En))}");
    }

    // Only a case without a reported code needs the derived one.
    private static Check Underivable(string id, IcdConversionFault fault) =>
        new(id, [Item.Morphology, Item.Topography], f => f.Lacks(Item.Icd10) && f.ConversionFault == fault);
}

using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>What the exchange standard of Zhejiang asks of its case card and its death card.</summary>
internal static class ProvincialItems
{
    private static readonly Item[][] CauseLines =
    [
        [Item.CauseACode, Item.CauseAText, Item.CauseAInterval],
        [Item.CauseBCode, Item.CauseBInterval],
        [Item.CauseCCode, Item.CauseCInterval],
        [Item.CauseDCode, Item.CauseDInterval],
    ];

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("F-ORD-1", [Item.MainCardNumber], f => f.MainCardIsMissing),
        new("F-AUD-1", [Item.AuditFlag], f => f.Text(Item.AuditFlag) != "3"),
        new("M-REQ-5", [Item.OutpatientNumber, Item.InpatientNumber], f => f.Lacks(Item.OutpatientNumber) && f.Lacks(Item.InpatientNumber)),
        new("M-REQ-6", [Item.Phone], f => f.Text(Item.Phone) == "0"),
        When("M-REQ-11", Item.CountyAuditTime, Item.AuditFlag, "3"),
        When("M-REQ-11", Item.DiagnosingHospital, Item.DiagnosedHere, "2"),
        When("M-REQ-11", Item.AuditRejectionText, Item.AuditRejection, "21"),
        new("M-REQ-13", [Item.PregnancyStatus, Item.Sex],
            f => f.Lacks(Item.PregnancyStatus) ? f.Sex == Sex.Female : f.Sex == Sex.Male) { Part = PartKind.Death },
        .. CauseLines[0].Select(item => new Check("M-REQ-14", [item], f => f.Lacks(item)) { Part = PartKind.Death, Arguments = _ => "a" }),
        .. CauseLines[1..].Zip(["b", "c", "d"], (line, name) => new Check("M-REQ-14", [line[1], line[0]],
            f => !f.Lacks(line[0]) && f.Lacks(line[1])) { Part = PartKind.Death, Arguments = _ => name }),
        new("M-REQ-15", [Item.IdNumber, Item.IdType], f => f.Text(Item.IdType) is "1" or "01" && f.Lacks(Item.IdNumber)) { Part = PartKind.Death },
        Separated(Item.Basis),
        Separated(Item.TreatmentItems),
        new("V-MAP-2", [Item.Basis], f => f.BasisIsChosen) { Arguments = f => ((int)f.Basis!).ToString(System.Globalization.CultureInfo.InvariantCulture) },
        new("V-SET-12", [Item.Stage], f => !f.Layout.Has(Item.ProvincialStage) && !f.Lacks(Item.ProvincialStage)) { Arguments = f => f.Text(Item.Stage)! },
        CodeSets.OneOf("V-SET-13", Item.CardStatus, "record_status"),
        CodeSets.OneOf("V-SET-13", Item.CardType, "card_type"),
        new("V-SET-14", [Item.CardStatus], f => f.Text(Item.CardStatus) is "3" or "4" or "5"),
    ];

    /// <summary>The strongest of several bases of diagnosis, by codes 1 to 10 of the province; null when one of them is none.</summary>
    /// <remarks>Histology of the primary goes before metastasis, cytology, tests, investigations, clinic, unknown. 3 is read as 2, 8 as 7.
    /// 10 is a case found by its death certificate and counts only when nothing else was found.</remarks>
    public static BasisOfDiagnosis? Strongest(ReadOnlySpan<char> list)
    {
        ReadOnlySpan<int> strength = [1, 3, 4, 4, 5, 6, 7, 8, 8, 2];          // of the codes 0 to 9 as printed; 10 is 0
        var (best, found) = (0, -1);
        while (!list.IsEmpty)
        {
            var end = list.IndexOfAny(", ;、");
            var code = end < 0 ? list : list[..end];
            list = end < 0 ? [] : list[(end + 1)..];
            if (code.IsEmpty) continue;
            if (!int.TryParse(code, System.Globalization.NumberStyles.None, null, out var number) || number is < 1 or > 10) return null;
            if (number == 10) number = 0;
            if (strength[number] <= best) continue;
            (best, found) = (strength[number], number);
        }
        return found switch { < 0 => null, 3 => BasisOfDiagnosis.ClinicalInvestigation, 8 => BasisOfDiagnosis.HistologyOfPrimary, _ => (BasisOfDiagnosis)found };
    }

    /// <summary>Puts the national code of the stage in the place of the card's own, which is kept beside it.</summary>
    /// <remarks>The card's 1 is stage 0 or I, then II, III, IV, not determined; the national codes run 0, I, II, III, IV, not determined.
    /// A row that has both was converted before.</remarks>
    public static void ConvertStage(RowFacts facts)
    {
        if (!facts.IsProvincialCard || facts.Layout.Has(Item.ProvincialStage)) return;
        var stage = facts.Text(Item.Stage);
        var national = stage switch
        {
            "1" => facts.Behaviour == Behaviour.InSitu ? "1" : "2",
            "2" => "3",
            "3" => "4",
            "4" => "5",
            "5" => "6",
            _ => null,
        };
        facts.Set(Item.ProvincialStage, national is null ? null : stage);
        if (national is not null) facts.Set(Item.Stage, national);
    }

    private static Check When(string id, Item needed, Item other, string code) =>
        new(id, [needed, other], f => f.Text(other) == code && f.Lacks(needed));

    // The cell as it was sent: the readers take wide characters for narrow ones.
    private static Check Separated(Item item) =>
        new("V-MULTI-1", [item], f => f.Row[item] is { } text && text.AsSpan().Trim().IndexOfAny(Separators) >= 0 && !f.Lacks(item));

    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(" \u3000\u00a0\t;；，、。/|+&");
}

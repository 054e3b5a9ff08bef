using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Laterality against the site, stage and TNM against the behaviour, treatments against the treatment status.</summary>
internal static class SideStageTreatment
{
    private const string StageZero = "1";
    private const int BothSides = 3;
    private static readonly SiteSet Paired = SiteLists.Of("paired");
    private static readonly SiteSet BothSidesOneTumour = SiteLists.Of("both_sides_one_tumour");

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("S-LAT-1", [Item.Laterality, Item.Topography], f => f.Lacks(Item.Laterality) && Paired.Contains(f.SiteNumber))
            { Arguments = f => f.SiteCode! },
        new("S-LAT-2", [Item.Laterality, Item.Topography], f => f.Laterality is 1 or 2 or 3 && Paired.Excludes(f.SiteNumber))
            { Arguments = f => f.SiteCode! },
        new("S-LAT-3", [Item.Laterality, Item.Topography, Item.Morphology], f => f.Laterality == BothSides
            && BothSidesOneTumour.Excludes(f.SiteNumber)
            && f.HistologyNumber is not (RowBits.UnknownHistology or 8960 or (>= 9510 and <= 9519))),
        new("S-STG-1", [Item.Stage, Item.Morphology],
            f => (f.BehaviourDigit == 3 && f.Text(Item.Stage) == StageZero) || (f.BehaviourDigit == 2 && f.Text(Item.Stage) is "2" or "3" or "4" or "5"))
            { Arguments = f => f.BehaviourDigit == 3 ? "3" : "2" },
        new("S-STG-2", [Item.Stage, Item.ClinicalM], f => IsBelowFour(f) && IsM1(f.Text(Item.ClinicalM))),
        new("S-STG-2", [Item.Stage, Item.PathologicalM], f => IsBelowFour(f) && IsM1(f.Text(Item.PathologicalM)) && !IsM1(f.Text(Item.ClinicalM))),
        new("S-STG-2", [Item.ClinicalT, Item.Morphology], f => f.BehaviourDigit == 3 && IsTis(f.Text(Item.ClinicalT))),
        new("S-STG-2", [Item.PathologicalT, Item.Morphology], f => f.BehaviourDigit == 3 && IsTis(f.Text(Item.PathologicalT))),
        new("S-TRT-1", [Item.TreatmentItems, Item.TreatmentStatus],
            f => f.Text(Item.TreatmentStatus) == "0" && !f.Lacks(Item.TreatmentItems)),
    ];

    // 1 is stage 0, 2 is I, 3 is II, 4 is III, 5 is IV, 6 cannot be determined.
    private static bool IsBelowFour(RowFacts facts) => facts.Text(Item.Stage) is StageZero or "2" or "3" or "4";

    private static bool IsM1(string? text) => text is "1" or "M1";

    private static bool IsTis(string? text) => text is "5" || string.Equals(text, "Tis", StringComparison.OrdinalIgnoreCase);
}

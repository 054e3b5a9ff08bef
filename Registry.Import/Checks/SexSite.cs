using System.Collections.Frozen;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Sites that one sex does not have, by ICD-O-3 and by ICD-10. The codes: sex_site.csv.</summary>
internal static class SexSite
{
    private static readonly FrozenSet<(string CheckId, Sex Sex, string Code)> Excluded = Load();

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-SEX-1", [Item.Sex, Item.Topography], f => f.Sex is { } sex && f.Topography is { } site && IsExcluded("X-SEX-1", sex, site.Category, site.Code))
            { Part = PartKind.Incidence, Arguments = f => f.Topography!.Code },
        .. OfCode("X-SEX-1"),
        .. OfCode("X-SEX-2"),
        new("X-SEX-3", [Item.Sex, Item.Topography], f => f.Sex == Sex.Male && f.Topography?.Category == "C50") { Arguments = OfSite },
        new("X-SEX-3", [Item.Sex, Item.Icd10], f => f.Sex == Sex.Male && f.Topography?.Category != "C50" && f.Icd10?.Category == "C50"
            && (f.Part == PartKind.Incidence || !f.Layout.Has(Item.UnderlyingCause))) { Arguments = OfIcd10 },
        new("X-SEX-3", [Item.Sex, Item.UnderlyingCause], f => f.Sex == Sex.Male && f.Icd10?.Category == "C50") { Part = PartKind.Death, Arguments = OfIcd10 },
    ];

    /// <summary>True when persons of this sex do not have this site (X-SEX-1).</summary>
    public static bool Excludes(Sex sex, Topography site) => IsExcluded("X-SEX-1", sex, site.Category, site.Code);

    // A code that the topography already reports is not reported twice.
    private static IEnumerable<Check> OfCode(string id) =>
    [
        new(id, [Item.Sex, Item.Icd10], f => IsExcluded(id, f) && (f.Part == PartKind.Incidence || !f.Layout.Has(Item.UnderlyingCause))
            && !(f.Sex is { } sex && f.Topography is { } site && IsExcluded(id, sex, site.Category, site.Code)))
            { Arguments = f => f.Icd10!.Code },
        new(id, [Item.Sex, Item.UnderlyingCause], f => IsExcluded(id, f)) { Part = PartKind.Death, Arguments = f => f.Icd10!.Code },
    ];

    // Which of the two codes says breast: the other may say something else.
    private static string OfSite(RowFacts facts) => $"ICD-O-3 {facts.Topography!.Code}";

    private static string OfIcd10(RowFacts facts) => $"ICD-10 {facts.Icd10!.Code}";

    private static bool IsExcluded(string id, RowFacts facts) =>
        facts is { Sex: { } sex, Icd10: { } code } && IsExcluded(id, sex, code.Category, code.Code);

    private static bool IsExcluded(string id, Sex sex, string category, string code) =>
        sex is Sex.Male or Sex.Female && (category[0] == 'D' || category is ['C', '5' or '6' or '7', ..])
        && (Excluded.Contains((id, sex, category)) || Excluded.Contains((id, sex, code)));

    private static FrozenSet<(string, Sex, string)> Load() =>
        CheckTable.Read("sex_site.csv")
            .SelectMany(row => row["codes"].Split(' ').Select(code => (row["check"], row["not_in"] == "M" ? Sex.Male : Sex.Female, code)))
            .ToFrozenSet();
}

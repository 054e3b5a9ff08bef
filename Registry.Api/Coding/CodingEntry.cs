using Registry.Api.Batches;
using Registry.Core.Coding;
using Registry.Import.Checks;

namespace Registry.Api.Coding;

/// <summary>A code with its names.</summary>
/// <param name="Code">The code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
internal sealed record NamedCode(string Code, string NameZh, string NameEn);

/// <summary>The row of a report in which a tumour is counted.</summary>
/// <param name="Scheme">Site scheme, its version and the settings that are not defaults.</param>
/// <param name="Code">Code of the group.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Icd10">ICD-10 codes of the group.</param>
internal sealed record SiteGroupOf(string Scheme, string Code, string NameZh, string NameEn, string Icd10);

/// <summary>A check that the sex with the site or the histology fails.</summary>
/// <param name="CheckId">Id of the check.</param>
/// <param name="Severity">error: a case like this is returned; query: it is asked about.</param>
/// <param name="MessageZh">What is the matter, in Chinese.</param>
/// <param name="MessageEn">What is the matter, in English.</param>
internal sealed record CodingConflict(string CheckId, string Severity, string MessageZh, string MessageEn)
{
    /// <summary>The entry of a conflict.</summary>
    public static CodingConflict Of(SexConflict conflict) =>
        new(conflict.Check.Id, VerdictEntry.Word(conflict.Check.Severity), conflict.Text.MessageZh, conflict.Text.MessageEn);
}

/// <summary>What follows from an ICD-O-3 code.</summary>
/// <param name="Topography">ICD-O-3 site.</param>
/// <param name="Morphology">ICD-O-3 morphology with behaviour.</param>
/// <param name="Sex">1 male, 2 female, 0 or 9 unknown.</param>
/// <param name="MorphologyEdition">ICD-O-3 (every edition), ICD-O-3.2 or ICD-O-3.1: which lists have the histology.</param>
/// <param name="Icd10">ICD-10 (2010 edition), or null.</param>
/// <param name="Icd10RuleZh">The rule that decided, or why there is no code, in Chinese.</param>
/// <param name="Icd10RuleEn">The rule that decided, or why there is no code, in English.</param>
/// <param name="Icd10Revised">Code of the revised ICD-10 for D45, D46, D47.1 and D47.3; for the eye, nothing is rewritten.</param>
/// <param name="Iccc3">ICCC-3 group, revision of IARC 2017, whatever the age; null when not classified.</param>
/// <param name="Iccc3Main">Main group I to XII.</param>
/// <param name="Iccc3Extended">Division 1 to 115 of the extended classification of 2017.</param>
/// <param name="Iccc3Of2005">ICCC-3 group as published in 2005.</param>
/// <param name="PrimaryGroup">Histology group 1 to 17 of the rules for multiple primaries; null when no source places the histology.</param>
/// <param name="IsPrimaryGroupRecommended">True when the histology is newer than the rules of 2004 and the group is the recommended one.</param>
/// <param name="PrimaryOrgan">Topography categories that count as one organ.</param>
/// <param name="SiteGroups">The rows of each site scheme; empty when the tumour is not counted.</param>
/// <param name="Conflicts">What a check would say of the sex with this site or histology; empty when nothing.</param>
internal sealed record CodingEntry(
    NamedCode Topography, NamedCode Morphology, int Sex, string MorphologyEdition, string? Icd10, string Icd10RuleZh, string Icd10RuleEn,
    string? Icd10Revised, NamedCode? Iccc3, NamedCode? Iccc3Main, int? Iccc3Extended, NamedCode? Iccc3Of2005,
    NamedCode? PrimaryGroup, bool IsPrimaryGroupRecommended, IReadOnlyList<string> PrimaryOrgan, IReadOnlyList<SiteGroupOf> SiteGroups,
    IReadOnlyList<CodingConflict> Conflicts)
{
    /// <summary>The answer for one tumour.</summary>
    public static CodingEntry Of(TumourCoding coding, CheckCatalogue catalogue) => new(
        new(coding.Site.Code, coding.Site.NameZh, coding.Site.NameEn),
        new(coding.Morphology.ToString(), coding.Morphology.Histology.NameZh, coding.Morphology.Histology.NameEn),
        (int)coding.Sex, coding.Edition.Code(), coding.Icd10.Code?.Code, coding.Icd10.RuleZh, coding.Icd10.RuleEn, coding.Revised?.Code,
        Named(coding.Iccc3), coding.Iccc3 is { Main: var main } ? new(main.Roman, main.NameZh, main.NameEn) : null,
        coding.Iccc3Extended, Named(coding.Iccc3Of2005),
        coding.HistologyGroup is { } group ? new(group.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), group.NameZh, group.NameEn) : null,
        coding.IsRecommendedGroup, coding.Organ.Categories,
        [.. coding.SiteGroups.Select(s => new SiteGroupOf(s.Scheme.Code, s.Group.Code, s.Group.NameZh, s.Group.NameEn, s.Group.IcdLabel))],
        [.. SexConflict.Of(coding.Sex, coding.Site, coding.Morphology, catalogue).Select(CodingConflict.Of)]);

    private static NamedCode? Named(Iccc3Group? group) => group is null ? null : new(group.Label, group.NameZh, group.NameEn);
}

namespace Registry.Core.Coding;

/// <summary>Everything that follows from the ICD-O-3 code of a tumour and the sex of the person.</summary>
/// <param name="Site">Topography.</param>
/// <param name="Morphology">Histology with behaviour.</param>
/// <param name="Sex">Sex of the person.</param>
/// <param name="Icd10">ICD-10 with the rule that decided.</param>
/// <param name="Revised">The code of the revised ICD-10 where the derived one is of the older edition; nothing is rewritten.</param>
/// <param name="Edition">Which lists of ICD-O-3 have the histology.</param>
/// <param name="Iccc3">Group of childhood cancers, revision of 2017.</param>
/// <param name="Iccc3Extended">Division of the extended classification of 2017.</param>
/// <param name="Iccc3Of2005">Group of childhood cancers as published in 2005.</param>
/// <param name="HistologyGroup">Group when several tumours of a person are compared.</param>
/// <param name="IsRecommendedGroup">True when the histology is newer than the rules of 2004.</param>
/// <param name="Organ">Organ when several tumours of a person are compared.</param>
/// <param name="SiteGroups">Rows of the report: the site of each scheme; none when the code is not counted.</param>
public sealed record TumourCoding(
    Topography Site, Morphology Morphology, Sex Sex, IcdDerivation Icd10, IcdCode? Revised, MorphologyEdition Edition,
    Iccc3Group? Iccc3, int? Iccc3Extended, Iccc3Group? Iccc3Of2005, HistologyGroup? HistologyGroup, bool IsRecommendedGroup,
    PrimarySite Organ, IReadOnlyList<(SiteScheme Scheme, SiteGroup Group)> SiteGroups)
{
    /// <summary>Works it out under the settings of a site.</summary>
    public static TumourCoding Of(Topography site, Morphology morphology, Sex sex, SiteSettings settings)
    {
        var (icd10, histology, behaviour) = (IcdDerivation.Of(site, morphology, sex), morphology.Histology, morphology.Behaviour);
        return new(
            site, morphology, sex, icd10, icd10.Code is { } code ? IcdRevision.Of(code) : null, histology.Edition(),
            Coding.Iccc3.Of(histology, behaviour, site), Coding.Iccc3.ExtendedOf(histology, behaviour, site),
            Coding.Iccc3.Of(histology, behaviour, site, Iccc3Edition.Published2005),
            HistologyGroup.Of(histology), HistologyGroup.IsRecommended(histology), PrimarySite.Of(site),
            [.. SiteScheme.All.Select(scheme => scheme.With(settings)).SelectMany(scheme => GroupsOf(scheme, icd10.Code))]);
    }

    private static IEnumerable<(SiteScheme, SiteGroup)> GroupsOf(SiteScheme scheme, IcdCode? code) =>
        code is null ? [] : scheme.GroupsOf(code.CubeCode).Select(at => scheme.Groups[at])
            .Where(group => group.Kind == SiteGroupKind.Site).Select(group => (scheme, group));
}

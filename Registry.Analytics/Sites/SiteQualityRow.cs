using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>The quality indicators of one site group and sex. An indicator is null when there is nothing to divide by.</summary>
/// <param name="Sex">Male, female, or null for both sexes.</param>
/// <param name="GroupIndex">Position of the group in the scheme.</param>
/// <param name="Group">The site group.</param>
/// <param name="Status">Ok, Zero (no cases), or NotApplicable (the site does not exist in this sex).</param>
/// <param name="Counts">The counts behind the indicators.</param>
/// <param name="CasesOfUnknownAge">Cases whose age is unknown.</param>
/// <param name="MorphologicallyVerified">MV%.</param>
/// <param name="DeathCertificateOnly">DCO%.</param>
/// <param name="MortalityIncidence">M:I of the registries and years that have both cases and deaths; null when there are none.</param>
/// <param name="PrimarySiteUnknown">UB%.</param>
/// <param name="UnspecifiedMorphology">M8000%, among the verified cases.</param>
/// <param name="UnspecifiedMorphologyOfAll">The same count among all cases, as canregtools prints it.</param>
/// <param name="UnspecifiedSubsite">SUB%.</param>
/// <param name="UnknownAge">Cases of unknown age among all cases.</param>
/// <param name="WithOpenQuery">Cases with an open query among all cases.</param>
public sealed record SiteQualityRow(
    Sex? Sex, int GroupIndex, SiteGroup Group, CellStatus Status, QualityCounts Counts, double CasesOfUnknownAge,
    PercentEstimate? MorphologicallyVerified, PercentEstimate? DeathCertificateOnly, RatioEstimate? MortalityIncidence,
    PercentEstimate? PrimarySiteUnknown, PercentEstimate? UnspecifiedMorphology, PercentEstimate? UnspecifiedMorphologyOfAll,
    PercentEstimate? UnspecifiedSubsite, PercentEstimate? UnknownAge, PercentEstimate? WithOpenQuery);

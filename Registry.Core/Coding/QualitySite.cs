namespace Registry.Core.Coding;

/// <summary>What is known of the quality indicators of a site of the 26: one row of quality_sites.csv.</summary>
/// <param name="Code">Group code: 110.</param>
/// <param name="VerifiedPercent">MV% of the national registries, or null where nothing is known.</param>
/// <param name="CertificateOnlyPercent">DCO% of the national registries, or null.</param>
/// <param name="MortalityIncidence">M:I of the national registries, or null.</param>
/// <param name="SurvivalPercent">Age-standardised five-year relative survival, or null where the table has none.</param>
/// <param name="IsScreeningDriven">True when the number of cases follows how much is looked for.</param>
public sealed record QualitySite(
    string Code, double? VerifiedPercent, double? CertificateOnlyPercent, double? MortalityIncidence, double? SurvivalPercent, bool IsScreeningDriven);

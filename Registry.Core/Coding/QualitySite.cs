using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>What is known of the quality indicators of a site of the 26: one row of quality_sites.csv.</summary>
/// <param name="Code">Group code: 110.</param>
/// <param name="VerifiedPercent">MV% of the national registries.</param>
/// <param name="CertificateOnlyPercent">DCO% of the national registries.</param>
/// <param name="MortalityIncidence">M:I of the national registries.</param>
/// <param name="SurvivalPercent">Age-standardised five-year relative survival, or null where the table has none.</param>
/// <param name="IsScreeningDriven">True when the number of cases follows how much is looked for.</param>
public sealed record QualitySite(
    string Code, double VerifiedPercent, double CertificateOnlyPercent, double MortalityIncidence, double? SurvivalPercent, bool IsScreeningDriven)
{
    private static readonly Dictionary<string, QualitySite> ByCode = EmbeddedTable.Read("quality_sites.csv").Select(Read).ToDictionary(site => site.Code);

    /// <summary>The site of a group code of the 26; null when the table has none (the totals).</summary>
    public static QualitySite? Find(string code) => ByCode.GetValueOrDefault(code);

    private static QualitySite Read(IReadOnlyDictionary<string, string> row) =>
        new(row["code"], Number(row["mv"]), Number(row["dco"]), Number(row["mi"]),
            row["survival5"].Length == 0 ? null : Number(row["survival5"]), row["screening"] == "1");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

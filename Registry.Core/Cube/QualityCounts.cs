namespace Registry.Core.Cube;

/// <summary>Counts behind the quality indicators of one row.</summary>
/// <param name="Cases">All cases, of known or unknown age.</param>
/// <param name="Deaths">All deaths.</param>
/// <param name="MorphologicallyVerified">Basis 5, 6, 7.</param>
/// <param name="DeathCertificateOnly">Basis 0.</param>
/// <param name="UnspecifiedMorphology">Verified, but 8000, 8001, 8010, 8020 or 8021.</param>
/// <param name="UnspecifiedSubsite">ICD-10 subdivision 9.</param>
/// <param name="UnknownSite">ICD-10 C26, C39, C48, C76-C80 or C97.</param>
/// <param name="WithOpenQuery">Cases that carry an open query.</param>
/// <param name="UnknownBasis">Basis 9, or none.</param>
public readonly record struct QualityCounts(
    int Cases, int Deaths, int MorphologicallyVerified, int DeathCertificateOnly,
    int UnspecifiedMorphology, int UnspecifiedSubsite, int UnknownSite, int WithOpenQuery, int UnknownBasis = 0)
{
    /// <summary>The sum of two rows.</summary>
    public static QualityCounts operator +(QualityCounts a, QualityCounts b) =>
        new(a.Cases + b.Cases, a.Deaths + b.Deaths, a.MorphologicallyVerified + b.MorphologicallyVerified,
            a.DeathCertificateOnly + b.DeathCertificateOnly, a.UnspecifiedMorphology + b.UnspecifiedMorphology,
            a.UnspecifiedSubsite + b.UnspecifiedSubsite, a.UnknownSite + b.UnknownSite, a.WithOpenQuery + b.WithOpenQuery,
            a.UnknownBasis + b.UnknownBasis);

    /// <inheritdoc cref="op_Addition"/>
    public static QualityCounts Add(QualityCounts left, QualityCounts right) => left + right;

    internal static QualityCounts Of(CubeCell cell) =>
        new(cell.Cases, cell.Deaths, cell.MorphologicallyVerified, cell.DeathCertificateOnly,
            cell.UnspecifiedMorphology, cell.UnspecifiedSubsite, IsUnknownSite(cell.Icd) ? cell.Cases : 0, cell.WithOpenQuery, cell.UnknownBasis);

    private static bool IsUnknownSite(string icd) =>
        icd is "C26" or "C39" or "C48" or "C76" or "C77" or "C78" or "C79" or "C80" or "C97";
}

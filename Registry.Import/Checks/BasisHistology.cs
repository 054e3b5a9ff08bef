using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Histologies that a basis of diagnosis cannot tell. The rows: tables/basis_histology.csv.</summary>
internal static class BasisHistology
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ""];
    private static readonly RowBits AcceptedByIarc = new(Rows("X-BAS-1", "0 1 2 4 9"), unknownMatches: true);
    private static readonly RowBits?[] AcceptedByEncr = OfBasis("X-BAS-2", unknownMatches: true);
    private static readonly RowBits?[] RefusedByEncr = OfBasis("X-BAS-4", unknownMatches: false);
    private static readonly SiteSet PrimaryUnknown = SiteLists.Of("primary_unknown");
    private static readonly bool[] OnCertificate = LoadOnCertificate();

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-BAS-1", [Item.Morphology, Item.Basis],
            f => f.Basis is { } basis && !basis.IsMicroscopic() && AcceptedByIarc.Matching(f.SiteNumber, f.HistologyNumber) == 0)
            { Arguments = BasisDigit },
        new("X-BAS-2", [Item.Morphology, Item.Basis],
            f => f.HistologyNumber != RowBits.UnknownHistology && f.SiteNumber != SiteSet.Unknown && f.BehaviourDigit != RowBits.UnknownBehaviour
                && RowsOf(AcceptedByEncr, f)?.Matching(f.SiteNumber, f.HistologyNumber, f.BehaviourDigit) == 0)
            { Arguments = BasisDigit },
        new("X-BAS-3", [Item.Basis, Item.Morphology], f =>
            (f.Basis == BasisOfDiagnosis.HistologyOfMetastasis && f.BehaviourDigit is 0 or 1 or 2)
            || (f.Basis == BasisOfDiagnosis.Cytology && f.BehaviourDigit == 2)) { Arguments = f => Digits[f.BehaviourDigit] },
        new("X-BAS-4", [Item.Morphology, Item.Basis],
            f => RowsOf(RefusedByEncr, f) is { } rows && rows.Matching(f.SiteNumber, f.HistologyNumber, f.BehaviourDigit) != 0)
            { Arguments = BasisDigit },
        new("X-BAS-5", [Item.Basis, Item.Morphology],
            f => f.Basis == BasisOfDiagnosis.HistologyOfMetastasis && f.Histology is { IsHaematological: true })
            { Arguments = f => $"{f.Histology}" },
        new("X-BAS-6", [Item.Basis, Item.Topography],
            f => f.Basis == BasisOfDiagnosis.HistologyOfPrimary && PrimaryUnknown.Contains(f.SiteNumber))
            { Arguments = f => f.SiteCode! },
        new("X-BAS-7", [Item.Basis, Item.PathologyText],
            f => f.Basis is BasisOfDiagnosis.Clinical or BasisOfDiagnosis.ClinicalInvestigation && !f.Lacks(Item.PathologyText)),
        new("X-BAS-8", [Item.Basis], f => f.Basis == BasisOfDiagnosis.Unknown),
        new("K-DCO-3", [Item.Morphology, Item.Basis],
            f => f is { Basis: BasisOfDiagnosis.DeathCertificateOnly, Histology: { } histology } && !OnCertificate[histology.Number]),
    ];

    private static string BasisDigit(RowFacts facts) => Digits[(int)facts.Basis!];

    private static RowBits? RowsOf(RowBits?[] byBasis, RowFacts facts) => facts.Basis is { } basis ? byBasis[(int)basis] : null;

    // Whatever the behaviour and the site of the row that names it.
    private static bool[] LoadOnCertificate()
    {
        var onCertificate = new bool[10_000];
        foreach (var (from, to) in Rows("X-BAS-2", "0").SelectMany(row => NumberRanges.Read(row["histologies"])))
            onCertificate.AsSpan(from, to - from + 1).Fill(true);
        return onCertificate;
    }

    private static RowBits?[] OfBasis(string check, bool unknownMatches) =>
        [.. Enumerable.Range(0, 10).Select(basis => $"{basis}").Select(basis =>
            Rows(check, basis) is { Count: > 0 } rows ? new RowBits(rows, unknownMatches) : null)];

    private static List<IReadOnlyDictionary<string, string>> Rows(string check, string basis) =>
        [.. CheckTable.Read("basis_histology.csv").Where(row => row["check"] == check && row["basis"] == basis)];
}

using System.Globalization;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Behaviours that a site or a histology does not have. The pairs: tables/behaviour_histology.csv; the sites: site_lists.csv.</summary>
/// <remarks>The behaviour is the digit that was written; one taken from ICD-10 is not judged. /6 and /9 are digits too.</remarks>
internal static class BehaviourHistology
{
    private const int InSitu = 2;
    private static readonly SiteSet NoInSitu = SiteLists.Of("no_in_situ");
    private static readonly int[] Known = Load("behaviours_icdo32", "behaviours_encr");
    private static readonly int[] Rare = Load("rare_canreg5");

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-BEH-1", [Item.Topography, Item.Morphology], f => f.BehaviourDigit == InSitu && NoInSitu.Contains(f.SiteNumber)),
        new("X-BEH-2", [Item.Morphology], f => IsPair(f) && !Has(Known, f)) { Arguments = Digit },
        new("X-BEH-3", [Item.Morphology], f => IsPair(f) && Has(Rare, f)) { Arguments = Digit },
    ];

    private static bool IsPair(RowFacts facts) =>
        facts.HistologyNumber != RowBits.UnknownHistology && facts.BehaviourDigit != RowBits.UnknownBehaviour;

    private static bool Has(int[] pairs, RowFacts facts) => (pairs[facts.HistologyNumber] >> facts.BehaviourDigit & 1) != 0;

    private static string Digit(RowFacts facts) => facts.BehaviourDigit.ToString(CultureInfo.InvariantCulture);

    private static int[] Load(params string[] columns)
    {
        var behaviours = new int[10_000];
        foreach (var row in CheckTable.Read("behaviour_histology.csv"))
            foreach (var column in columns)
                behaviours[int.Parse(row["histology"], CultureInfo.InvariantCulture)] |= RowBits.Digits(row[column]);
        return behaviours;
    }
}

using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>Histologies that are unlikely in one sex. The lists: sex_morphology.csv.</summary>
internal static class SexMorphology
{
    private static readonly byte[] UnlikelyInIarc = Load("X-SEX-4");
    private static readonly byte[] UnlikelyInEncr = Load("X-SEX-5");

    public static IReadOnlyList<Check> Checks { get; } =
    [
        new("X-SEX-4", [Item.Sex, Item.Morphology], f => IsUnlikely(f, UnlikelyInIarc)) { Arguments = f => $"{f.Histology}" },
        new("X-SEX-5", [Item.Sex, Item.Morphology], f => IsUnlikely(f, UnlikelyInEncr)) { Arguments = f => $"{f.Histology}" },
    ];

    /// <summary>Ids of the checks that find a histology unlikely in persons of this sex.</summary>
    public static IEnumerable<string> ChecksAgainst(Sex sex, Morphology morphology)
    {
        foreach (var (id, unlikely) in ((string, byte[])[])[("X-SEX-4", UnlikelyInIarc), ("X-SEX-5", UnlikelyInEncr)])
            if ((unlikely[morphology.Histology.Number] & (Bit(sex, malignantOnly: false) | (morphology.Behaviour == Behaviour.Malignant ? Bit(sex, malignantOnly: true) : 0))) != 0)
                yield return id;
    }

    private static bool IsUnlikely(RowFacts facts, byte[] unlikely) =>
        facts is { Histology: { } histology, Sex: { } sex }
        && (unlikely[histology.Number] & Bit(sex, malignantOnly: false)) != 0
        || facts is { Histology: { } other, Sex: { } who, Behaviour: Behaviour.Malignant }
        && (unlikely[other.Number] & Bit(who, malignantOnly: true)) != 0;

    private static byte Bit(Sex sex, bool malignantOnly) =>
        sex switch
        {
            Sex.Male => malignantOnly ? (byte)4 : (byte)1,
            Sex.Female => malignantOnly ? (byte)8 : (byte)2,
            _ => 0,
        };

    private static byte[] Load(string id)
    {
        var unlikely = new byte[10_000];
        foreach (var row in CheckTable.Read("sex_morphology.csv").Where(row => row["check"] == id))
            foreach (var (from, to) in NumberRanges.Read(row["histologies"]))
                for (var histology = from; histology <= to; histology++)
                    unlikely[histology] |= Bit(row["unlikely_in"] == "M" ? Sex.Male : Sex.Female, row["behaviour"] == "3");
        return unlikely;
    }
}

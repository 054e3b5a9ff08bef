using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>A group of histologies that count as the same when several tumours of a person are compared
/// (International rules for multiple primary cancers, IARC/IACR/ENCR 2004, table 2).</summary>
/// <param name="Number">1 to 17.</param>
/// <param name="IsNonSpecific">True for 5, 14 and 17: a specific histology of the same tumour takes their place.</param>
/// <param name="IsSystemic">True for 8 to 15: one tumour of the group in a person, whatever the site.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record HistologyGroup(int Number, bool IsNonSpecific, bool IsSystemic, string NameZh, string NameEn)
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rows = EmbeddedTable.Read("mp_histology_groups.csv");
    private static readonly HistologyGroup?[] ByHistology = new HistologyGroup?[10_000];
    private static readonly bool[] Recommended = new bool[10_000];

    static HistologyGroup()
    {
        All = [.. Rows.Select(Read)];
        for (var i = 0; i < All.Count; i++)
        {
            foreach (var (from, to) in NumberRanges.Read(Rows[i]["histologies"]))
                for (var histology = from; histology <= to; histology++) ByHistology[histology] = All[i];
            foreach (var (from, to) in NumberRanges.Read(Rows[i]["added"]))
                for (var histology = from; histology <= to; histology++)
                    (ByHistology[histology], Recommended[histology]) = (All[i], true);
        }
    }

    /// <summary>The 17 groups in order.</summary>
    public static IReadOnlyList<HistologyGroup> All { get; }

    /// <summary>The group of a histology; null for the few that no source places (8563, 8996, 9126).</summary>
    public static HistologyGroup? Of(Histology histology)
    {
        ArgumentNullException.ThrowIfNull(histology);
        return ByHistology[histology.Number];
    }

    /// <summary>True when the histology is newer than the rules and its group is the recommended one (MP-9).</summary>
    public static bool IsRecommended(Histology histology)
    {
        ArgumentNullException.ThrowIfNull(histology);
        return Recommended[histology.Number];
    }

    /// <summary>True for the haematopoietic and lymphoid groups 8 to 14.</summary>
    public bool IsHaematological => Number is >= 8 and <= 14;

    private static HistologyGroup Read(IReadOnlyDictionary<string, string> row) =>
        new(int.Parse(row["number"], CultureInfo.InvariantCulture), row["is_non_specific"] == "1", row["is_systemic"] == "1",
            row["name_zh"], row["name_en"]);
}

namespace Registry.Core.Coding;

/// <summary>What is known of the quality indicators of the 26 sites, and which of them screening drives: the table built in, or the file of a province in its place.</summary>
public sealed class QualitySites
{
    private const double MostMortalityIncidence = 10;

    private static readonly string[] Columns = ["edition", "code", "mv", "dco", "mi", "survival5", "screening"];

    private readonly Dictionary<string, QualitySite> _byCode;

    private QualitySites(string edition, IReadOnlyList<QualitySite> all) =>
        (Edition, All, _byCode) = (edition, all, all.ToDictionary(site => site.Code, StringComparer.Ordinal));

    /// <summary>The sites that are built in.</summary>
    public static QualitySites BuiltIn { get; } = Of(TableLine.Of(EmbeddedTable.Read("quality_sites.csv"), Columns));

    /// <summary>Edition of the table.</summary>
    public string Edition { get; }

    /// <summary>Their edition.</summary>
    public override string ToString() => Edition;

    /// <summary>Every site in the order of the table.</summary>
    public IReadOnlyList<QualitySite> All { get; }

    /// <summary>The site of a group code of the 26; null when the table has none (the totals).</summary>
    public QualitySite? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Reads a file of the same columns as quality_sites.csv; it takes the place of the whole table, so that every site of the 26 has its line.</summary>
    /// <exception cref="TableFormatException">A column or a site is missing, a site stands twice or is none, or a cell cannot be read; the message says where.</exception>
    public static QualitySites Read(Stream file) => Of(TableLine.Read(file, Columns));

    private static QualitySites Of(IReadOnlyList<TableLine> lines)
    {
        List<string> codes = [.. SiteScheme.Cn26.Groups.Where(group => group.Kind != SiteGroupKind.Total).Select(group => group.Code)];
        var sites = new List<QualitySite>();
        foreach (var line in lines)
        {
            var site = Site(line, codes);
            if (sites.Exists(other => other.Code == site.Code)) throw line.Fault("code", $"部位 {site.Code} 重复", $"the site {site.Code} stands twice");
            sites.Add(site);
        }
        return codes.Except(sites.Select(site => site.Code)).ToList() is [var missing, ..]
            ? throw new TableFormatException(
                $"缺少部位 {missing}：此文件取代整张表，{codes.Count} 个部位每个一行。", $"the site {missing} is missing: the file takes the place of the whole table, a line for each of the {codes.Count} sites.")
            : new(lines[0].Text("edition"), sites);
    }

    private static QualitySite Site(TableLine line, IReadOnlyCollection<string> codes) => new(
        line.Word("code", codes), line.Value("mv", 0, 100), line.Value("dco", 0, 100), line.Value("mi", 0, MostMortalityIncidence),
        line.Value("survival5", 0, 100), line.Word("screening", "0", "1") == "1");
}

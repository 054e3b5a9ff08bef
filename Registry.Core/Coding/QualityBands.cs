namespace Registry.Core.Coding;

/// <summary>The bands of the quality indicators and the sites they are worked out with: those built in, or the files of a province in their place.</summary>
public sealed class QualityBands
{
    private static readonly string[] Measures = ["mv", "dco", "ub", "m8000", "mi", "incidence"];
    private static readonly string[] Columns =
    [
        "edition", "measure", "scope", "unit", "fewest", "fixed_low", "fixed_high", "fixed_block_low", "fixed_block_high", "region_low", "region_high",
        "region_block_low", "region_block_high", "region_excuses", "history_low", "history_high", "survival_low", "survival_high", "name_zh", "name_en", "source",
    ];

    private QualityBands(IReadOnlyList<QualityBand> all, QualitySites sites) => (All, Sites) = (all, sites);

    /// <summary>The bands that are built in.</summary>
    public static QualityBands BuiltIn { get; } = Of(TableLine.Of(EmbeddedTable.Read("quality_bands.csv"), Columns));

    /// <summary>Every band in the order of the table.</summary>
    public IReadOnlyList<QualityBand> All { get; }

    /// <summary>What is known of the sites: national values, survival, which are driven by screening.</summary>
    public QualitySites Sites { get; }

    /// <summary>Edition of the table; part of every answer. Sites of a province are named behind it.</summary>
    public string Edition => ReferenceEquals(Sites, QualitySites.BuiltIn) ? All[0].Edition : $"{All[0].Edition} + {Sites.Edition}";

    /// <summary>Their edition.</summary>
    public override string ToString() => Edition;

    /// <summary>The band of a measure, of all cancers or of a site; null when nothing is said of it.</summary>
    public QualityBand? Of(string measure, bool isTotal) => All.FirstOrDefault(band => band.Measure == measure && band.IsTotal == isTotal);

    /// <summary>The same bands with the sites of a province.</summary>
    public QualityBands With(QualitySites sites) => new(All, sites);

    /// <summary>Reads a file of the same columns as quality_bands.csv; it takes the place of the whole table.</summary>
    /// <exception cref="TableFormatException">A column is missing, or a line has a word or number that is none; the message names line and column.</exception>
    public static QualityBands Read(Stream file) => Of(TableLine.Read(file, Columns));

    private static QualityBands Of(IReadOnlyList<TableLine> lines)
    {
        var bands = new List<QualityBand>();
        foreach (var line in lines)
        {
            var band = Band(line);
            if (bands.Exists(other => (other.Measure, other.IsTotal) == (band.Measure, band.IsTotal)))
                throw line.Fault("measure", $"{band.Measure}（{line.Text("scope")}）重复", $"{band.Measure} stands twice for {line.Text("scope")}");
            bands.Add(band);
        }
        return new(bands, QualitySites.BuiltIn);
    }

    private static QualityBand Band(TableLine line)
    {
        Band Span(string name) => line.Value(name + "_low") is var low && line.Value(name + "_high") is var high && low > high
            ? throw line.Fault(name, $"下限 {low} 大于上限 {high}", $"the low limit {low} is above the high one {high}") : new(low, high);
        return new(
            line.Text("edition"), line.Word("measure", Measures), line.Word("scope", "total", "site") == "total", line.Word("unit", "percent", "ratio") == "ratio",
            line.Value("fewest") ?? 0, Span("fixed"), Span("fixed_block"), Span("region"), Span("region_block"), line.Word("region_excuses", "0", "1") == "1",
            Span("history"), Span("survival"), line.Text("name_zh"), line.Text("name_en"), line.Text("source"));
    }
}

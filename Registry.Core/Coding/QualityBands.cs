using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>The bands of the quality indicators: those built in, or the file of a province in their place.</summary>
public sealed class QualityBands
{
    /// <summary>Their edition.</summary>
    public override string ToString() => Edition;

    private static readonly string[] Measures = ["mv", "dco", "ub", "m8000", "mi", "incidence"];
    private static readonly string[] Columns =
    [
        "edition", "measure", "scope", "unit", "fewest", "fixed_low", "fixed_high", "fixed_block_low", "fixed_block_high", "region_low", "region_high",
        "region_block_low", "region_block_high", "region_excuses", "history_low", "history_high", "survival_low", "survival_high", "name_zh", "name_en", "source",
    ];

    private QualityBands(IReadOnlyList<QualityBand> all) => All = all;

    /// <summary>The bands that are built in.</summary>
    public static QualityBands BuiltIn { get; } = Of(EmbeddedTable.Read("quality_bands.csv"));

    /// <summary>Every band in the order of the table.</summary>
    public IReadOnlyList<QualityBand> All { get; }

    /// <summary>Edition of the table; part of every answer.</summary>
    public string Edition => All[0].Edition;

    /// <summary>The band of a measure, of all cancers or of a site; null when nothing is said of it.</summary>
    public QualityBand? Of(string measure, bool isTotal) => All.FirstOrDefault(band => band.Measure == measure && band.IsTotal == isTotal);

    /// <summary>Reads a file of the same columns as quality_bands.csv; it takes the place of the whole table.</summary>
    /// <exception cref="FormatException">A column is missing, or a line has a word or number that is none; the message names line and column.</exception>
    public static QualityBands Read(Stream file)
    {
        try
        {
            return Of(EmbeddedTable.Read(file));
        }
        catch (Exception fault) when (fault is CsvHelper.CsvFormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new FormatException($"no CSV of quality bands: {fault.Message}", fault);
        }
    }

    private static QualityBands Of(IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        if (rows.Count == 0) throw new FormatException("there is no band below the header.");
        if (Columns.Except(rows[0].Keys).ToList() is [var missing, ..]) throw new FormatException($"the column {missing} is missing.");
        var bands = rows.Select((row, index) => Band(row, $"line {index + 2}")).ToList();
        if (bands.GroupBy(band => (band.Measure, band.IsTotal)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"{twice.Key.Measure} stands twice for {(twice.Key.IsTotal ? "total" : "site")}.");
        if (bands.Select(band => band.Edition).Distinct().Skip(1).Any()) throw new FormatException("the lines are of several editions.");
        return new(bands);
    }

    private static QualityBand Band(IReadOnlyDictionary<string, string> row, string line)
    {
        string Word(string column, params string[] known) => known.Contains(row[column]) ? row[column]
            : throw new FormatException($"{line}, {column}: \"{row[column]}\"; known are {string.Join(", ", known)}.");
        double? Number(string column) => row[column].Length == 0 ? null
            : double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new FormatException($"{line}, {column}: \"{row[column]}\" is no number.");
        Band Span(string name) => Number(name + "_low") is var low && Number(name + "_high") is var high && low > high
            ? throw new FormatException($"{line}, {name}: the low limit {low} is above the high one {high}.") : new(low, high);
        if (row["edition"].Length == 0) throw new FormatException($"{line}: the edition is missing.");
        return new(
            row["edition"], Word("measure", Measures), Word("scope", "total", "site") == "total", Word("unit", "percent", "ratio") == "ratio",
            Number("fewest") ?? 0, Span("fixed"), Span("fixed_block"), Span("region"), Span("region_block"), Word("region_excuses", "0", "1") == "1",
            Span("history"), Span("survival"), row["name_zh"], row["name_en"], row["source"]);
    }
}

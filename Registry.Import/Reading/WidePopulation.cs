using System.Globalization;
using System.Text.RegularExpressions;
using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Import.Checks;

namespace Registry.Import.Reading;

/// <summary>Population in wide form: a row for each of the 19 age groups, a column for each sex.</summary>
/// <param name="Notation">How the ages are written, or that they have their order only.</param>
/// <param name="Year">Year found in a cell above or beside the table, or null.</param>
/// <param name="HeaderRow">Row that says 男 and 女, or the row before the first count.</param>
/// <param name="Cells">The cells in order.</param>
/// <param name="Outside">Rows of unknown age or totals left out.</param>
internal sealed partial record WidePopulation(HowRead Notation, int? Year, int HeaderRow, IReadOnlyList<WidePopulation.Cell> Cells, int Outside)
{
    private const int SearchedRows = 120;

    /// <summary>One count.</summary>
    public sealed record Cell(int Row, int Column, Sex Sex, int AgeGroup, string? Text, bool IsNumber);

    /// <summary>Reads a wide table; null when the table is none, a verdict when it is one that is refused.</summary>
    /// <remarks>Without headers 男/女 the cells are B2:C20, as canregtools reads them (R/read_canreg.R read_single_pop).</remarks>
    public static (WidePopulation? Found, Verdict? Problem) Find(Table table)
    {
        var rows = table.Read(null).Take(SearchedRows).Where(row => !row.IsMalformed && !row.IsBlank).ToList();
        if (HeaderOf(rows) is { } header)
            return Read([.. rows.Where(row => row.Row > header.Row)], header.Male, header.Female, YearIn(rows, header.Row));
        var body = rows.Where(row => row.Row >= 2 && IsNumber(At(row, 1)) && IsNumber(At(row, 2))).ToList();
        return body.Count == 0 ? (null, null) : Read(body, male: 1, female: 2, YearIn(rows, lastRow: 1));
    }

    private static (WidePopulation?, Verdict?) Read(List<TableRow> rows, int male, int female, int? year)
    {
        // The ages stand in the first column with anything in it; a column of totals may follow before the counts.
        var labelColumn = Enumerable.Range(0, Math.Min(male, female)).FirstOrDefault(column => rows.Exists(row => At(row, column) is not null), -1);
        string? LabelOf(TableRow row) => labelColumn < 0 ? null : At(row, labelColumn);
        var body = rows.Where(row => At(row, male) is not null || At(row, female) is not null || LooksLikeAge(LabelOf(row))).ToList();
        var groups = body.Where(row => LabelOf(row) is not { } label || !PopulationRows.IsOutside(label, null)).ToList();
        var labels = groups.Select(LabelOf).ToList();
        if (groups.Count == 0) return (null, null);
        if (labels.TrueForAll(label => label is null))
            return groups.Count switch
            {
                19 => (new(new("各行顺序", "order of the rows"), year, rows[0].Row - 1, CellsOf(groups, male, female, row => groups.IndexOf(row)), body.Count - groups.Count), null),
                18 => (null, FileVerdict.Error("N-AGE-2", PartKind.Population)),
                _ => Refuse($"{groups.Count} ≠ 19"),
            };
        if (labels.Contains(null) || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            return Refuse(FileVerdict.List(labels.Select(label => MaskedValue.Of(Item.AgeGroup, label) ?? "?")));
        var (notation, check, arguments) = AgeNotation.Decide([.. labels.OfType<string>()]);
        return notation is null
            ? (null, FileVerdict.Error(check!, PartKind.Population, arguments))
            : (new(notation.Name, year, rows[0].Row - 1, CellsOf(groups, male, female, row => notation.GroupOf(LabelOf(row)!)), body.Count - groups.Count), null);
    }

    private static (WidePopulation?, Verdict?) Refuse(string found) => (null, FileVerdict.Error("N-AGE-1", PartKind.Population, found));

    private static bool LooksLikeAge(string? label) => label is { Length: <= 10 } && label.Any(char.IsAsciiDigit);

    private static List<Cell> CellsOf(List<TableRow> rows, int male, int female, Func<TableRow, int> groupOf) =>
    [
        .. from row in rows
           from column in new[] { (Sex: Sex.Male, Index: male), (Sex: Sex.Female, Index: female) }
           let text = At(row, column.Index)
           select new Cell(row.Row, column.Index, column.Sex, groupOf(row), text is null || MissingValue.Find(text) is not null ? null : text,
               row.NumberCells.Has(column.Index)),
    ];

    private static (int Row, int Male, int Female)? HeaderOf(List<TableRow> rows)
    {
        foreach (var row in rows.Where(row => row.Row <= HeaderMatch.SearchedRows))
        {
            var male = Array.FindIndex(row.Values, cell => cell is not null && Male().IsMatch(cell));
            var female = Array.FindIndex(row.Values, cell => cell is not null && Female().IsMatch(cell));
            if (male >= 0 && female >= 0) return (row.Row, male, female);
        }
        return null;
    }

    // Only above the counts: a count may look like a year.
    private static int? YearIn(List<TableRow> rows, int lastRow)
    {
        foreach (var row in rows.Where(row => row.Row <= lastRow))
            foreach (var cell in row.Values)
                if (cell is not null && YearCell().Match(cell) is { Success: true } match)
                    return int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return null;
    }

    private static string? At(TableRow row, int column) => column < row.Values.Length ? row.Values[column] : null;

    private static bool IsNumber(string? text) => double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex("^\\s*(男|male|m$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Male();

    [GeneratedRegex("^\\s*(女|female|f$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Female();

    // A year alone or with words: 2020, 2020年, 2020年人口.
    [GeneratedRegex("(?:^|\\D)((?:19[5-9]|20[0-9])[0-9])(?=年|\\s*(?:year|population)|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearCell();
}

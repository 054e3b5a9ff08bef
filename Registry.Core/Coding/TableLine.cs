using System.Globalization;

namespace Registry.Core.Coding;

/// <summary>A line of a table of which a province may have its own: its cells, and in both languages which of them is wrong.</summary>
/// <param name="Row">The cells by column.</param>
/// <param name="Number">Number of the line in the file; the header is line 1.</param>
internal sealed record TableLine(IReadOnlyDictionary<string, string> Row, int Number)
{
    /// <summary>The lines of a table.</summary>
    /// <param name="rows">Its rows below the header.</param>
    /// <param name="columns">The columns that there must be.</param>
    /// <exception cref="TableFormatException">There is no row, or a column is missing.</exception>
    public static IReadOnlyList<TableLine> Of(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, IReadOnlyList<string> columns)
    {
        if (rows.Count == 0) throw new TableFormatException("表头之下没有数据行。", "there is no line below the header.");
        if (columns.Except(rows[0].Keys).ToList() is [var missing, ..])
            throw new TableFormatException($"缺少列 {missing}；应有 {string.Join("、", columns)}。", $"the column {missing} is missing; expected are {string.Join(", ", columns)}.");
        List<TableLine> lines = [.. rows.Select((row, index) => new TableLine(row, index + 2))];
        foreach (var line in lines)
            if (line.Text("edition").Length == 0) throw line.Fault("edition", "未填写版本", "the edition is missing");
        if (lines.Select(line => line.Text("edition")).Distinct().Skip(1).Any())
            throw new TableFormatException("各行的版本（edition）不一致。", "the lines are of several editions.");
        return lines;
    }

    /// <summary>The lines of a file.</summary>
    /// <param name="file">A CSV with a header.</param>
    /// <param name="columns">The columns that there must be.</param>
    /// <exception cref="TableFormatException">It is no CSV, has no row, or lacks a column.</exception>
    public static IReadOnlyList<TableLine> Read(Stream file, IReadOnlyList<string> columns)
    {
        try
        {
            return Of(EmbeddedTable.Read(file), columns);
        }
        catch (Exception fault) when (fault is CsvHelper.CsvFormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new TableFormatException($"不是可读的 CSV：{fault.Message}", $"this is no CSV that can be read: {fault.Message}");
        }
    }

    /// <summary>A cell as it is written.</summary>
    public string Text(string column) => Row[column].Trim();

    /// <summary>One of a few words.</summary>
    /// <exception cref="TableFormatException">It is none of them.</exception>
    public string Word(string column, params IReadOnlyCollection<string> known) => known.Contains(Text(column)) ? Text(column)
        : throw Fault(column, $"“{Text(column)}”；可用的有 {string.Join("、", known)}", $"\"{Text(column)}\"; known are {string.Join(", ", known)}");

    /// <summary>A number within limits; null where the cell is empty.</summary>
    /// <exception cref="TableFormatException">It is no number, or lies outside.</exception>
    public double? Value(string column, double least = double.MinValue, double most = double.MaxValue)
    {
        if (Text(column).Length == 0) return null;
        if (!double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw Fault(column, $"“{Text(column)}”不是数", $"\"{Text(column)}\" is no number");
        return number >= least && number <= most ? number
            : throw Fault(column, FormattableString.Invariant($"{number} 不在 {least} 至 {most} 之间"), FormattableString.Invariant($"{number} is not from {least} to {most}"));
    }

    /// <summary>What is wrong with a cell, with its place.</summary>
    public TableFormatException Fault(string column, string zh, string en) => new($"第 {Number} 行 {column}：{zh}。", $"line {Number}, {column}: {en}.");
}

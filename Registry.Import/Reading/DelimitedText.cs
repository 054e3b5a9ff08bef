using System.Text;

namespace Registry.Import.Reading;

/// <summary>A text file with a separator, read record by record.</summary>
/// <remarks>
/// Rows are counted as a spreadsheet shows them: a record with line breaks inside quotes is one row, an empty line is a row.
/// A record whose quotes are wrong is given back as malformed and reading goes on with the line after its first one, so that
/// one forgotten quote never swallows the rows behind it.
/// </remarks>
internal sealed class DelimitedText(string path, Encoding encoding, char separator, bool hasSeparatorLine)
{
    /// <summary>The separator.</summary>
    public char Separator => separator;

    /// <summary>The encoding of the file.</summary>
    public Encoding Encoding => encoding;

    /// <summary>Told how far the file has been read when columns are read, or null.</summary>
    public ReadMeter? Meter { get; set; }

    /// <summary>Every row after the header, or every row with all its cells when no columns are given.</summary>
    public IEnumerable<TableRow> Rows(TableColumns? columns) => Rows(new Progress(columns, isVerbatim: false));

    /// <summary>Every row with all its cells exactly as written; malformed ones are split at every separator.</summary>
    public IEnumerable<TableRow> VerbatimRows() => Rows(new Progress(columns: null, isVerbatim: true));

    private IEnumerable<TableRow> Rows(Progress state)
    {
        while (!state.IsDone)
            foreach (var row in RowsFrom(state))
                yield return row;
    }

    private IEnumerable<TableRow> RowsFrom(Progress state)
    {
        using var utf8 = TextEncoding.OpenAsUtf8(path, encoding, state.Columns is null ? null : Meter);
        var mayBeginWithLineFeed = TextLines.EndsBetweenCrAndLf(utf8, state.LinesToSkip + (hasSeparatorLine ? 1 : 0));
        using var records = new TextRecords(utf8, separator, allowLineBreaks: !state.IsAfterRunaway);
        while (records.Next())
        {
            if (mayBeginWithLineFeed && records.IsEmptyLine) state.Row--;
            mayBeginWithLineFeed = false;
            state.Row++;
            if (state.Row <= state.Columns?.HeaderRow || records.IsEmptyLine) continue;
            if (records.QuoteFault is { } fault)
                foreach (var row in RowsOfFault(fault, state)) yield return row;
            else if (Read(records, state) is { } row) yield return row;
        }
        state.IsDone = records.RunawayLine is null;
        if (records.RunawayLine is not { } line) yield break;
        // The quote at this line is never closed: the line is given back, and from here on a line break ends a record.
        state.Row++;
        state.IsAfterRunaway = true;
        state.LinesToSkip += line;
        if (!(state.Row <= state.Columns?.HeaderRow)) yield return Malformed(state, "F-ROW-2", state.IsVerbatim ? LineBefore(state.LinesToSkip) : "");
    }

    // The first line of a record with wrong quotes is malformed; the lines that it drew in are read again as lines of their own.
    private IEnumerable<TableRow> RowsOfFault(string record, Progress state)
    {
        var (line, rest) = TextLines.SplitFirst(record);
        yield return Malformed(state, "F-ROW-2", line);
        if (rest.Length == 0) yield break;
        using var utf8 = new MemoryStream(Encoding.UTF8.GetBytes(rest));
        using var records = new TextRecords(utf8, separator, allowLineBreaks: false);
        while (records.Next())
        {
            state.Row++;
            if (records.IsEmptyLine) continue;
            if (records.QuoteFault is { } fault) yield return Malformed(state, "F-ROW-2", fault);
            else if (Read(records, state) is { } row) yield return row;
        }
    }

    private TableRow? Read(TextRecords records, Progress state)
    {
        if (state.Columns is not { } columns) return new(state.Row, records.AllFields(state.IsVerbatim));
        var values = new string?[state.Texts.Length];
        List<(string CheckId, int Position, string? Arguments)>? faults = null;
        for (var position = 0; position < values.Length; position++)
        {
            values[position] = state.Texts[position].Read(records.Field(columns.Indexes[position]));
            if (state.Texts[position].IsGarbled) (faults ??= []).Add(("F-ENC-2", position, null));
        }
        var row = new TableRow(state.Row, values) { Faults = faults ?? [] };
        if (records.Fits(columns)) return row.IsBlank && faults is null ? null : row;
        return records.IsBlank ? null : Malformed(state, "F-ROW-1", "", $"{records.FieldCount}|{columns.Width}");
    }

    private TableRow Malformed(Progress state, string check, string line, string? arguments = null) =>
        new(state.Row, state.IsVerbatim ? line.Split(separator) : new string?[state.Texts.Length])
        {
            IsMalformed = true, Faults = [(check, -1, arguments)],
        };

    private string LineBefore(long lines)
    {
        using var utf8 = TextEncoding.OpenAsUtf8(path, encoding);
        _ = TextLines.EndsBetweenCrAndLf(utf8, lines - 1 + (hasSeparatorLine ? 1 : 0));
        return TextLines.ReadOne(utf8);
    }

    /// <summary>How far a reading has come, over the passes it may take.</summary>
    private sealed class Progress(TableColumns? columns, bool isVerbatim)
    {
        public TableColumns? Columns { get; } = columns;
        public bool IsVerbatim { get; } = isVerbatim;
        public FieldText[] Texts { get; } = columns is null ? [] : Array.ConvertAll(columns.Indexes, _ => new FieldText());
        public int Row { get; set; }
        public long LinesToSkip { get; set; }
        public bool IsAfterRunaway { get; set; }
        public bool IsDone { get; set; }
    }
}

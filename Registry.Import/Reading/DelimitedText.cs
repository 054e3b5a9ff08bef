using System.Text;
using CsvHelper;

namespace Registry.Import.Reading;

/// <summary>A text file with a separator, read record by record.</summary>
/// <remarks>
/// Rows are counted as a spreadsheet shows them: a record with line breaks inside quotes is one row, an empty line is a row.
/// A record whose quotes are wrong is given back as malformed and reading goes on with the line after its first one, so that
/// one forgotten quote never swallows the rows behind it.
/// </remarks>
internal sealed class DelimitedText(string path, Encoding encoding, char separator, bool hasSeparatorLine)
{
    private const int LongestRecordBytes = 1 << 20;

    /// <summary>Every row after the header, or every row with all its cells when no columns are given.</summary>
    public IEnumerable<TableRow> Rows(TableColumns? columns)
    {
        var texts = columns is null ? [] : Array.ConvertAll(columns.Indexes, _ => new FieldText(columns.KeepWords));
        var state = new Progress();
        while (!state.IsDone)
            foreach (var row in RowsFrom(state, columns, texts))
                yield return row;
    }

    private IEnumerable<TableRow> RowsFrom(Progress state, TableColumns? columns, FieldText[] texts)
    {
        using var utf8 = TextEncoding.OpenAsUtf8(path, encoding);
        var mayBeginWithLineFeed = EndsBetweenCrAndLf(utf8, state.LinesToSkip + (hasSeparatorLine ? 1 : 0));
        using var records = new Records(utf8, separator, allowLineBreaks: !state.IsAfterRunaway);
        while (records.Next())
        {
            if (mayBeginWithLineFeed && records.IsEmptyLine) state.Row--;
            mayBeginWithLineFeed = false;
            state.Row++;
            if (state.Row <= columns?.HeaderRow || records.IsEmptyLine) continue;
            if (records.QuoteFault is { } fault)
            {
                yield return Malformed(state.Row, "F-ROW-2", null, columns);
                foreach (var row in RowsOfRest(fault, state, columns, texts)) yield return row;
            }
            else if (Read(records, state.Row, columns, texts) is { } row) yield return row;
        }
        state.IsDone = records.RunawayLine is null;
        if (records.RunawayLine is not { } line) yield break;
        // The quote at this line is never closed: the line is given back, and from here on a line break ends a record.
        state.Row++;
        state.IsAfterRunaway = true;
        state.LinesToSkip += line;
        if (!(state.Row <= columns?.HeaderRow)) yield return Malformed(state.Row, "F-ROW-2", null, columns);
    }

    // The lines that a wrong quote drew into its record, read again as lines of their own.
    private IEnumerable<TableRow> RowsOfRest(string record, Progress state, TableColumns? columns, FieldText[] texts)
    {
        var end = record.AsSpan().IndexOfAny('\r', '\n');
        if (end < 0) yield break;
        var start = record[end] == '\r' && end + 1 < record.Length && record[end + 1] == '\n' ? end + 2 : end + 1;
        using var rest = new MemoryStream(Encoding.UTF8.GetBytes(record[start..]));
        using var records = new Records(rest, separator, allowLineBreaks: false);
        while (records.Next())
        {
            state.Row++;
            if (records.IsEmptyLine) continue;
            if (records.QuoteFault is not null) yield return Malformed(state.Row, "F-ROW-2", null, columns);
            else if (Read(records, state.Row, columns, texts) is { } row) yield return row;
        }
    }

    private static TableRow? Read(Records records, int number, TableColumns? columns, FieldText[] texts)
    {
        if (columns is null) return new(number, records.AllFields());
        var values = new string?[texts.Length];
        List<(string CheckId, int Position, string? Arguments)>? faults = null;
        for (var position = 0; position < values.Length; position++)
        {
            values[position] = texts[position].Read(records.Field(columns.Indexes[position]));
            if (texts[position].IsGarbled) (faults ??= []).Add(("F-ENC-2", position, null));
        }
        var row = new TableRow(number, values) { Faults = faults ?? [] };
        if (records.Fits(columns)) return row.IsBlank ? null : row;
        return records.IsBlank ? null : Malformed(number, "F-ROW-1", $"{records.FieldCount}|{columns.Width}", columns);
    }

    private static TableRow Malformed(int row, string check, string? arguments, TableColumns? columns) =>
        new(row, new string?[columns?.Indexes.Length ?? 0]) { IsMalformed = true, Faults = [(check, -1, arguments)] };

    // Skips lines; true when the stream may now stand between the CR and the LF of one line end and cannot look ahead.
    private static bool EndsBetweenCrAndLf(Stream text, long lines)
    {
        var previous = 0;
        while (lines > 0)
        {
            var letter = text.ReadByte();
            if (letter < 0) return false;
            if (letter == '\r' || (letter == '\n' && previous != '\r')) lines--;
            previous = letter;
        }
        if (previous != '\r') return false;
        if (!text.CanSeek) return true;
        if (text.ReadByte() is not ('\n' or -1)) text.Position--;
        return false;
    }

    private sealed class Progress
    {
        public int Row { get; set; }
        public long LinesToSkip { get; set; }
        public bool IsAfterRunaway { get; set; }
        public bool IsDone { get; set; }
    }

    /// <summary>The records of one pass, with what the CSV reader says about their quotes.</summary>
    private sealed class Records : IDisposable
    {
        private readonly CsvReader _reader;

        public Records(Stream utf8, char separator, bool allowLineBreaks) =>
            _reader = CsvReader.Create(utf8, new CsvReaderOptions
            {
                HasHeader = false,
                Separator = separator,
                SkipEmptyLines = false,
                TrackLineNumbers = allowLineBreaks,
                AllowLineBreaksInQuotes = allowLineBreaks,
                IncludeValuesInExceptions = false,
                MaxRecordSize = LongestRecordBytes,
                OnMalformedRecord = record => QuoteFault = record.RawRecord,
            });

        /// <summary>Text of the current record when its quotes are wrong.</summary>
        public string? QuoteFault { get; private set; }

        /// <summary>Line of a record that never ends, which stopped the pass.</summary>
        public long? RunawayLine { get; private set; }

        public int FieldCount => _reader.FieldCount;

        public bool IsEmptyLine => _reader.FieldCount <= 1 && _reader.GetSpan(0).IsEmpty;

        public bool IsBlank => Enumerable.Range(0, FieldCount).All(index => _reader.GetSpan(index).IsEmpty);

        public bool Next()
        {
            QuoteFault = null;
            try
            {
                return _reader.Read();
            }
            catch (CsvFormatException fault)
            {
                RunawayLine = fault.LineNumber;
                return false;
            }
        }

        public ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

        /// <summary>True when the record has as many fields as the header, or more that are all empty.</summary>
        public bool Fits(TableColumns columns)
        {
            for (var field = columns.Cells; field < FieldCount; field++)
                if (!_reader.GetSpan(field).IsEmpty) return false;
            return FieldCount >= columns.Width;
        }

        public string?[] AllFields()
        {
            var fields = new string?[FieldCount];
            for (var field = 0; field < fields.Length; field++)
                fields[field] = _reader.GetString(field).Trim() is { Length: > 0 } text ? text : null;
            return fields;
        }

        public void Dispose() => _reader.Dispose();
    }
}

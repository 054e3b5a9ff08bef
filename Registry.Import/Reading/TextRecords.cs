using CsvHelper;
using Registry.Import.Annotating;

namespace Registry.Import.Reading;

/// <summary>The records of one pass over UTF-8 text, with what the CSV reader says about their quotes.</summary>
internal sealed class TextRecords : IDisposable
{
    private readonly CsvReader _reader;
    private readonly bool _allowsLineBreaks;

    /// <summary>Reads from where the stream stands.</summary>
    public TextRecords(Stream utf8, char separator, bool allowLineBreaks)
    {
        _allowsLineBreaks = allowLineBreaks;
        _reader = CsvReader.Create(utf8, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            SkipEmptyLines = false,
            TrackLineNumbers = allowLineBreaks,
            AllowLineBreaksInQuotes = allowLineBreaks,
            IncludeValuesInExceptions = false,
            MaxRecordSize = TextLines.LongestRecordBytes,
            OnMalformedRecord = record => QuoteFault = record.RawRecord,
        });
    }

    /// <summary>Text of the current record when its quotes are wrong.</summary>
    public string? QuoteFault { get; private set; }

    /// <summary>Line of a record that never ends, which stopped the pass.</summary>
    public long? RunawayLine { get; private set; }

    /// <summary>Fields of the current record.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>True for a line with nothing on it.</summary>
    public bool IsEmptyLine => _reader.FieldCount <= 1 && _reader.GetSpan(0).IsEmpty;

    /// <summary>True when no field holds anything.</summary>
    public bool IsBlank => Enumerable.Range(0, FieldCount).All(index => _reader.GetSpan(index).IsEmpty);

    /// <summary>Goes to the next record; false at the end, or at a record of several lines that is longer than any real one.</summary>
    /// <exception cref="FileLimitException">A single line is longer than any real record.</exception>
    public bool Next()
    {
        QuoteFault = null;
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException fault) when (fault.LineNumber > 0)
        {
            RunawayLine = fault.LineNumber;
            return false;
        }
        catch (CsvFormatException) when (!_allowsLineBreaks)
        {
            throw TextLines.TooLong();
        }
    }

    /// <summary>Bytes of a field; empty beyond the last.</summary>
    public ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <summary>True when the record has no more fields than the header but empty ones. Spreadsheets leave out empty fields at the end.</summary>
    public bool Fits(TableColumns columns)
    {
        for (var index = columns.Cells; index < FieldCount; index++)
            if (!_reader.GetSpan(index).IsEmpty) return false;
        return FieldCount >= columns.Width || !EndsWithNotes;
    }

    // The annotated copy of a row that could not be taken apart: our notes stand where its fields ended.
    private bool EndsWithNotes =>
        FieldCount >= AnnotationColumns.Headers.Count && RowNotes.IsState(_reader.GetString(FieldCount - AnnotationColumns.Headers.Count));

    /// <summary>Every field, trimmed and null when empty unless the text is wanted as written.</summary>
    public string?[] AllFields(bool verbatim)
    {
        GridTable.MustFit(0, FieldCount);
        var fields = new string?[FieldCount];
        for (var index = 0; index < fields.Length; index++)
            fields[index] = verbatim ? _reader.GetString(index) : CellText.Clean(_reader.GetString(index));
        return fields;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}

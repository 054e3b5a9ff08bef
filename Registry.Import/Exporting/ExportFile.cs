using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Registry.Import.Reading;

namespace Registry.Import.Exporting;

/// <summary>How records of separated text are written.</summary>
/// <param name="Separator">Between the fields.</param>
/// <param name="Mark">True for a byte order mark, by which Excel knows UTF-8.</param>
/// <param name="LineEnd">End of a record.</param>
/// <param name="GuardsFormulas">True for a file that will be opened in a spreadsheet: a text that would be taken for a formula gets an apostrophe, which
/// spreadsheets hide and our reading takes away.</param>
internal sealed record TextForm(char Separator, bool Mark, string LineEnd, bool GuardsFormulas)
{
    /// <summary>CSV for Excel.</summary>
    public static TextForm Spreadsheet { get; } = new(',', Mark: true, "\r\n", GuardsFormulas: true);

    /// <summary>Text that another program reads.</summary>
    public static TextForm Program(char separator) => new(separator, Mark: false, "\r\n", GuardsFormulas: false);
}

/// <summary>A file of an export while it is written: UTF-8, counted and fingerprinted on the way.</summary>
internal sealed class ExportFile : IDisposable
{
    private readonly FileStream _file;
    private readonly HashedStream _hashed;
    private readonly StreamWriter _text;
    private readonly TextForm _form;
    private readonly SearchValues<char> _special;

    public ExportFile(string path, TextForm form)
    {
        (Name, _form) = (Path.GetFileName(path), form);
        _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);   // the text writer buffers
        _hashed = new(_file);
        _text = new(_hashed, new UTF8Encoding(form.Mark), 1 << 16) { NewLine = form.LineEnd };
        _special = SearchValues.Create([form.Separator, '"', '\r', '\n']);
    }

    /// <summary>Name of the file.</summary>
    public string Name { get; }

    /// <summary>Records so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes the header.</summary>
    public void WriteHeader(IEnumerable<string> headers) => WriteFields(headers);

    /// <summary>Writes a record.</summary>
    public void Write(IEnumerable<string?> fields)
    {
        WriteFields(fields);
        Rows++;
    }

    /// <summary>Writes a record that is a line as it is.</summary>
    public void WriteLine(string line)
    {
        _text.WriteLine(line);
        Rows++;
    }

    /// <summary>Brings everything to the disk.</summary>
    public ExportedFile Complete()
    {
        _text.Flush();
        _file.Flush(flushToDisk: true);
        var file = new ExportedFile(Name, Rows, _file.Length, _hashed.Fingerprint());
        _file.Dispose();
        return file;
    }

    /// <summary>Closes the file; what was not completed may be cut anywhere.</summary>
    public void Dispose()
    {
        _file.Dispose();                                       // what the writer still holds is not wanted, and may not fit on the disk
        _hashed.Dispose();
    }

    private void WriteFields(IEnumerable<string?> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst) _text.Write(_form.Separator);
            isFirst = false;
            WriteField(field ?? "");
        }
        _text.WriteLine();
    }

    private void WriteField(string field)
    {
        var text = field.AsSpan();
        var isSpecial = text.ContainsAny(_special);
        if (isSpecial) _text.Write('"');
        if (_form.GuardsFormulas && text.Length > 1 && CellText.IsFormulaSign(text[0])) _text.Write('\'');
        _text.Write(isSpecial ? field.Replace("\"", "\"\"", StringComparison.Ordinal) : field);
        if (isSpecial) _text.Write('"');
    }

    /// <summary>Takes the fingerprint of what passes.</summary>
    private sealed class HashedStream(Stream output) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public string Fingerprint() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            output.Write(buffer);
        }

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}

using System.Text;
using Registry.Import.Reading;

namespace Registry.Import.Annotating;

/// <summary>Writes records of separated text so that Excel opens them: in GB18030, which a Chinese one takes a file without a mark for, or in
/// UTF-8 with a byte order mark.</summary>
/// <param name="output">Where to; stays open.</param>
/// <param name="separator">Between two fields.</param>
/// <param name="delivered">Encoding of the file that is copied; GB18030 is kept, everything else becomes UTF-8. Null for what is no copy.</param>
internal sealed class DelimitedWriter(Stream output, char separator, Encoding? delivered = null) : IDisposable
{
    private readonly StreamWriter _text = new(
        output, delivered == TextEncoding.Gb18030 ? TextEncoding.Gb18030 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
    private readonly char[] _special = [separator, '"', '\r', '\n'];

    /// <summary>Writes one record.</summary>
    public void Write(IEnumerable<string?> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst) _text.Write(separator);
            isFirst = false;
            WriteField(field ?? "");
        }
        _text.WriteLine();
    }

    /// <summary>Writes an empty line.</summary>
    public void WriteEmptyLine() => _text.WriteLine();

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private void WriteField(string field)
    {
        if (field.AsSpan().IndexOfAny(_special) < 0)
        {
            _text.Write(field);
            return;
        }
        _text.Write('"');
        _text.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        _text.Write('"');
    }
}

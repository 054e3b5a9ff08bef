using System.Text;

namespace Registry.Import.Annotating;

/// <summary>Writes records of separated text in UTF-8 with a byte order mark, as Excel expects it.</summary>
internal sealed class DelimitedWriter(Stream output, char separator) : IDisposable
{
    private readonly StreamWriter _text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
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

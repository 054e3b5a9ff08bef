using System.Text;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Opens a text file as a table: encoding, separator, and the line with which Excel names its separator.</summary>
internal static class TextTable
{
    private const string Separators = ",\t;|";

    /// <summary>The table and how it was read, or the verdict that refuses it.</summary>
    public static (Table? Table, HowRead ReadAs, Verdict? Problem) Open(string path, string name, ReadingOptions options)
    {
        if (TextEncoding.Detect(path) is not { } encoding) return (null, new("文本", "text"), TextEncoding.Unknown(path));
        var text = OpenText(path, encoding, options);
        text.Meter = new(new FileInfo(path).Length);
        return (new(name, IsSheet: false, text.Rows, new(() => Table.FirstOf(text.Rows(null)))) { Meter = text.Meter }, Said(encoding, text.Separator), null);
    }

    /// <summary>The records of a file whose encoding is known; the separator is given, named by the file, or found.</summary>
    public static DelimitedText OpenText(string path, Encoding encoding, ReadingOptions options)
    {
        var named = SeparatorLine(path, encoding);
        var separator = options.Separator ?? options.Profile?.Separator?[0] ?? named ?? BestSeparator(path, encoding, options.Profile);
        return new(path, encoding, separator, hasSeparatorLine: named is not null);
    }

    /// <summary>The separator with which the first rows name the most items; without headers, the one that stands most often.</summary>
    private static char BestSeparator(string path, Encoding encoding, ColumnProfile? profile)
    {
        var scores =
            from separator in Separators
            let rows = new DelimitedText(path, encoding, separator, hasSeparatorLine: false).Rows(null).Take(HeaderMatch.SearchedRows).ToList()
            let score = rows.Select(row => HeaderMatch.Score(row, profile)).DefaultIfEmpty().Max()
            let cells = rows.Sum(row => row.Values.Length - 1)
            orderby score descending, cells descending
            select separator;
        return scores.First();
    }

    private static char? SeparatorLine(string path, Encoding encoding)
    {
        using var utf8 = TextEncoding.OpenAsUtf8(path, encoding);
        var head = new byte[7];
        var line = Encoding.UTF8.GetString(head, 0, utf8.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return line.Length >= 6 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && line[5] is '\r' or '\n' ? line[4] : null;
    }

    private static HowRead Said(Encoding encoding, char separator)
    {
        var (zh, en) = separator switch
        {
            '\t' => ("制表符", "tab"), ',' => ("逗号", "comma"), ';' => ("分号", "semicolon"), '|' => ("竖线", "bar"), _ => ($"“{separator}”", separator.ToString()),
        };
        return new($"文本，{TextEncoding.NameOf(encoding)}，分隔符为{zh}", $"text, {TextEncoding.NameOf(encoding)}, separator {en}");
    }
}

using System.Text;

namespace Registry.Api.Compute;

/// <summary>Reads counts from separated text: comma, tab or semicolon; quotes as spreadsheets write them.</summary>
internal static class CsvInput
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // UTF-32 first: its mark begins with that of UTF-16.
    private static readonly Encoding[] Marked = [Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode];

    private const char NoText = '\uFFFD';

    /// <summary>The text of bytes in UTF-8, in UTF-16 or UTF-32 where they begin with its mark, or in GB18030; <see cref="IsText"/> refuses what is none of them.</summary>
    public static string Decode(byte[] bytes)
    {
        if (Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.GetPreamble())) is { } marked)
            return marked.GetString(bytes).TrimStart('\uFEFF');
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback($"{NoText}"))!.GetString(bytes);
        }
    }

    /// <summary>False when some of the bytes were no text; the line is refused then.</summary>
    public static bool IsText(string text, List<ComputeRefusal> refusals)
    {
        var place = text.IndexOf(NoText, StringComparison.Ordinal);
        if (place < 0) return true;
        var line = text.AsSpan(0, place).Count('\n') + 1;
        refusals.Add(new($"line {line}", new("既不是 UTF-8 也不是 GB18030 文本；请另存为 UTF-8。", "is neither UTF-8 nor GB18030; save the text as UTF-8.")));
        return false;
    }

    /// <summary>The table of a text with a header; what is wrong with a line is refused, and so is a table beyond <see cref="InputLimits"/>, while it is read.</summary>
    public static InputTable Read(string text, List<ComputeRefusal> refusals)
    {
        if (!IsText(text, refusals)) return new([], []);
        try
        {
            return Table(Records(text, Separator(text)).Where(r => r.Fields.Exists(f => f.Length > 0)), refusals);
        }
        catch (ComputeRefusedException refused)
        {
            refusals.AddRange(refused.Refusals);
            return new([], []);
        }
    }

    private static InputTable Table(IEnumerable<(int Line, List<string> Fields)> records, List<ComputeRefusal> refusals)
    {
        var (header, rows) = (new List<string>(), new List<InputLine>());
        foreach (var (line, fields) in records)
        {
            var place = $"line {line}";
            if (header.Count == 0)
            {
                header = fields;
                continue;
            }
            if (fields.Count > header.Count && refusals.Count < InputLimits.MostRefusedRows) refusals.Add(new(place, new(
                $"有 {fields.Count} 个值，列名只有 {header.Count} 个；请检查分隔符与引号。",
                $"has {fields.Count} values for {header.Count} columns; check separators and quotes.")));
            InputLimits.MustFit(place, rows.Count + 1, header.Count);
            rows.Add(new(place, Cells(fields, header.Count)));
        }
        if (header.Count == 0) refusals.Add(new("input", new("输入为空；第一行应为列名，其后每行一个年龄组。", "is empty; write a header, then one line for each age group.")));
        return new(header, rows);
    }

    private static string?[] Cells(List<string> fields, int columns)
    {
        var cells = new string?[columns];
        for (var i = 0; i < columns && i < fields.Count; i++) cells[i] = fields[i].Length > 0 ? fields[i] : null;
        return cells;
    }

    private static char Separator(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? text : text[..end];
        return ",\t;".MaxBy(separator => first.Count(c => c == separator));
    }

    private static IEnumerable<(int Line, List<string> Fields)> Records(string text, char separator)
    {
        var (fields, field, quoted, line, start) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '\n') line++;
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == separator) Close();
            else if (c == '\n')
            {
                Close();
                yield return (start, fields);
                (fields, start) = (new List<string>(), ++line);
            }
            else field.Append(c);
        }

        void Close()
        {
            fields.Add(field.ToString().Trim());
            if (fields.Count > InputLimits.MostColumns) InputLimits.MustFit($"line {start}", rows: 0, fields.Count);
            field.Clear();
        }
    }
}

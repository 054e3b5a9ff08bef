using System.Text;

namespace Registry.Import.Reading;

/// <summary>A piece of a web page.</summary>
/// <param name="Tag">Name of the tag in lower case, /name for its end; empty for text.</param>
/// <param name="Text">The text as written, or the attributes of the tag.</param>
internal readonly record struct HtmlToken(string Tag, string Text);

/// <summary>Takes a web page apart into tags and text, whatever stands in it. Comments, scripts and styles are left out.</summary>
internal static class HtmlTokens
{
    private const int LongestTag = 64 << 10;
    private const int LongestText = 1 << 20;
    private static readonly string[] Hidden = ["script", "style", "title", "textarea"];

    /// <summary>The pieces in their order. Streams.</summary>
    /// <exception cref="FileLimitException">A tag or a text is longer than any of a table.</exception>
    public static IEnumerable<HtmlToken> Read(TextReader page)
    {
        string? hidden = null;
        while (page.Peek() >= 0)
        {
            var text = ReadUntil(page, '<', LongestText);
            if (text.Length > 0 && hidden is null) yield return new("", text);
            if (page.Peek() < 0) yield break;
            page.Read();
            var tag = page.Peek() == '!' ? Comment(page) : Tag(page);
            if (hidden is not null && tag.Tag != "/" + hidden) continue;
            hidden = Array.IndexOf(Hidden, tag.Tag) >= 0 && !tag.Text.EndsWith('/') ? tag.Tag : null;
            if (tag.Tag.Length > 0) yield return tag;
        }
    }

    // Behind '<': a letter or '/' begins a tag, anything else is text.
    private static HtmlToken Tag(TextReader page)
    {
        if (page.Peek() is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or '/')) return new("", "<");
        var tag = ReadTag(page);
        var end = tag.AsSpan().IndexOfAny(" \t\r\n");
        var name = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        if (name.Length > 1 && name[^1] == '/') name = name[..^1];
        return new(name, end < 0 ? "" : tag[(end + 1)..].TrimEnd());
    }

    // A '>' in quotes does not end a tag.
    private static string ReadTag(TextReader page)
    {
        var tag = new StringBuilder();
        var quote = '\0';
        for (int next; (next = page.Read()) >= 0;)
        {
            var letter = (char)next;
            if (quote == '\0' && letter == '>') break;
            if (quote != '\0') quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'' && tag.Length > 0 && tag[^1] is '=' or ' ') quote = letter;
            if (tag.Append(letter).Length > LongestTag) throw TooLong();
        }
        return tag.ToString();
    }

    private static HtmlToken Comment(TextReader page)
    {
        page.Read();
        var isLong = page.Peek() == '-';
        var (last, before) = ('\0', '\0');
        for (int next; (next = page.Read()) >= 0; (before, last) = (last, (char)next))
            if (next == '>' && (!isLong || (last == '-' && before == '-'))) break;
        return new("", "");
    }

    private static string ReadUntil(TextReader page, char end, int most)
    {
        var text = new StringBuilder();
        for (int next; (next = page.Peek()) >= 0 && next != end;)
            if (text.Append((char)page.Read()).Length > most) throw TooLong();
        return text.ToString();
    }

    private static FileLimitException TooLong() => new("一个标签或文本超过1 MB", "a tag or text of more than 1 MB");
}

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
        while (page.Peek() >= 0)
        {
            var text = ReadUntil(page, '<');
            if (text.Length > 0) yield return new("", text);
            if (page.Read() < 0) yield break;
            var token = page.Peek() == '!' ? Comment(page) : Tag(page);
            if (Array.IndexOf(Hidden, token.Tag) >= 0) SkipTo(page, "</" + token.Tag);
            else if (token.Tag.Length + token.Text.Length > 0) yield return token;
        }
    }

    // What stands between is no markup, whatever it looks like.
    private static void SkipTo(TextReader page, string end)
    {
        var matched = 0;
        for (int next; matched < end.Length && (next = page.Read()) >= 0;)
            matched = char.ToLowerInvariant((char)next) == end[matched] ? matched + 1 : next == '<' ? 1 : 0;
        while (page.Read() is not ('>' or < 0)) { }
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
            if (tag.Append(letter).Length > LongestTag) throw new FileLimitException("一个标签超过64 KB", "a tag of more than 64 KB");
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

    private static string ReadUntil(TextReader page, char end)
    {
        var text = new StringBuilder();
        for (int next; (next = page.Peek()) >= 0 && next != end;)
            if (text.Append((char)page.Read()).Length > LongestText) throw new FileLimitException("一个文本超过1 MB", "a text of more than 1 MB");
        return text.ToString();
    }
}

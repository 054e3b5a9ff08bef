using System.Text;
using System.Text.RegularExpressions;

namespace Registry.Report.Writers;

/// <summary>Collects the text of an HTML file and knows how words of one or both languages are set.</summary>
internal sealed partial class HtmlText(ReportLanguage language)
{
    private readonly StringBuilder _text = new();

    public ReportLanguage Language => language;

    public void Line(string markup) => _text.Append(markup).Append('\n');

    /// <summary>One element with the words inside: in both languages two elements, each with its own.</summary>
    public void Element(string name, string cssClass, Bilingual words)
    {
        var attribute = cssClass.Length == 0 ? "" : $" class=\"{cssClass}\"";
        if (language != ReportLanguage.Both || words.IsSame)
        {
            Line($"<{name}{attribute}>{Set(words.Lines(language)[0])}</{name}>");
            return;
        }
        var english = cssClass.Length == 0 ? " class=\"en\"" : $" class=\"{cssClass} en\"";
        // A heading stays one element, so that the outline of the document is not doubled.
        if (name[0] == 'h') Line($"<{name}{attribute}>{Words(words)}</{name}>");
        else Line($"<{name}{attribute}>{Set(words.Zh)}</{name}><{name}{english} lang=\"en\">{Set(words.En)}</{name}>");
    }

    /// <summary>The words inside an element, English on its own line when both languages are printed.</summary>
    public string Words(Bilingual words)
    {
        var lines = words.Lines(language);
        return lines.Count == 1
            ? Set(lines[0]) : $"{Set(lines[0])}<span class=\"en\" lang=\"en\">{Set(lines[1])}</span>";
    }

    /// <summary>Escapes what HTML would take as markup; all other characters stay as they are.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public override string ToString() => _text.ToString();

    // A number with thin spaces is not broken at the end of a line.
    private static string Set(string text) => Thousands().Replace(Escape(text), "<span class=\"n\">$0</span>");

    [GeneratedRegex("[0-9]{1,3}(\u2009[0-9]{3})+")]
    private static partial Regex Thousands();
}

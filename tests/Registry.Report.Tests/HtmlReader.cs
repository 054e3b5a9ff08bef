using System.Net;
using System.Text.RegularExpressions;

namespace Registry.Report.Tests;

/// <summary>Reads tables and pictures back from a report's HTML, as a reader of the file would.</summary>
internal static partial class HtmlReader
{
    /// <summary>Rows of a table, header cells included, each cell as plain text without thin spaces.</summary>
    public static List<List<string>> Table(string html, string id)
    {
        var start = html.IndexOf($" id=\"{id}\">", StringComparison.Ordinal);
        Assert.That(start, Is.GreaterThan(0), $"table {id}");
        var body = html[html.IndexOf("<tbody>", start, StringComparison.Ordinal)..html.IndexOf("</table>", start,
            StringComparison.Ordinal)];
        return [.. Rows().Matches(body).Select(r =>
            Cells().Matches(r.Groups[1].Value).Select(c => Plain(c.Groups[1].Value)).ToList())];
    }

    public static IEnumerable<string> TableIds(string html) => Tables().Matches(html).Select(m => m.Groups[1].Value);

    public static IEnumerable<string> Pictures(string html) => Svg().Matches(html).Select(m => m.Value);

    public static IEnumerable<string> Ids(string html) => Id().Matches(html).Select(m => m.Groups[1].Value);

    public static string Plain(string markup) =>
        WebUtility.HtmlDecode(Tag().Replace(markup, "")).Replace("\u2009", "", StringComparison.Ordinal);

    [GeneratedRegex("<tr[^>]*>(.*?)</tr>")]
    private static partial Regex Rows();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>")]
    private static partial Regex Cells();

    [GeneratedRegex("<div class=\"table[^\"]*\" id=\"([^\"]+)\">")]
    private static partial Regex Tables();

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}

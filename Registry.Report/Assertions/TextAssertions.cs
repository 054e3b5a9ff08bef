using System.Text.RegularExpressions;
using Registry.Report.Blocks;
using Registry.Report.Statistics;

namespace Registry.Report.Assertions;

/// <summary>Laws over the finished chapters: FIELD: what reviewers check, items 1, 3, 11 and 14.</summary>
internal static partial class TextAssertions
{
    private const int MostZh = 40, MostEn = 80;

    public static IReadOnlyList<AssertionResult> Run(ReportData data, IReadOnlyList<Chapter> chapters)
    {
        var blocks = chapters.SelectMany(c => c.Blocks).ToList();
        return [SameNumbersInBothLanguages(data, blocks), RatesOfTextAreInTables(blocks), ColumnsAreOfOneKind(blocks),
            UnitsAreInHeads(blocks), CaptionsAreNumberedOnce(blocks)];
    }

    private static AssertionResult SameNumbersInBothLanguages(ReportData data, IReadOnlyList<Block> blocks)
    {
        // Digits in the name of a registry or area are no numbers of the report.
        var names = data.Accepted.Concat(data.LeftOut.Select(l =>
            l.Registry)).Select(ReportData.NameOf).Append(data.Input.Area).ToList();
        var (zhNames, enNames) = (LongestFirst(names.Select(n => n.Zh)), LongestFirst(names.Select(n => n.En)));
        var result = new AssertionCollector("A-LANG", AssertionKind.Arithmetic,
            new("中英文的数字相同", "Chinese and English give the same numbers"));
        foreach (var text in blocks.SelectMany(Texts).Where(t => !t.IsSame))
        {
            var (zh, en) = (Sorted(Without(zhNames, text.Zh)), Sorted(Without(enNames, text.En)));
            result.Holds(zh.SequenceEqual(en),
                Bilingual.Same($"[{string.Join(' ', zh)}] ≠ [{string.Join(' ', en)}]: ") + Beginning(text));
        }
        return result.Result;
    }

    private static AssertionResult RatesOfTextAreInTables(IReadOnlyList<Block> blocks)
    {
        var result = new AssertionCollector("A-TEXT", AssertionKind.Arithmetic,
            new("正文中的率均见于表或图的数据", "every rate in the text stands in a table or in the data of a figure"));
        var printed = blocks.OfType<TableBlock>().SelectMany(t =>
            t.Rows).Concat(blocks.OfType<FigureBlock>().SelectMany(f => f.Figure.Data.Rows))
            .SelectMany(r => r.Cells).Where(c => c is { Value: not null, Kind: NumberKind.Rate }).Select(c =>
                c.Text.Zh).ToHashSet(StringComparer.Ordinal);
        foreach (var paragraph in blocks.OfType<Paragraph>())
            foreach (Match rate in RateInText().Matches(paragraph.Text.Zh))
                result.Holds(printed.Contains(rate.Groups[1].Value),
                    Bilingual.Same($"{rate.Groups[1].Value}: ") + Beginning(paragraph.Text));
        return result.Result;
    }

    private static AssertionResult ColumnsAreOfOneKind(IReadOnlyList<Block> blocks)
    {
        var result = new AssertionCollector("A-DEC", AssertionKind.Arithmetic,
            new("同一列小数位数相同", "a column has one number of decimals"));
        foreach (var (table, column, kinds) in NumberColumns(blocks))
            result.Holds(kinds.Count <= 1, Where(table, column));
        return result.Result;
    }

    private static AssertionResult UnitsAreInHeads(IReadOnlyList<Block> blocks)
    {
        var result = new AssertionCollector("A-UNIT", AssertionKind.Arithmetic,
            new("列标题含单位（1/10万、%）", "heads name the unit (per 100,000, %)"));
        foreach (var (table, column, kinds) in NumberColumns(blocks))
        {
            var head = table.Columns[column].FullHead;
            if (kinds.Contains(NumberKind.Rate)) result.Holds(head.Zh.Contains("1/10万", StringComparison.Ordinal)
                && head.En.Contains("per 100,000", StringComparison.Ordinal), Where(table, column));
            if (kinds.Contains(NumberKind.Percent)) result.Holds(head.Zh.Contains('%') && head.En.Contains('%'),
                Where(table, column));
        }
        return result.Result;
    }

    private static AssertionResult CaptionsAreNumberedOnce(IReadOnlyList<Block> blocks)
    {
        var result = new AssertionCollector("A-CAP", AssertionKind.Arithmetic,
            new("表、图编号不重复", "no number of a table or figure is used twice"));
        var ids = blocks.OfType<TableBlock>().Select(t =>
            t.Caption.Id).Concat(blocks.OfType<FigureBlock>().Select(f => f.Caption.Id));
        foreach (var id in ids.GroupBy(i => i, StringComparer.Ordinal)) result.Holds(id.Count() == 1,
            Bilingual.Same(id.Key));
        return result.Result;
    }

    private static IEnumerable<(TableBlock Table, int Column,
        HashSet<NumberKind> Kinds)> NumberColumns(IReadOnlyList<Block> blocks) =>
        from table in blocks.OfType<TableBlock>()
        from column in Enumerable.Range(0, table.Columns.Count)
        select (table, column,
            table.Rows.Select(r => r.Cells[column]).Where(c => c.Value is not null).Select(c => c.Kind).ToHashSet());

    private static Bilingual Where(TableBlock table, int column) =>
        table.Caption.Label + Bilingual.Same(" ") + table.Columns[column].FullHead;

    // Lists are definitions and names of standards, not statements with numbers of this year.
    private static IEnumerable<Bilingual> Texts(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        TableBlock table => [table.Caption.Title, .. table.Footnotes],
        FigureBlock figure => [figure.Caption.Title],
        Heading heading => [heading.Title],
        _ => [],
    };

    // Enough of a text to find it by; words are not cut.
    private static Bilingual Beginning(Bilingual text) => new(text.Zh.Length <= MostZh ? text.Zh : text.Zh[..MostZh] + "…", Words(text.En));

    private static string Words(string text)
    {
        if (text.Length <= MostEn) return text;
        var end = text.LastIndexOf(' ', MostEn);
        return (end > 0 ? text[..end] : text[..MostEn]).TrimEnd(' ', ',', ';', ':') + " …";
    }

    private static List<string> LongestFirst(IEnumerable<string> names) =>
        [.. names.Where(n => n.Length > 0).OrderByDescending(n => n.Length)];

    private static string Without(List<string> names, string text) =>
        names.Aggregate(text, (rest, name) => rest.Replace(name, " ", StringComparison.Ordinal));

    // The unit itself is written with different numbers (1/10万, per 100,000); six digits in a row are a registry's
    // code.
    private static List<string> Sorted(string text) =>
        [.. Numbers().Matches(Unit().Replace(text, "")).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex("(?<![0-9.])1/10万|/10万|per 100,000|(?<![0-9.])[0-9]{6}(?![0-9])")]
    private static partial Regex Unit();

    [GeneratedRegex("[0-9]+(?:[\u2009][0-9]{3})*(?:\\.[0-9]+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex("([0-9]+(?:[\u2009][0-9]{3})*\\.[0-9]{2})/10万")]
    private static partial Regex RateInText();
}

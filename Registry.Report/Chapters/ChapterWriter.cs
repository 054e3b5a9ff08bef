using System.Globalization;
using Registry.Report.Blocks;
using Registry.Report.Figures;

namespace Registry.Report.Chapters;

/// <summary>Collects the blocks of a chapter and numbers its sections, tables and figures.</summary>
internal sealed class ChapterWriter(ChapterEntry entry)
{
    private readonly List<Block> _blocks = [];
    private int _sections, _subsections, _tables, _figures;

    /// <summary>表4-2 / Table 4-2: how text refers to the table that is added next.</summary>
    public Bilingual NextTable => new Caption("", Next(_tables), IsFigure: false, Bilingual.Same("")).Label;

    /// <summary>图4-2 / Figure 4-2: how text refers to the figure that is added next.</summary>
    public Bilingual NextFigure => new Caption("", Next(_figures), IsFigure: true, Bilingual.Same("")).Label;

    public void Section(Bilingual title, bool startsPage = false)
    {
        (_sections, _subsections) = (_sections + 1, 0);
        Add(new Heading(2, $"{entry.Number}.{Text(_sections)}", title,
            $"s{entry.Number}-{Text(_sections)}") { StartsPage = startsPage });
    }

    public void Subsection(Bilingual title)
    {
        _subsections++;
        Add(new Heading(3, $"{entry.Number}.{Text(_sections)}.{Text(_subsections)}", title,
            $"s{entry.Number}-{Text(_sections)}-{Text(_subsections)}"));
    }

    public void Paragraph(Bilingual text) => Add(new Paragraph(text));

    public void Add(Block block) => _blocks.Add(block);

    public void Table(
        Bilingual title, IReadOnlyList<Column> columns, IReadOnlyList<RowGroup> groups,
        IReadOnlyList<Bilingual>? notes = null,
        Bilingual? groupName = null, bool isWide = false)
    {
        var number = Next(_tables++);
        var caption = new Caption($"t{number}", number, IsFigure: false, title);
        Add(new TableBlock(caption, columns, groups, notes ?? []) { GroupName = groupName, IsWide = isWide });
    }

    public void Table(Bilingual title, IReadOnlyList<Column> columns, IEnumerable<Row> rows,
        IReadOnlyList<Bilingual>? notes = null, bool isWide = false) =>
        Table(title, columns, [new RowGroup(null, [.. rows])], notes, isWide: isWide);

    public void Figure(Bilingual title, Figure figure)
    {
        var number = Next(_figures++);
        Add(new FigureBlock(new($"f{number}", number, IsFigure: true, title), figure));
    }

    public Chapter Chapter() => new(entry.Number, entry.Title, $"c{entry.Number}", _blocks);

    private string Next(int count) => $"{entry.Number}-{Text(count + 1)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

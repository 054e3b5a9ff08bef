using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>A named value of a bar.</summary>
/// <param name="Name">Site or registry.</param>
/// <param name="Value">Its value.</param>
public sealed record NamedValue(Bilingual Name, double Value);

/// <summary>The leading sites of men (left) and women (right) as mirrored bars with their values.</summary>
public sealed record LeadingSitesBars : Figure
{
    /// <summary>Sites of men, first place first.</summary>
    public required IReadOnlyList<NamedValue> Male { get; init; }

    /// <summary>Sites of women, first place first.</summary>
    public required IReadOnlyList<NamedValue> Female { get; init; }

    /// <summary>What the bars measure, with unit.</summary>
    public required Bilingual Measure { get; init; }

    private int Places => Math.Max(1, Math.Max(Male.Count, Female.Count));

    internal override (int Width, int Height) Size(ReportLanguage language) =>
        (760, 96 + (language == ReportLanguage.Both ? 44 : 31) * Places);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("顺位", "Rank")), new(new("男 部位", "Male: site"), IsText: true), new(Measure),
            new(new("女 部位", "Female: site"), IsText: true), new(Measure)],
         [.. Enumerable.Range(0, Places).Select(i => new Row(
            [Cell.Of(i + 1, NumberKind.Rank), Name(Male, i), Value(Male, i), Name(Female, i), Value(Female, i)]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        var ticks = FigureStyle.RoundTicks(Male.Concat(Female).Select(s => s.Value).DefaultIfEmpty(0).Max());
        var room = ticks[^1] * 1.3;            // the values stand behind the bars
        for (var i = 0; i < Male.Count; i++) Bar(plot, i, -Male[i].Value, Male[i], Alignment.MiddleRight,
            FigureStyle.Male, fontName);
        for (var i = 0; i < Female.Count; i++) Bar(plot, i, Female[i].Value, Female[i], Alignment.MiddleLeft,
            FigureStyle.Female, fontName);
        Names(plot.Axes.Left, Male, language);
        Names(plot.Axes.Right, Female, language);
        plot.Axes.Right.TickLabelStyle.FontName = fontName;
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(ticks.Skip(1).Select(t => -t).Concat(ticks), t =>
            Numbers.Tick(Math.Abs(t)));
        plot.Axes.Bottom.Label.Text = Measure.In(language);
        plot.Axes.SetLimits(-room, room, -Places + 0.4, 1.1);
        plot.Axes.Right.Range.Set(-Places + 0.4, 1.1);
        FigureStyle.Write(plot, new Bilingual("男", "Male").In(language), -ticks[^1] / 2, 0.78, Alignment.MiddleCenter,
            fontName, FigureStyle.Male, FigureStyle.TitleSize);
        FigureStyle.Write(plot, new Bilingual("女", "Female").In(language), ticks[^1] / 2, 0.78, Alignment.MiddleCenter,
            fontName, FigureStyle.Female, FigureStyle.TitleSize);
        plot.Grid.YAxisStyle.IsVisible = false;
        var margin = language == ReportLanguage.Zh ? 112 : 168;
        FigureStyle.Room(plot, left: margin, right: margin, top: 6, bottom: 58);
    }

    private static void Bar(Plot plot, int place, double value, NamedValue site, Alignment alignment, string colour,
        string font)
    {
        var bar = plot.Add.Bar(new Bar
        {
            Position = -place, Value = value, Size = 0.72, FillColor = FigureStyle.Of(colour), LineWidth = 0,
            Orientation = Orientation.Horizontal,
        });
        bar.Horizontal = true;
        FigureStyle.Write(plot, Numbers.Rate(site.Value), value, -place, alignment, font,
            offset: alignment == Alignment.MiddleLeft ? 5 : -5);
    }

    private static void Names(IAxis axis, IReadOnlyList<NamedValue> sites, ReportLanguage language)
    {
        axis.TickGenerator = FigureStyle.Ticks(
            Enumerable.Range(0, sites.Count).Select(i => (double)-i), p =>
                string.Join('\n', sites[(int)-p].Name.Lines(language)));
        axis.MajorTickStyle.Length = 0;
    }

    private static Cell Name(IReadOnlyList<NamedValue> sites, int place) =>
        place < sites.Count ? Cell.Of(sites[place].Name) : Cell.Empty;

    private static Cell Value(IReadOnlyList<NamedValue> sites, int place) =>
        place < sites.Count ? Cell.Rate(sites[place].Value) : Cell.Empty;
}

using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>The parts of a change, percent of the number before.</summary>
/// <param name="Name">What changes.</param>
/// <param name="Growth">Because there are more or fewer people.</param>
/// <param name="Ageing">Because the ages are others.</param>
/// <param name="Risk">Because the rates are others.</param>
public sealed record ChangeBar(Bilingual Name, double Growth, double Ageing, double Risk)
{
    /// <summary>The whole change.</summary>
    public double Change => Growth + Ageing + Risk;
}

/// <summary>Why numbers change: stacked bars of three parts, what adds to the right, what takes away to the left, a diamond at the sum.</summary>
public sealed record ChangeBars : Figure
{
    private static readonly (Bilingual Name, string Colour, Func<ChangeBar, double> Part)[] Parts =
    [
        (new("人口规模", "Population size"), "#5B7C99", bar => bar.Growth), (new("年龄构成", "Age structure"), "#B3661F", bar => bar.Ageing), (new("发生率", "Rates"), "#8F3551", bar => bar.Risk),
    ];

    /// <summary>The bars from top to bottom.</summary>
    public required IReadOnlyList<ChangeBar> Bars { get; init; }

    /// <summary>What is measured, with unit.</summary>
    public required Bilingual Measure { get; init; }

    internal override (int Width, int Height) Size(ReportLanguage language) => (680, 112 + (language == ReportLanguage.Both ? 34 : 24) * Math.Max(3, Bars.Count));

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("部位", "Site"), IsText: true), .. Parts.Select(part => new Column(part.Name + new Bilingual("(%)", " (%)"))), new(new("合计(%)", "All (%)"))],
         [.. Bars.Select(bar => new Row([Cell.Of(bar.Name), .. Parts.Select(part => Cell.Percent(part.Part(bar))), Cell.Percent(bar.Change)]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        foreach (var (part, index) in Parts.Select((part, index) => (part, index)))
        {
            var drawn = plot.Add.Bars(Bars.Select((bar, place) => Piece(bar, place, index)).ToArray());
            drawn.Horizontal = true;
            drawn.LegendText = part.Name.In(language);
        }
        for (var place = 0; place < Bars.Count; place++)
            plot.Add.Marker(Bars[place].Change, -place, MarkerShape.FilledDiamond, 9, FigureStyle.Of(FigureStyle.Ink));
        var zero = plot.Add.VerticalLine(0, 1, FigureStyle.Of(FigureStyle.Ink));
        zero.ExcludeFromLegend = true;
        var largest = Bars.Max(bar => Math.Max(Stacked(bar, 3, isAbove: true), -Stacked(bar, 3, isAbove: false)));
        var ticks = FigureStyle.RoundTicks(Math.Max(1, largest));
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(ticks.Skip(1).Select(t => -t).Concat(ticks), Numbers.Tick);
        plot.Axes.Bottom.Label.Text = Measure.In(language);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(Enumerable.Range(0, Bars.Count).Select(i => (double)-i), p => string.Join('\n', Bars[(int)-p].Name.Lines(language)));
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.SetLimits(-ticks[^1] * 1.05, ticks[^1] * 1.05, -Math.Max(3, Bars.Count) + 0.4, 1.6);
        plot.Grid.YAxisStyle.IsVisible = false;
        FigureStyle.Legend(plot, Alignment.UpperRight, Orientation.Horizontal, fontName);
        FigureStyle.Room(plot, left: language == ReportLanguage.Zh ? 132 : 188, right: 16, top: 6, bottom: 58);
    }

    private static Bar Piece(ChangeBar bar, int place, int index)
    {
        var value = Parts[index].Part(bar);
        var start = Stacked(bar, index, isAbove: value >= 0);
        return new()
        {
            Position = -place, ValueBase = start, Value = start + value, Size = 0.68, FillColor = FigureStyle.Of(Parts[index].Colour), LineWidth = 0, Orientation = Orientation.Horizontal,
        };
    }

    // How far the first parts reach on one side of zero.
    private static double Stacked(ChangeBar bar, int parts, bool isAbove) =>
        Parts.Take(parts).Select(part => part.Part(bar)).Where(value => value >= 0 == isAbove).Sum();
}

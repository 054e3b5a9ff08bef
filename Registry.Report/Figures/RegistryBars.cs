using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>A rate of each registry as bars, highest first, with the pooled rate as a line.</summary>
public sealed record RegistryBars : Figure
{
    /// <summary>The registries in any order.</summary>
    public required IReadOnlyList<NamedValue> Registries { get; init; }

    /// <summary>The pooled rate.</summary>
    public required NamedValue Pooled { get; init; }

    /// <summary>What the bars measure, with unit.</summary>
    public required Bilingual Measure { get; init; }

    private IReadOnlyList<NamedValue> Sorted => [.. Registries.OrderByDescending(r => r.Value)];

    internal override (int Width, int Height) Size(ReportLanguage language) =>
        (680, 84 + 24 * Math.Max(3, Registries.Count));

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("登记处", "Registry"), IsText: true), new(Measure)],
         [.. Sorted.Append(Pooled).Select(r => new Row([Cell.Of(r.Name), Cell.Rate(r.Value)]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        var sorted = Sorted;
        var ticks = FigureStyle.RoundTicks(sorted.Append(Pooled).Max(r => r.Value));
        for (var i = 0; i < sorted.Count; i++)
        {
            var bar = plot.Add.Bar(new Bar
            {
                Position = -i, Value = sorted[i].Value, Size = 0.68, FillColor = FigureStyle.Of(FigureStyle.Neutral),
                LineWidth = 0, Orientation = Orientation.Horizontal,
            });
            bar.Horizontal = true;
            WriteValue(plot, sorted[i].Value, -i, ticks[^1], fontName);
        }
        var line = plot.Add.VerticalLine(Pooled.Value, 1.5f, FigureStyle.Of(FigureStyle.Female), LinePattern.Dashed);
        line.ExcludeFromLegend = true;
        FigureStyle.Write(plot, $"{Pooled.Name.In(language)} {Numbers.Rate(Pooled.Value)}", Pooled.Value, 0.95,
            Alignment.MiddleCenter, fontName, FigureStyle.Female, isOnWhite: true);
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(
            Enumerable.Range(0, sorted.Count).Select(i => (double)-i), p => sorted[(int)-p].Name.In(language));
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(ticks, Numbers.Tick);
        plot.Axes.Bottom.Label.Text = Measure.In(language);
        plot.Axes.SetLimits(0, ticks[^1] * 1.14, -Math.Max(3, sorted.Count) + 0.4, 1.4);
        plot.Grid.YAxisStyle.IsVisible = false;
        FigureStyle.Room(plot, left: 168, right: 16, top: 6, bottom: 58);
    }

    // Inside the bar, where the line of the pooled rate does not cross it; behind a short bar.
    private static void WriteValue(Plot plot, double value, double position, double largest, string font)
    {
        var isLong = value > largest / 4;
        FigureStyle.Write(plot, Numbers.Rate(value), isLong ? 0 : value, position, Alignment.MiddleLeft, font,
            isLong ? "#FFFFFF" : null, offset: 6);
    }
}

using Registry.Core.Cube;
using Registry.Report.Blocks;
using ScottPlot;

namespace Registry.Report.Figures;

/// <summary>Population by five-year age group, men left and women right, in percent of the whole population.</summary>
public sealed record PopulationPyramid : Figure
{
    /// <summary>Men, on the Chinese 19 groups; 0 and 1-4 are drawn as one bar of five years.</summary>
    public required AgeVector Male { get; init; }

    /// <summary>Women, on the same groups.</summary>
    public required AgeVector Female { get; init; }

    internal override (int Width, int Height) Size(ReportLanguage language) => (680, 440);

    /// <inheritdoc/>
    public override (IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) Data =>
        ([new(new("年龄组", "Age group"), IsText: true), new(new("男", "Male")), new(new("女", "Female"))],
         [.. Bars().Select(b => new Row([Cell.Of(b.Label), Cell.Count(b.Male), Cell.Count(b.Female)]))]);

    internal override void Draw(Plot plot, ReportLanguage language, string fontName)
    {
        var bars = Bars();
        var total = Male.Total + Female.Total;
        var percents = bars.Select(b =>
            (Male: total == 0 ? 0 : b.Male / total * 100, Female: total == 0 ? 0 : b.Female / total * 100)).ToList();
        for (var i = 0; i < bars.Count; i++)
        {
            Bar(plot, i, -percents[i].Male, FigureStyle.Male);
            Bar(plot, i, percents[i].Female, FigureStyle.Female);
        }
        var ticks = FigureStyle.RoundTicks(percents.Max(p => Math.Max(p.Male, p.Female)));
        plot.Axes.Bottom.TickGenerator = FigureStyle.Ticks(
            ticks.Skip(1).Select(t => -t).Concat(ticks), t => Numbers.Tick(Math.Abs(t)));
        plot.Axes.Left.TickGenerator = FigureStyle.Ticks(Enumerable.Range(0, bars.Count).Select(i => (double)i), i =>
            bars[(int)i].Label);
        plot.Axes.SetLimits(-ticks[^1] * 1.04, ticks[^1] * 1.04, -0.7, bars.Count + 0.4);
        plot.Axes.Bottom.Label.Text = new Bilingual("占总人口的百分比(%)", "Percent of the population").In(language);
        plot.Axes.Left.Label.Text = new Bilingual("年龄组(岁)", "Age group (years)").In(language);
        plot.Axes.Left.Label.OffsetX = -14;
        FigureStyle.Write(plot, new Bilingual("男", "Male").In(language), -ticks[^1] / 2, bars.Count - 0.1,
            Alignment.MiddleCenter, fontName, FigureStyle.Male, FigureStyle.TitleSize);
        FigureStyle.Write(plot, new Bilingual("女", "Female").In(language), ticks[^1] / 2, bars.Count - 0.1,
            Alignment.MiddleCenter, fontName, FigureStyle.Female, FigureStyle.TitleSize);
        plot.Grid.YAxisStyle.IsVisible = false;
        FigureStyle.Room(plot, left: 104, right: 24, top: 12, bottom: 62);
    }

    private static void Bar(Plot plot, int position, double value, string colour)
    {
        var bar = plot.Add.Bar(new Bar
        {
            Position = position, Value = value, Size = 0.86, FillColor = FigureStyle.Of(colour), LineWidth = 0,
            Orientation = Orientation.Horizontal,
        });
        bar.Horizontal = true;
    }

    private List<(string Label, double Male, double Female)> Bars()
    {
        var bars = new List<(string, double, double)> { ("0-4", Male[0] + Male[1], Female[0] + Female[1]) };
        for (var group = 2; group < Male.Scheme.Count; group++)
            bars.Add((Male.Scheme.Labels[group], Male[group], Female[group]));
        return bars;
    }
}

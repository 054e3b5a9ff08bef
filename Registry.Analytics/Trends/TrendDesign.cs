using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>What every model of a series has in common: its years, weights and autocorrelation, a line and the jumps at breaks.</summary>
/// <remarks>Values and columns are whitened: times the root of their weight, and freed of what the year before says of them (Prais and
/// Winsten), so that ordinary least squares holds. An autocorrelation ρ a year is ρ² over a gap of two years.</remarks>
internal sealed class TrendDesign
{
    private readonly double[] _roots, _carried, _scales;
    private readonly double[][] _columns;
    private readonly OrthonormalBasis _basis;

    private TrendDesign(double[] years, double[] weights, double autocorrelation, double[][] columns)
    {
        (Years, _columns, _roots) = (years, columns, Array.ConvertAll(weights, Math.Sqrt));
        (_carried, _scales) = (new double[years.Length], new double[years.Length]);
        for (var i = 0; i < years.Length; i++)
        {
            _carried[i] = i == 0 || autocorrelation == 0 ? 0 : Math.Pow(autocorrelation, years[i] - years[i - 1]);
            if (double.IsNaN(_carried[i]))
                throw new StatisticRefusedException(
                    $"负的自相关在 {years[i - 1]} 至 {years[i]} 的 {years[i] - years[i - 1]} 年间没有意义：间隔须为整年。",
                    $"A negative autocorrelation has no meaning over the {years[i] - years[i - 1]} years from {years[i - 1]} to {years[i]}: it needs whole years.");
            _scales[i] = 1 / Math.Sqrt(1 - _carried[i] * _carried[i]);
        }
        _basis = OrthonormalBasis.Of([.. columns.Select(Whiten)])
            ?? throw new StatisticRefusedException(
                "这些年份不能把直线与断点区分开：序列的每一部分都须有自己的年份。",
                "The years do not tell the line and the breaks apart: each part of the series needs years of its own.");
    }

    /// <summary>The year of each value, ascending.</summary>
    public double[] Years { get; }

    /// <summary>Constant, slope from the middle of the years, and one column for each jump.</summary>
    public int Columns => _columns.Length;

    /// <summary>The design of one series.</summary>
    /// <param name="years">Ascending, none twice.</param>
    /// <param name="weights">One over the variance of each value.</param>
    /// <param name="autocorrelation">ρ a year; 0 for none.</param>
    /// <param name="breaks">Last year before each jump.</param>
    public static TrendDesign Of(double[] years, double[] weights, double autocorrelation = 0, IReadOnlyList<double>? breaks = null)
    {
        var middle = Middle(years);
        double[] constant = [.. Enumerable.Repeat(1.0, years.Length)];
        return new(years, weights, autocorrelation, [constant, Array.ConvertAll(years, year => year - middle),
            .. (breaks ?? []).Select(last => Array.ConvertAll(years, year => year > last ? 1.0 : 0))]);
    }

    /// <summary>The design of two series that follow one another, each with its own level or both with the same.</summary>
    public static TrendDesign OfPair(double[] years, double[] weights, bool[] isSecond, bool haveOwnLevels)
    {
        var middle = Middle(years);
        double[][] levels = haveOwnLevels
            ? [Array.ConvertAll(isSecond, second => second ? 0.0 : 1), Array.ConvertAll(isSecond, second => second ? 1.0 : 0)]
            : [[.. Enumerable.Repeat(1.0, years.Length)]];
        return new(years, weights, 0, [.. levels, Array.ConvertAll(years, year => year - middle)]);
    }

    /// <summary>The abscissa from which the slope column counts.</summary>
    public static double Middle(double[] years) => years.Average();

    /// <summary>Values or a column, whitened.</summary>
    public double[] Whiten(double[] values)
    {
        var white = new double[values.Length];
        for (var i = 0; i < white.Length; i++)
            white[i] = (values[i] * _roots[i] - (i == 0 ? 0 : _carried[i] * values[i - 1] * _roots[i - 1])) * _scales[i];
        return white;
    }

    /// <summary>What the line and the jumps leave of whitened values.</summary>
    public double[] Freed(double[] whitened) => _basis.Remainder(whitened);

    /// <summary>(x − τ)₊ in each year.</summary>
    public double[] Bend(double place) => Array.ConvertAll(Years, year => Math.Max(0, year - place));

    /// <summary>The basis of the whole model with its joinpoints, bends last; null when they cannot be told apart.</summary>
    public OrthonormalBasis? With(IReadOnlyList<double> joinpoints) => OrthonormalBasis.Of([.. Columned(joinpoints).Select(Whiten)]);

    /// <summary>The values of a model on the scale of the fit.</summary>
    public double[] Fitted(IReadOnlyList<double> joinpoints, double[] coefficients)
    {
        var fitted = new double[Years.Length];
        foreach (var (column, coefficient) in Columned(joinpoints).Zip(coefficients))
            for (var i = 0; i < fitted.Length; i++) fitted[i] += coefficient * column[i];
        return fitted;
    }

    private IEnumerable<double[]> Columned(IReadOnlyList<double> joinpoints) => _columns.Concat(joinpoints.Select(Bend));
}

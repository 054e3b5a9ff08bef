using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>What model selection compares; each is null for a model that fits without any residual, which no other can better.</summary>
/// <param name="Bic">ln(SSE/n) + (2k + 2)·ln(n)/n; with b breaks 2k + 2 + b, and so in the others.</param>
/// <param name="Bic3">ln(SSE/n) + (3k + 2)·ln(n)/n.</param>
/// <param name="WeightedBic">ln(SSE/n) + ((2 + w)k + 2)·ln(n)/n.</param>
/// <param name="Weight">w, from 0 to 1: how plainly the plainest bend shows. The largest share of the residual about a straight line through the
/// two segments beside a joinpoint that the bend takes away.</param>
public sealed record JoinpointCriteria(double? Bic, double? Bic3, double? WeightedBic, double Weight)
{
    internal static JoinpointCriteria Of(
        TrendSeries series, double autocorrelation, IReadOnlyList<double> breaks, IReadOnlyList<double> joinpoints, double squares)
    {
        var weight = Enumerable.Range(0, joinpoints.Count).Select(j => ShareOfBend(series, autocorrelation, breaks, joinpoints, j)).DefaultIfEmpty(0).Max();
        double? Criterion(double penalty) => squares == 0 ? null
            : Math.Log(squares / series.Count) + (penalty * joinpoints.Count + 2 + breaks.Count) * Math.Log(series.Count) / series.Count;
        return new(Criterion(2), Criterion(3), Criterion(2 + weight), weight);
    }

    // Over the years after the joinpoint before, up to the next joinpoint.
    private static double ShareOfBend(
        TrendSeries series, double autocorrelation, IReadOnlyList<double> breaks, IReadOnlyList<double> joinpoints, int bend)
    {
        var from = bend == 0 ? 0 : series.Years.Count(year => year <= joinpoints[bend - 1]);
        var to = bend == joinpoints.Count - 1 ? series.Count : series.Years.Count(year => year <= joinpoints[bend + 1]);
        var years = series.Years[from..to];
        if (years.Length < 3) return 0;
        var design = TrendDesign.Of(years, series.Weights[from..to], autocorrelation, TrendBreaks.Within(years, breaks));
        var values = design.Freed(design.Whiten(series.Values[from..to]));
        var bends = design.Freed(design.Whiten(design.Bend(joinpoints[bend])));
        var (residual, length, product) = (InnerProduct.Of(values, values), InnerProduct.Of(bends, bends), InnerProduct.Of(values, bends));
        return residual == 0 || length == 0 ? 0 : Math.Min(1, product * product / length / residual);
    }
}

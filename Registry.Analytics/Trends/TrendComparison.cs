using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>Whether two series follow one trend: parallel, with a level of their own each, or coincident.</summary>
/// <remarks>Kim HJ, Fay MP, Yu B, Barrett MJ, Feuer EJ. Biometrics 2004;60:1005-1014. Weighted residuals of the joint model change places over both
/// series: the weights have to carry what differs in their scatter.</remarks>
public static class TrendComparison
{
    /// <summary>Tests whether the two trends are parallel: the same joinpoints and the same changes a year.</summary>
    /// <param name="first">A rate for each year.</param>
    /// <param name="second">A rate for each year; not necessarily the same years.</param>
    /// <param name="joinpoints">Joinpoints of every model; null for the most that weighted BIC finds in either series, or BIC3 in both together.</param>
    /// <param name="options">Scale, weights, distances and grid of both; null for the defaults.</param>
    /// <param name="permutation">Number and seed of the permutations, and the level; null for the defaults.</param>
    /// <exception cref="ArgumentException">Autocorrelation, breaks or a continuous search are asked for, there is no room or nothing left over,
    /// or as <see cref="JoinpointPermutation.Of"/>.</exception>
    public static TrendComparisonTest Parallelism(IReadOnlyList<TrendPoint> first, IReadOnlyList<TrendPoint> second,
        int? joinpoints = null, JoinpointOptions? options = null, PermutationOptions? permutation = null) =>
        Test(first, second, haveOwnLevels: true, joinpoints, options ?? new(), permutation ?? new());

    /// <summary>Tests whether the two trends coincide: the same level, joinpoints and changes a year.</summary>
    /// <inheritdoc cref="Parallelism"/>
    public static TrendComparisonTest Coincidence(IReadOnlyList<TrendPoint> first, IReadOnlyList<TrendPoint> second,
        int? joinpoints = null, JoinpointOptions? options = null, PermutationOptions? permutation = null) =>
        Test(first, second, haveOwnLevels: false, joinpoints, options ?? new(), permutation ?? new());

    private static TrendComparisonTest Test(IReadOnlyList<TrendPoint> first, IReadOnlyList<TrendPoint> second,
        bool haveOwnLevels, int? joinpoints, JoinpointOptions options, PermutationOptions permutation)
    {
        if (options.Autocorrelation != 0 || options.Breaks.Count > 0 || options.Search == JoinpointSearch.Continuous)
            throw new StatisticRefusedException(
                "两条序列的比较使用网格搜索，不含自相关和断点。",
                "Two series are compared on the grid, without autocorrelation and breaks.");
        permutation.MustBePossible();
        JoinpointFit[] own = [.. new[] { first, second }.Select(points => JoinpointFit.Of(TrendSeries.Of(points, options), options, _ => 0))];
        var pair = PairedTrends.Of(own[0].Series, own[1].Series, haveOwnLevels, options);
        var most = Math.Min(pair.MostJoinpoints, own.Min(fit => fit.MostJoinpoints));
        var chosen = joinpoints ?? Math.Min(most, Math.Max(pair.SelectedJoinpoints(most), own.Max(fit => JoinpointSelection.Of(fit, null, SelectionCriterion.WeightedBic).Selected.Joinpoints.Count)));
        if (chosen < 0 || chosen > most)
            throw new StatisticRefusedException(
                $"转折点 {chosen} 个；两条序列各只容得下 0 至 {most} 个。",
                $"{chosen} joinpoints; the two series have room for 0 to {most} each.");
        var free = own.Sum(fit => fit.Series.Count - 2 * chosen - 2);
        if (free <= 0) throw new StatisticRefusedException(
            $"两条序列 {own[0].Series.Count} 年与 {own[1].Series.Count} 年，除两个各有 {chosen} 个转折点的模型外没有余量。",
            $"{own[0].Series.Count} and {own[1].Series.Count} years leave nothing over beside two models with {chosen} joinpoints.");
        var (joint, separate, pValue) = Permute(pair, own, chosen, permutation);
        var constraints = 2 * chosen + (haveOwnLevels ? 1 : 2);
        var statistic = separate > 0 ? (joint - separate) / constraints / (separate / free) : (double?)null;
        var name = haveOwnLevels ? "parallelism" : "coincidence";
        return new(chosen, joint, separate, statistic, constraints, free, pValue, permutation.Permutations, pValue <= permutation.Level,
            $"permutation test of {name} of two joinpoint regressions of {own[0].Series.Description} with {EnglishNoun.Count(chosen, "joinpoint")}, {permutation.Permutations} permutations, seed {permutation.Seed}");
    }

    private static (double Joint, double Separate, double PValue) Permute(PairedTrends pair, JoinpointFit[] own, int joinpoints, PermutationOptions permutation)
    {
        var (search, searches) = (pair.Search(joinpoints), Array.ConvertAll(own, fit => fit.Search(joinpoints)));
        double[][] room = [.. own.Select(fit => new double[fit.Places])];
        (double Joint, double Separate) Squares(double[] whitened)
        {
            var (one, other) = pair.Split(whitened);
            return (pair.LeastSquares(search, whitened), own[0].LeastSquares(searches[0], one, room[0]) + own[1].LeastSquares(searches[1], other, room[1]));
        }
        var (joint, separate) = Squares(pair.Whitened);
        var (fitted, residuals) = pair.Whole(joinpoints);
        var random = new Random(permutation.Seed);
        var values = new double[fitted.Length];
        var extreme = 0;
        for (var done = 0; done < permutation.Permutations; done++)
        {
            EndableWork.GoOn();
            random.Shuffle(residuals);
            for (var i = 0; i < values.Length; i++) values[i] = fitted[i] + residuals[i];
            var (jointNow, separateNow) = Squares(values);
            if (jointNow / separateNow >= joint / separate) extreme++;
        }
        return (joint, separate, (extreme + 1.0) / (permutation.Permutations + 1));
    }
}

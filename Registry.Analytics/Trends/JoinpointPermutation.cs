using Registry.Analytics.Numerics;

namespace Registry.Analytics.Trends;

/// <summary>How many joinpoints a series has, by a sequence of permutation tests of fewer against more.</summary>
/// <remarks>Kim HJ, Fay MP, Feuer EJ, Midthune DN. Stat Med 2000;19:335-351. Early end: Besag J, Clifford P. Biometrika 1991;78:301-304.</remarks>
public static class JoinpointPermutation
{
    /// <summary>The chosen model: none against most joinpoints first; a rejected null model gains one, else the other model loses one.</summary>
    /// <param name="points">A rate for each year, in any order.</param>
    /// <param name="most">Most joinpoints tried, 0 to 5; null for <see cref="JoinpointSelection.MostFor"/>, or fewer where there is no room.</param>
    /// <param name="options">Scale, weights, distances and grid; null for the defaults.</param>
    /// <param name="permutation">Level, number and seed; null for the defaults.</param>
    /// <exception cref="ArgumentException">The level is not between 0 and 1, there are fewer than 99 permutations, or as <see cref="JoinpointRegression.Fit"/>.</exception>
    public static PermutationSelection Of(
        IReadOnlyList<TrendPoint> points, int? most = null, JoinpointOptions? options = null, PermutationOptions? permutation = null)
    {
        (options, permutation) = (options ?? new(), permutation ?? new());
        permutation.MustBePossible();
        var fit = JoinpointFit.Of(TrendSeries.Of(points, options), options, plain => JoinpointSelection.LastOf(plain, most));
        var last = JoinpointSelection.LastOf(fit, most);
        var random = new Random(permutation.Seed);
        var (fewer, more, tests) = (0, last, new List<PermutationTest>());
        while (fewer < more)
        {
            tests.Add(Test(fit, fewer, more, permutation.Level / (last - fewer), permutation, random));
            if (tests[^1].IsRejected) fewer++;
            else more--;
        }
        return new(fit.Model(fewer), tests, $"permutation tests of 0 to {last} joinpoints, level {permutation.Level}, {permutation.Permutations} permutations, seed {permutation.Seed}");
    }

    private static PermutationTest Test(JoinpointFit fit, int fewer, int more, double level, PermutationOptions options, Random random)
    {
        var (fewerSearch, moreSearch) = (fit.Search(fewer), fit.Search(more));
        var products = new double[fit.Places];
        double Ratio(double[] whitened) => fit.LeastSquares(fewerSearch, whitened, products) / fit.LeastSquares(moreSearch, whitened, products);
        var observed = Ratio(fit.Whitened);
        var (fitted, residuals, _) = fit.Whole(fewer);
        var permuted = new double[residuals.Length];
        var (extreme, done) = (0, 0);
        while (done < options.Permutations)
        {
            EndableWork.GoOn();
            random.Shuffle(residuals);
            for (var i = 0; i < permuted.Length; i++) permuted[i] = fitted[i] + residuals[i];
            done++;
            if (Ratio(permuted) >= observed) extreme++;
            if (options.EndsEarly && extreme + 1 > level * (options.Permutations + 1)) return new(fewer, more, (double)extreme / done, level, done);
        }
        return new(fewer, more, (extreme + 1.0) / (options.Permutations + 1), level, done);
    }
}

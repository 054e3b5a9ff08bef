using Registry.Analytics.LifeTables;
using Registry.Analytics.Numerics;

namespace Registry.Analytics.Survival;

/// <summary>Do groups have the same net survival? A test of log-rank type.</summary>
/// <remarks>Grafféo N, Castell F, Belot A, Giorgi R. Biometrics 2016;72:760. Pavlič K, Pohar Perme M. BMC Med Res Methodol 2017;17:122.</remarks>
public static class NetSurvivalTest
{
    /// <summary>Compares groups, within strata where there are some.</summary>
    /// <param name="strata">Strata, each with the patients of every group in the same order; a group may be empty in a stratum.</param>
    /// <param name="table">Mortality of the population.</param>
    /// <exception cref="MissingMortalityException">The life table does not have a row that a patient needs.</exception>
    /// <exception cref="ArgumentException">There are fewer than two groups, or they cannot be told apart.</exception>
    public static ChiSquareResult Compare(IReadOnlyList<IReadOnlyList<IReadOnlyList<Patient>>> strata, MortalityTable table)
    {
        var groups = strata[0].Count;
        if (groups < 2) throw new ArgumentException("One group cannot be compared with itself: at least two groups are needed.", nameof(strata));
        var (scores, covariance) = (new double[groups], Array.ConvertAll(new int[groups], _ => new double[groups]));
        foreach (var stratum in strata) AddStratum(stratum, table, scores, covariance);
        var inverse = SymmetricMatrix.Inverse([.. covariance.Take(groups - 1).Select(row => row[..(groups - 1)])])
            ?? throw new ArgumentException("A group has no deaths while others are under observation: the groups cannot be compared.", nameof(strata));
        double statistic = 0;
        for (var i = 0; i < groups - 1; i++)
            for (var j = 0; j < groups - 1; j++) statistic += scores[i] * inverse[i][j] * scores[j];
        return new(statistic, groups - 1, ChiSquare.Above(statistic, groups - 1));
    }

    private static void AddStratum(IReadOnlyList<IReadOnlyList<Patient>> groups, MortalityTable table, double[] scores, double[][] covariance)
    {
        var all = groups.SelectMany(group => group).ToList();
        ObservedSurvival.MustHaveSomebody(all);
        var grid = TimeGrid.OfDays(all.Max(p => p.ExitDay), []);
        var sums = groups.Select(group => WeightedSums.Of(group, table, grid, HazardRule.Mean)).ToList();
        var share = new double[groups.Count];
        for (var edge = 1; edge < grid.Edges.Length; edge++)
        {
            var atRisk = sums.Sum(sum => sum.End(edge - 1));
            if (!(atRisk > 0)) continue;
            var excess = sums.Select(sum => sum.Deaths(edge) - sum.EndHazard(edge - 1) * grid.Length(edge - 1)).ToArray();
            var total = excess.Sum();
            for (var i = 0; i < share.Length; i++)
            {
                share[i] = sums[i].End(edge - 1) / atRisk;
                scores[i] += excess[i] - share[i] * total;
            }
            AddCovariance(sums, edge, share, covariance);
        }
    }

    private static void AddCovariance(List<WeightedSums> sums, int edge, double[] share, double[][] covariance)
    {
        for (var dying = 0; dying < share.Length; dying++)
        {
            var squares = sums[dying].SquaredDeaths(edge);
            if (squares == 0) continue;
            for (var i = 0; i < share.Length; i++)
                for (var j = 0; j < share.Length; j++)
                    covariance[i][j] += ((i == dying ? 1 : 0) - share[i]) * ((j == dying ? 1 : 0) - share[j]) * squares;
        }
    }
}

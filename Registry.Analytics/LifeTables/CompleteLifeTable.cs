using MathNet.Numerics.Interpolation;

namespace Registry.Analytics.LifeTables;

/// <summary>An abridged life table carried out to single years of age.</summary>
public static class CompleteLifeTable
{
    /// <summary>Method of <see cref="ElandtJohnson"/> in words.</summary>
    public const string ElandtJohnsonMethod = "single years by six-point Lagrange interpolation of the survivors, Gompertz through the last three ages (Elandt-Johnson)";

    /// <summary>Method of <see cref="Spline"/> in words.</summary>
    public const string SplineMethod = "single years by a monotone cubic spline of the log survivors, Gompertz through the last three ages beyond them";

    /// <summary>Method of <see cref="Brass"/> in words.</summary>
    public const string BrassMethod = "single years of a standard table on the logit scale, level and slope by least squares (Brass)";

    private const int Points = 6, FirstRegular = 10;

    /// <summary>By Lagrange interpolation, and Gompertz's law in old age.</summary>
    /// <param name="abridged">A table of groups 0, 1-4, 5-9 … with the open one at 40 or above.</param>
    /// <param name="throughAge">Last age, not below the beginning of the open group and at most 130.</param>
    /// <returns>Survivors at every age from 0 on.</returns>
    /// <exception cref="ArgumentException">The groups are others, nobody survives to the open one, or the last two groups before it have no deaths.</exception>
    /// <remarks>Ages 2-9 from the survivors at 1, 5, 10, 15, 20, 25; 11-14, 16-19 … from the three ages before and behind; from ten years
    /// before the open group on l(x + k) = l(x)·exp(−h(c^k − 1)). Elandt-Johnson RC, Johnson NL. Survival Models and Data Analysis, 1980,
    /// chapter 4; Baili P, Micheli A, Montanari A, Capocaccia R. Math Popul Stud 2005;12:183-198.</remarks>
    public static IReadOnlyList<AgeSurvivors> ElandtJohnson(IReadOnlyList<LifeTableRow> abridged, int throughAge = 100)
    {
        var last = Check(abridged, throughAge);
        var known = abridged.ToDictionary(row => row.FromAge, row => row.Survivors);
        var old = new GompertzTail(last - 10, known[last - 10], known[last - 5], known[last]);
        var survivors = new double[throughAge + 1];
        for (var age = 0; age <= throughAge; age++)
            survivors[age] = known.TryGetValue(age, out var exact) ? exact
                : age >= old.FromAge ? old.At(age)
                : Lagrange(age < FirstRegular ? [1, 5, 10, 15, 20, 25] : Around(age), known, age);
        // Interpolation can dip where hardly anybody dies: nobody comes back.
        for (var age = throughAge - 1; age >= 0; age--) survivors[age] = Math.Max(survivors[age], survivors[age + 1]);
        return AgeSurvivors.Of(survivors);
    }

    /// <summary>By a monotone spline, and Gompertz's law beyond the last age.</summary>
    /// <inheritdoc cref="ElandtJohnson"/>
    /// <remarks>The spline of Fritsch and Carlson keeps the survivors at the ages of the table and lets nobody come back. Fritsch FN, Carlson RE. SIAM J
    /// Numer Anal 1980;17:238-246.</remarks>
    public static IReadOnlyList<AgeSurvivors> Spline(IReadOnlyList<LifeTableRow> abridged, int throughAge = 100)
    {
        var last = Check(abridged, throughAge);
        var logs = abridged.Select(row => Math.Log(row.Survivors)).ToArray();
        var spline = CubicSpline.InterpolatePchipSorted([.. abridged.Select(row => (double)row.FromAge)], logs);
        var old = new GompertzTail(last - 10, abridged[^3].Survivors, abridged[^2].Survivors, abridged[^1].Survivors);
        return AgeSurvivors.Of([.. Enumerable.Range(0, throughAge + 1).Select(age => age <= last ? Math.Exp(spline.Interpolate(age)) : old.At(age))]);
    }

    /// <summary>By a standard table of single years, moved and stretched on the logit scale.</summary>
    /// <param name="abridged">A table of any groups from birth on.</param>
    /// <param name="standard">Survivors of the standard at every age from 0 on, falling; the first is the radix.</param>
    /// <returns>Survivors at the ages of the standard.</returns>
    /// <exception cref="ArgumentException">The standard does not fall from its radix, or fewer than three ages are in both tables.</exception>
    /// <remarks>logit l(x) = α + β·logit l₀(x), logit l = ½ln((1 − l)/l), fitted at the ages of the abridged table above 0. Brass W. On the scale of mortality, in:
    /// Biological Aspects of Demography, 1971, 69-110.</remarks>
    public static IReadOnlyList<AgeSurvivors> Brass(IReadOnlyList<LifeTableRow> abridged, IReadOnlyList<double> standard)
    {
        if (standard.Count < 2 || !(standard[0] > 0) || Enumerable.Range(1, standard.Count - 1).Any(age => !(standard[age] >= 0 && standard[age] < standard[age - 1])))
            throw new ArgumentException("The survivors of the standard table do not fall from age to age.", nameof(standard));
        var pairs = abridged.Where(row => row.FromAge > 0 && row.FromAge < standard.Count && standard[row.FromAge] > 0 && row.Survivors is > 0 and < LifeTable.Radix)
            .Select(row => (X: Logit(standard[row.FromAge] / standard[0]), Y: Logit(row.Survivors / LifeTable.Radix))).ToList();
        if (pairs.Count < 3) throw new ArgumentException($"{pairs.Count} ages are in both tables; at least three are needed.", nameof(standard));
        var (meanX, meanY) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        var slope = pairs.Sum(p => (p.X - meanX) * (p.Y - meanY)) / pairs.Sum(p => (p.X - meanX) * (p.X - meanX));
        return AgeSurvivors.Of([.. standard.Select((survivors, age) => age == 0 ? LifeTable.Radix : survivors == 0 ? 0
            : LifeTable.Radix / (1 + Math.Exp(2 * (meanY + slope * (Logit(survivors / standard[0]) - meanX)))))]);
    }

    private static double Logit(double share) => Math.Log((1 - share) / share) / 2;

    private static int[] Around(int age) => [.. Enumerable.Range(-2, Points).Select(i => (age / 5 + i) * 5)];

    private static double Lagrange(int[] ages, Dictionary<int, double> survivors, int at) => ages.Sum(age =>
        survivors[age] * ages.Where(other => other != age).Aggregate(1.0, (product, other) => product * (at - other) / (age - other)));

    private static int Check(IReadOnlyList<LifeTableRow> abridged, int throughAge)
    {
        int[] starts = [.. abridged.Select(row => row.FromAge)];
        var last = starts[^1];
        if (last < 40 || !starts.SequenceEqual(Enumerable.Range(1, last / 5).Select(i => 5 * i).Prepend(1).Prepend(0)))
            throw new StatisticRefusedException(
                $"年龄组始于 {string.Join("、", starts)} 岁；应为 0、1、5、10 … 直至 40 岁或以上。",
                $"Age groups begin at {string.Join(", ", starts)}; 0, 1, 5, 10 … up to 40 or more are needed.");
        if (throughAge < last || throughAge > 130) throw new StatisticRefusedException($"{throughAge} 岁不在 {last} 至 130 岁之间。", $"Age {throughAge} is not between {last} and 130.");
        if (!(abridged[^1].Survivors > 0)) throw new StatisticRefusedException($"没有人存活到 {last} 岁。", $"Nobody survives to age {last}.");
        return last;
    }
}

using Registry.Analytics.Numerics;

namespace Registry.Analytics.Completeness;

/// <summary>How many cases there are, from who of three or four sources knows whom: log-linear models with dependence between sources.</summary>
public static class CaptureModels
{
    private const int FewestSources = 2, MostSources = 4;

    /// <summary>Every hierarchical model, the one of smallest BIC first; models whose estimates are infinite are left out.</summary>
    /// <param name="sources">Number of sources, 2 to 4; with two only independence can be fitted.</param>
    /// <param name="counts">Cases by history; the bit k of the place says whether source k knows them. Place 0 (known to nobody) is not read.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are fewer or more sources, a count is missing, negative or not finite, or a source knows nobody.</exception>
    /// <remarks>Fienberg SE. Biometrika 1972;59:591-603. Limits: log-normal in the cases nobody knows (Chao A. Biometrics 1987;43:783-791).
    /// BIC with the number of known cases (as Rcapture).</remarks>
    public static IReadOnlyList<CaptureModel> All(int sources, IReadOnlyList<double> counts, double confidence = 0.95)
    {
        MustBeHistories(sources, counts);
        var z = GammaLimits.For(confidence).Z;
        return [.. Hierarchies(sources).Select(terms => Fit(sources, counts, terms, z)).OfType<CaptureModel>()
            .OrderBy(model => model.Bic).ThenBy(model => model.Name, StringComparer.Ordinal)];
    }

    private static CaptureModel? Fit(int sources, IReadOnlyList<double> counts, IReadOnlyList<int> terms, double z)
    {
        var histories = Enumerable.Range(1, (1 << sources) - 1).ToList();
        double[][] design = [.. histories.Select(history => (double[])[1, .. terms.Select(term => (history & term) == term ? 1.0 : 0)])];
        if (PoissonRegression.Fit(design, [.. histories.Select(history => counts[history])]) is not { HasConverged: true } fit) return null;
        var (known, unknown) = (histories.Sum(history => counts[history]), Math.Exp(fit.Coefficients[0]));
        var variance = unknown + unknown * unknown * fit.Covariance()[0][0];
        if (!double.IsFinite(variance) || unknown < 1e-6) return null;
        var spread = Math.Exp(z * Math.Sqrt(Math.Log(1 + variance / (unknown * unknown))));
        return new(NameOf(sources, terms),
            new(known + unknown, known + unknown / spread, known + unknown * spread, Math.Sqrt(variance), known,
                "log-linear model of capture histories, log-normal limits of the cases nobody knows"),
            fit.Deviance, histories.Count - terms.Count - 1,
            -2 * fit.LogLikelihood + 2 * (terms.Count + 1), -2 * fit.LogLikelihood + (terms.Count + 1) * Math.Log(known));
    }

    // Sets of terms with every single source, and with each interaction all that it contains; never the one of all sources.
    private static IEnumerable<IReadOnlyList<int>> Hierarchies(int sources)
    {
        List<int> interactions = [.. Enumerable.Range(1, (1 << sources) - 2).Where(term => int.PopCount(term) > 1).OrderBy(int.PopCount).ThenBy(term => term)];
        for (var choice = 0; choice < 1 << interactions.Count; choice++)
        {
            var chosen = interactions.Where((_, i) => (choice & (1 << i)) != 0).ToHashSet();
            if (chosen.All(term => interactions.All(part => part == term || (part & term) != part || chosen.Contains(part))))
                yield return [.. Enumerable.Range(0, sources).Select(source => 1 << source), .. interactions.Where(chosen.Contains)];
        }
    }

    // [12,3]: sources 1 and 2 depend on each other, 3 on neither.
    private static string NameOf(int sources, IReadOnlyList<int> terms) =>
        $"[{string.Join(',', terms.Where(term => !terms.Any(larger => larger != term && (larger & term) == term)).OrderByDescending(int.PopCount)
            .ThenBy(term => Letters(sources, term), StringComparer.Ordinal).Select(term => Letters(sources, term)))}]";

    private static string Letters(int sources, int term) =>
        string.Concat(Enumerable.Range(0, sources).Where(source => (term & (1 << source)) != 0).Select(source => source + 1));

    private static void MustBeHistories(int sources, IReadOnlyList<double> counts)
    {
        if (sources is < FewestSources or > MostSources || counts.Count != 1 << sources)
            throw new ArgumentException($"{sources} sources and {counts.Count} histories; {FewestSources} to {MostSources} sources have 2 to the power of their number.", nameof(sources));
        for (var history = 1; history < counts.Count; history++)
            if (!(counts[history] >= 0 && double.IsFinite(counts[history])))
                throw new ArgumentException($"History {Letters(sources, history)}: {counts[history]} cases.", nameof(counts));
        for (var source = 0; source < sources; source++)
            if (Enumerable.Range(1, counts.Count - 1).Where(history => (history & (1 << source)) != 0).All(history => counts[history] == 0))
                throw new ArgumentException($"Source {source + 1} knows nobody.", nameof(counts));
    }
}

/// <summary>A log-linear model of who knows whom.</summary>
/// <param name="Name">Its terms: [12,3] has sources 1 and 2 dependent, 3 independent of both.</param>
/// <param name="Estimate">Number of cases under it.</param>
/// <param name="Deviance">Deviance.</param>
/// <param name="DegreesOfFreedom">Histories less coefficients; 0 for the richest model, whose fit cannot be judged.</param>
/// <param name="Aic">Akaike's criterion.</param>
/// <param name="Bic">Schwarz' criterion.</param>
public sealed record CaptureModel(string Name, CaptureEstimate Estimate, double Deviance, int DegreesOfFreedom, double Aic, double Bic);

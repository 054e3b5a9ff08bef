using System.Globalization;

namespace Registry.Analytics.SmallAreas;

/// <summary>Ratios of small areas smoothed by a model that knows who is neighbour of whom: what areas have in common with neighbours, and what
/// each has of its own.</summary>
/// <remarks>O ~ Poisson(E·exp(η)), η = level + σ(√φ·u + √(1 − φ)·v), u an intrinsic autoregression of variance 1 on each connected part, v
/// independent. No random number: the effects are integrated by expectation propagation, σ and φ by a sum over a lattice.</remarks>
public static class BesagYorkMollie
{
    private const int FewestAreas = 4;

    /// <summary>With penalised complexity priors (BYM2).</summary>
    /// <param name="areas">Areas in the order of the list of neighbours: at least four, two of them with cases, some with neighbours.</param>
    /// <param name="neighbours">Who is neighbour of whom.</param>
    /// <param name="islands">What becomes of areas without neighbours; alone, they have an effect of the same variance, of their own.</param>
    /// <param name="threshold">Ratio whose exceedance is asked, above 0.</param>
    /// <param name="largestDeviation">Standard deviation of the log ratios that is exceeded with a prior probability of 0.01, above 0.</param>
    /// <param name="confidence">Two-sided level of the limits as a fraction, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Counts cannot be compared, areas and list differ, there are too few, no two of them have cases,
    /// islands are refused, or a number is out of its range.</exception>
    /// <remarks>P(σ > largest) = 0.01, P(φ &lt; ½) = ⅔. Riebler A, Sørbye SH, Simpson D, Rue H. Stat Methods Med Res 2016;25:1145-1165.</remarks>
    public static SpatialMap Penalised(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse,
        double threshold = 1, double largestDeviation = 1, double confidence = 0.95)
    {
        MustBePositive(largestDeviation, nameof(largestDeviation));
        var prior = string.Create(CultureInfo.InvariantCulture,
            $"BYM2, penalised complexity priors: P(deviation > {largestDeviation}) = 0.01, P(spatial fraction < 0.5) = 2/3");
        return Fit(areas, neighbours, islands, threshold, confidence, structure => MapPrior.Penalised(structure, largestDeviation), prior);
    }

    /// <summary>With gamma priors of the precisions of both effects, as the model was first given.</summary>
    /// <param name="areas">As in <see cref="Penalised"/>.</param>
    /// <param name="neighbours">As in <see cref="Penalised"/>.</param>
    /// <param name="islands">As in <see cref="Penalised"/>.</param>
    /// <param name="threshold">As in <see cref="Penalised"/>.</param>
    /// <param name="shape">Shape of both gamma distributions, above 0.</param>
    /// <param name="rate">Rate of both, above 0.</param>
    /// <param name="confidence">As in <see cref="Penalised"/>.</param>
    /// <inheritdoc cref="Penalised" path="/exception"/>
    /// <remarks>The precision of the structured effects is that of an autoregression with weights of 1, whose variance depends on the map.
    /// Besag J, York J, Mollié A. Ann Inst Stat Math 1991;43:1-20.</remarks>
    public static SpatialMap WithGammaPriors(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands = IslandRule.Refuse,
        double threshold = 1, double shape = 1, double rate = 0.01, double confidence = 0.95)
    {
        MustBePositive(shape, nameof(shape));
        MustBePositive(rate, nameof(rate));
        var prior = string.Create(CultureInfo.InvariantCulture, $"BYM, gamma priors of both precisions: shape {shape}, rate {rate}");
        return Fit(areas, neighbours, islands, threshold, confidence, structure => MapPrior.Gamma(structure, shape, rate), prior);
    }

    private static SpatialMap Fit(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands, double threshold, double confidence,
        Func<SpatialStructure, MapPrior> priorOf, string words)
    {
        Check(areas, neighbours, islands, threshold, confidence);
        var structure = SpatialStructure.Of(neighbours);
        var lattice = MapLattice.Of(structure, areas, priorOf(structure), confidence);
        var ratios = new SpatialRatio[areas.Count];
        for (var position = 0; position < ratios.Length; position++)
        {
            var area = structure.AreaAt[position];
            var mixture = new LogRatioMixture([.. lattice.Maps.Select(map => (map.Weight, map.Map.Areas[position].Distribution()))]);
            ratios[area] = new(areas[area].Area, areas[area].Ratio, mixture.MeanRatio, Ratio(mixture, 0.5),
                Ratio(mixture, (1 - confidence) / 2), Ratio(mixture, (1 + confidence) / 2), 1 - mixture.Below(Math.Log(threshold)));
        }
        return new(ratios, lattice.Deviation, lattice.SpatialFraction, $"{words}; expectation propagation over {lattice.Maps.Count} points");
    }

    private static double Ratio(LogRatioMixture mixture, double probability) => Math.Exp(mixture.Quantile(probability));

    private static void Check(IReadOnlyList<AreaCount> areas, NeighbourList neighbours, IslandRule islands, double threshold, double confidence)
    {
        AreaCount.MustBeComparable(areas);
        neighbours.MustBeOf(areas);
        neighbours.MustAllow(islands);
        if (areas.Count < FewestAreas) throw new ArgumentException($"{areas.Count} areas; at least {FewestAreas} are needed.", nameof(areas));
        if (areas.Count(area => area.Observed > 0) is var some && some < 2)
            throw new ArgumentException($"{some} areas have cases; at least 2 are needed.", nameof(areas));
        MustBePositive(threshold, nameof(threshold));
        if (!(confidence is > 0 and < 1)) throw new ArgumentException($"Confidence {confidence} is not between 0 and 1.", nameof(confidence));
    }

    private static void MustBePositive(double number, string name)
    {
        if (!(number > 0 && double.IsFinite(number))) throw new ArgumentException($"{name} is {number}; a number above 0 is needed.", name);
    }
}

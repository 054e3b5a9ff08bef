using Registry.Import.Invented;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Linking;

public sealed class ExpectationMaximisationTests
{
    private static readonly double[][] PlantedM = [[0, 0.90, 0.07, 0.03], [0, 0.85, 0.15], [0, 0.80, 0.12, 0.08], [0, 0.97, 0.03]];
    private static readonly double[][] PlantedU = [[0, 0.01, 0.09, 0.90], [0, 0.05, 0.95], [0, 0.10, 0.20, 0.70], [0, 0.50, 0.50]];
    private const double PlantedShare = 0.2;

    [Test]
    public void PlantedProbabilitiesAreFoundAgain()
    {
        var start = PlantedM.Select((m, i) => new MixtureField(Even(m, 0.6), Even(PlantedU[i], 0.3))).ToList();
        var fit = ExpectationMaximisation.Fit(Simulated(200_000), start, share: 0.5);
        Assert.That(fit.Share, Is.EqualTo(PlantedShare).Within(0.005));
        for (var field = 0; field < PlantedM.Length; field++)
            for (var agreement = 1; agreement < PlantedM[field].Length; agreement++)
            {
                Assert.That(Share(fit.Matched[field], agreement), Is.EqualTo(PlantedM[field][agreement]).Within(0.01), $"m {field} {agreement}");
                Assert.That(Share(fit.Unmatched[field], agreement), Is.EqualTo(PlantedU[field][agreement]).Within(0.01), $"u {field} {agreement}");
            }
    }

    [Test]
    public void FixedProbabilitiesStayAndHelp()
    {
        var start = PlantedM.Select((m, i) => new MixtureField(Even(m, 0.6), PlantedU[i], EstimateU: false)).ToList();
        var fit = ExpectationMaximisation.Fit(Simulated(20_000), start, share: 0.5);
        Assert.That(fit.Share, Is.EqualTo(PlantedShare).Within(0.01));
        Assert.That(Share(fit.Matched[0], 1), Is.EqualTo(0.90).Within(0.02));
    }

    [Test]
    public void WithoutPairsTheStartStays()
    {
        var start = new[] { new MixtureField([0, 0.9, 0.1], [0, 0.2, 0.8]) };
        var fit = ExpectationMaximisation.Fit(new Dictionary<ulong, long>(), start, share: 0.25);
        Assert.That(fit.Share, Is.EqualTo(0.25).Within(1e-9));
        Assert.That(fit.Matched[0], Is.All.Zero);
    }

    private static double Share(double[] counts, int agreement) => counts[agreement] / (counts.Sum() - counts[0]);

    // The first agreement a given probability, the others the rest in equal parts.
    private static double[] Even(double[] like, double first) => [0, first, .. Enumerable.Repeat((1 - first) / (like.Length - 2), like.Length - 2)];

    private static Dictionary<ulong, long> Simulated(int pairs)
    {
        var (chance, patterns) = (new Chance(42), new Dictionary<ulong, long>());
        var agreements = new int[PlantedM.Length];
        for (var pair = 0; pair < pairs; pair++)
        {
            var probabilities = chance.Happens(PlantedShare) ? PlantedM : PlantedU;
            for (var field = 0; field < agreements.Length; field++)
                agreements[field] = chance.Happens(0.02) ? 0 : Drawn(probabilities[field], chance);
            var pattern = ExpectationMaximisation.Pattern(agreements);
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
        }
        return patterns;
    }

    private static int Drawn(double[] probabilities, Chance chance)
    {
        var (at, agreement) = (chance.Fraction(), 1);
        for (; agreement < probabilities.Length - 1 && (at -= probabilities[agreement]) >= 0; agreement++) { }
        return agreement;
    }
}

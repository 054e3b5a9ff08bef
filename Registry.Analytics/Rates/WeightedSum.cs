using Registry.Analytics.Numerics;
using Registry.Core.Cube;

namespace Registry.Analytics.Rates;

/// <summary>A weighted sum of age-specific rates with what its limits need; per person-year, weights scaled to 1.</summary>
/// <param name="Rate">Σ wᵢ·dᵢ/nᵢ.</param>
/// <param name="Variance">Poisson variance Σ wᵢ²·dᵢ/nᵢ².</param>
/// <param name="BinomialVariance">Binomial variance Σ wᵢ²·rᵢ(1 − rᵢ)/nᵢ, r = d/n.</param>
/// <param name="LargestWeight">Largest wᵢ/nᵢ of a group with person-years.</param>
/// <param name="MeanWeight">Mean wᵢ/nᵢ of the groups with person-years.</param>
/// <param name="MeanSquaredWeight">Mean (wᵢ/nᵢ)² of the groups with person-years.</param>
/// <param name="Cases">Cases in the groups.</param>
/// <param name="PersonYears">Person-years in the groups.</param>
internal readonly record struct WeightedSum(
    double Rate, double Variance, double BinomialVariance, double LargestWeight, double MeanWeight, double MeanSquaredWeight, double Cases, double PersonYears)
{
    /// <summary>The sum over some of the groups; null when nobody was at risk in any of them.</summary>
    /// <exception cref="ArgumentException">Schemes differ, a number is negative, or a group has cases but no person-years.</exception>
    public static WeightedSum? Of(AgeVector cases, AgeVector personYears, AgeVector weights, (int From, int To) groups)
    {
        AgeChecks.MustMakeRates(cases, personYears);
        cases.MustShareSchemeWith(weights);
        double totalWeight = 0;
        for (var age = groups.From; age < groups.To; age++) totalWeight += weights[age];
        double rate = 0, variance = 0, binomial = 0, largest = 0, sum = 0, squares = 0, allCases = 0, allYears = 0;
        var counted = 0;
        for (var age = groups.From; age < groups.To; age++)
        {
            if (personYears[age] == 0) continue;                  // an empty group adds nothing; its weight stays in the total
            var weight = weights[age] / totalWeight / personYears[age];
            rate += weight * cases[age];
            variance += weight * weight * cases[age];
            binomial += weight * weight * cases[age] * (1 - cases[age] / personYears[age]);
            largest = Math.Max(largest, weight);
            (sum, squares, counted) = (sum + weight, squares + weight * weight, counted + 1);
            allCases += cases[age];
            allYears += personYears[age];
        }
        return allYears == 0 ? null : new(rate, variance, binomial, largest, sum / counted, squares / counted, allCases, allYears);
    }

    /// <summary>The sum over all groups of the standard's scheme.</summary>
    public static WeightedSum? Of(AgeVector cases, AgeVector personYears, StandardPopulation standard) =>
        Of(cases, personYears, standard.Weights, (0, standard.Weights.Scheme.Count));

    /// <summary>The sum with every weight multiplied by a factor.</summary>
    public WeightedSum Times(double factor) => this with
    {
        Rate = Rate * factor,
        Variance = Variance * factor * factor,
        BinomialVariance = BinomialVariance * factor * factor,
        LargestWeight = LargestWeight * factor,
        MeanWeight = MeanWeight * factor,
        MeanSquaredWeight = MeanSquaredWeight * factor * factor,
    };

    /// <summary>The rate per 100 000 with limits that are given per person-year.</summary>
    public RateEstimate Estimate(double? lower, double? upper, string method) =>
        new(Rate * RateEstimate.Per, lower * RateEstimate.Per, upper * RateEstimate.Per, Cases, PersonYears, method);
}

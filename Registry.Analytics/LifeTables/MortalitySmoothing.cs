using Registry.Analytics.Numerics;

namespace Registry.Analytics.LifeTables;

/// <summary>Death rates of single years of age made smooth, as life tables of small populations need it.</summary>
/// <remarks>Poisson deaths whose log rates are held together by their second differences (Whittaker): the maximum of Σ(dη − n·exp η) − λ/2·Σ(Δ²η)², λ by the
/// least deviance + ln(ages)·degrees of freedom. The first year of life is left as counted: it lies on no curve with the others. Whittaker ET. Proc Edinb Math
/// Soc 1923;41:63. Eilers PHC, Marx BD. Stat Sci 1996;11:89. Camarda CG. J Stat Softw 2012;50(1). Deaths, and deaths times age, add up to those counted.</remarks>
public static class MortalitySmoothing
{
    private const int Order = 2, MostSteps = 200, FewestAges = 5;

    /// <summary>Smooths with the parameter that the data choose.</summary>
    /// <param name="ages">Single years of age in their order, from birth or later; the last may be open.</param>
    /// <returns>The rates and the parameter.</returns>
    /// <exception cref="ArgumentException">Ages are not single years that follow each other, fewer than five beyond the first year of life, or nobody dies.</exception>
    public static (IReadOnlyList<SmoothedRate> Rates, double Parameter) Whittaker(IReadOnlyList<AgeExposure> ages) =>
        Enumerable.Range(-4, 17).Select(step => Math.Pow(10, step / 2.0)).Select(parameter => (Fit: Fit(ages, parameter), Parameter: parameter))
            .MinBy(candidate => candidate.Fit.Criterion) is var best ? (best.Fit.Rates, best.Parameter) : default;

    /// <summary>Smooths with a parameter that is given.</summary>
    /// <param name="ages">Single years of age in their order, from birth or later; the last may be open.</param>
    /// <param name="parameter">λ, above 0: near 0 the rates stay as counted, large they come to lie on Gompertz's straight line of log rates.</param>
    /// <exception cref="ArgumentException">As above, or the parameter is not above 0.</exception>
    public static IReadOnlyList<SmoothedRate> Whittaker(IReadOnlyList<AgeExposure> ages, double parameter) => Fit(ages, parameter).Rates;

    private static (IReadOnlyList<SmoothedRate> Rates, double Criterion) Fit(IReadOnlyList<AgeExposure> ages, double parameter)
    {
        var smooth = Check(ages, parameter);
        var crude = smooth.Sum(age => age.Deaths) / smooth.Sum(age => age.PersonYears);
        double[] logs = [.. smooth.Select(age => Math.Log((age.Deaths + crude) / (age.PersonYears + 1)))];
        BandMatrix? factor = null;
        var (change, before) = (double.PositiveInfinity, double.PositiveInfinity);
        // At its end Newton's method is as exact as the equations are: what is left then grows no smaller.
        for (var step = 0; change > 1e-10 && !(change < 1e-4 && change >= before); step++)
        {
            if (step == MostSteps) throw new ArgumentException("The rates cannot be smoothed: hardly anybody dies.", nameof(ages));
            double[] expected = [.. smooth.Select((age, i) => age.PersonYears * Math.Exp(logs[i]))];
            factor = Precision(expected, parameter);
            factor.FactorInPlace();
            double[] next = [.. smooth.Select((age, i) => expected[i] * logs[i] + age.Deaths - expected[i])];
            factor.SolveInPlace(next);
            (before, change) = (change, next.Zip(logs, (one, other) => Math.Abs(one - other)).Max());
            logs = next;
        }
        var variances = factor!.InverseDiagonal();
        var freedom = variances.Zip(smooth, (variance, age) => variance * age.PersonYears).Select((part, i) => part * Math.Exp(logs[i])).Sum();
        var rates = smooth.Select((age, i) => new SmoothedRate(age.FromAge, age.Deaths / age.PersonYears, Math.Exp(logs[i]), Math.Sqrt(variances[i])));
        var infants = ages[0].FromAge == 0 ? [new SmoothedRate(0, ages[0].Deaths / ages[0].PersonYears, ages[0].Deaths / ages[0].PersonYears, null)] : Array.Empty<SmoothedRate>();
        return ([.. infants, .. rates], Deviance(smooth, logs) + Math.Log(smooth.Count) * freedom);
    }

    private static List<AgeExposure> Check(IReadOnlyList<AgeExposure> ages, double parameter)
    {
        if (!(parameter > 0 && double.IsFinite(parameter))) throw new ArgumentException("The smoothing parameter must be above 0.", nameof(parameter));
        for (var i = 0; i < ages.Count; i++)
            if (ages[i].FromAge != ages[0].FromAge + i || !(ages[i].PersonYears > 0) || !(ages[i].Deaths >= 0))
                throw new ArgumentException($"Age {ages[i].FromAge}: single years that follow each other are expected, with people in each.", nameof(ages));
        var smooth = ages.Where(age => age.FromAge > 0).ToList();
        if (smooth.Count < FewestAges) throw new ArgumentException($"{smooth.Count} ages beyond the first year of life: at least {FewestAges} are needed.", nameof(ages));
        return smooth.Sum(age => age.Deaths) > 0 ? smooth : throw new ArgumentException("Nobody dies: there is no rate to smooth.", nameof(ages));
    }

    // Expected deaths on the diagonal, and the second differences of neighbours.
    private static BandMatrix Precision(double[] expected, double parameter)
    {
        var matrix = new BandMatrix(expected.Length, Order);
        for (var i = 0; i < expected.Length; i++) matrix[i, i] = expected[i];
        double[] difference = [1, -2, 1];
        for (var from = 0; from + Order < expected.Length; from++)
            for (var i = 0; i <= Order; i++)
                for (var j = 0; j <= i; j++) matrix[from + i, from + j] += parameter * difference[i] * difference[j];
        return matrix;
    }

    private static double Deviance(List<AgeExposure> ages, double[] logs) => 2 * ages.Select((age, i) =>
    {
        var expected = age.PersonYears * Math.Exp(logs[i]);
        return (age.Deaths > 0 ? age.Deaths * Math.Log(age.Deaths / expected) : 0) - (age.Deaths - expected);
    }).Sum();
}

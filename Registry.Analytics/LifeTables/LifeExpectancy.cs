using Registry.Analytics.Numerics;

namespace Registry.Analytics.LifeTables;

/// <summary>Limits of the life expectancy at each age (Chiang II).</summary>
/// <remarks>Chiang CL. The Life Table and its Applications, 1984, chapter 8. The open group has the variance 1/(D·m²) of the inverse of a
/// Poisson rate (Silcocks PBS, Jenner DA, Reza R. J Epidemiol Community Health 2001;55:38-43), as in the tables of PHE.</remarks>
public static class LifeExpectancy
{
    private const string Method = "life expectancy, Chiang II, normal limits";

    /// <summary>Life expectancy at the first age under hazards that are constant from age to age, the last for good.</summary>
    /// <param name="hazards">Ages in years, ascending, each with its deaths per person-year.</param>
    /// <returns>Years; null when the last hazard is 0: nobody would ever die.</returns>
    /// <exception cref="ArgumentException">There is no age, or ages do not ascend.</exception>
    public static double? OfHazards(IReadOnlyList<(int Age, double PerYear)> hazards)
    {
        if (hazards.Count == 0 || hazards.Zip(hazards.Skip(1)).Any(pair => pair.First.Age >= pair.Second.Age))
            throw new ArgumentException("Ages with their hazards are expected, ascending.", nameof(hazards));
        var (lived, alive) = (0.0, 1.0);
        for (var i = 0; i < hazards.Count - 1; i++)
        {
            var (width, hazard) = (hazards[i + 1].Age - hazards[i].Age, hazards[i].PerYear);
            var through = Math.Exp(-hazard * width);
            lived += alive * (hazard > 0 ? (1 - through) / hazard : width);
            alive *= through;
        }
        return hazards[^1].PerYear > 0 ? lived + alive / hazards[^1].PerYear : null;
    }

    /// <summary>Standard errors and normal limits.</summary>
    /// <param name="table">A table of <see cref="LifeTable.Abridged"/>.</param>
    /// <param name="deaths">Deaths that were counted in the same groups.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>One estimate a group.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static IReadOnlyList<ExpectancyEstimate> Of(IReadOnlyList<LifeTableRow> table, IReadOnlyList<double> deaths, double confidence = 0.95)
    {
        var z = GammaLimits.For(confidence).Z;
        if (table.Count != deaths.Count) throw new ArgumentException($"{table.Count} rows and {deaths.Count} deaths.", nameof(deaths));
        var estimates = new ExpectancyEstimate[table.Count];
        double sum = 0;
        for (var i = table.Count - 1; i >= 0; i--)
        {
            var (row, survivors) = (table[i], table[i].Survivors);
            // Without deaths the group adds nothing: its probability of dying is 0 and so is the variance of that.
            if (row.WidthYears is not { } width) sum = survivors * survivors / (deaths[i] * row.Mortality * row.Mortality);
            else if (deaths[i] > 0)
            {
                var years = (1 - row.PartLived) * width + table[i + 1].ExpectancyYears;
                sum += survivors * survivors * years * years * row.Dying * row.Dying * (1 - row.Dying) / deaths[i];
            }
            var error = survivors > 0 ? Math.Sqrt(sum) / survivors : 0;
            estimates[i] = new(row.FromAge, row.ExpectancyYears, row.ExpectancyYears - z * error, row.ExpectancyYears + z * error, error, Method);
        }
        return estimates;
    }
}

/// <summary>Life expectancy at an age with its limits.</summary>
/// <param name="FromAge">Age, completed years.</param>
/// <param name="Years">Life expectancy.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="StandardError">Standard error, years.</param>
/// <param name="Method">Estimator and limits in words.</param>
public sealed record ExpectancyEstimate(int FromAge, double Years, double Lower, double Upper, double StandardError, string Method);

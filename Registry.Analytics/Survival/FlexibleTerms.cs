namespace Registry.Analytics.Survival;

/// <summary>What a flexible model of the excess hazard is made of.</summary>
public sealed record FlexibleTerms
{
    /// <summary>Names of the covariates.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Values of the covariates of a patient, in the order of the names.</summary>
    public required Func<Patient, double[]> Values { get; init; }

    /// <summary>Degrees of freedom of the baseline, its constant not counted: 1 is a Weibull distribution; knots within, one fewer.</summary>
    public int Degrees { get; init; } = 3;

    /// <summary>Covariates whose effect changes with time, by their place among the names.</summary>
    public IReadOnlyList<int> TimeVarying { get; init; } = [];

    /// <summary>Degrees of freedom of the change of each of these effects.</summary>
    public int TimeDegrees { get; init; } = 1;

    /// <summary>Follow-up that counts, years since diagnosis: who is observed longer is taken as alive then.</summary>
    public double Years { get; init; } = 5;
}

namespace Registry.Analytics;

/// <summary>A rate with its limits, its counts and the way it was made.</summary>
/// <param name="Per100k">Rate per 100 000 person-years.</param>
/// <param name="LowerPer100k">Lower limit, or null where the method has none (no cases under a normal limit).</param>
/// <param name="UpperPer100k">Upper limit, or null where the method has none.</param>
/// <param name="Cases">Cases (or deaths) behind the rate, those of unknown age included.</param>
/// <param name="PersonYears">Person-years at risk.</param>
/// <param name="Method">Estimator, limits and what was done about unknown age, in words.</param>
public sealed record RateEstimate(
    double Per100k, double? LowerPer100k, double? UpperPer100k, double Cases, double PersonYears, string Method)
{
    /// <summary>Person-years to which every rate of this project refers.</summary>
    public const double Per = 100_000;
}

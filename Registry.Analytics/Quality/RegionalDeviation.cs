namespace Registry.Analytics.Quality;

/// <summary>How far a registry is from the pool of all registries.</summary>
/// <param name="Statistic">Squared deviation in units of the usual one: above 3.84 is rarer than one in twenty.</param>
/// <param name="Relative">Share or ratio of the registry divided by the pooled one: below 1 lower, above 1 higher.</param>
public sealed record RegionalDeviation(double Statistic, double Relative);

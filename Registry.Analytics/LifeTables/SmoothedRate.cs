namespace Registry.Analytics.LifeTables;

/// <summary>Death rate of a single year of age, as it was counted and smoothed.</summary>
/// <param name="Age">Age, completed years.</param>
/// <param name="Counted">Deaths per person-year as counted.</param>
/// <param name="Smoothed">Deaths per person-year on the smooth curve; constant within the year, so that −ln(1 − q) is the same.</param>
/// <param name="LogError">Standard error of its logarithm, the smoothing parameter taken as known; null where the rate is as counted.</param>
public sealed record SmoothedRate(int Age, double Counted, double Smoothed, double? LogError);

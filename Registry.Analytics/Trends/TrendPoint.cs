namespace Registry.Analytics.Trends;

/// <summary>The rate of one year.</summary>
/// <param name="Year">Calendar year, or the middle of a period.</param>
/// <param name="Rate">Rate per 100 000 person-years, or any other quantity in one unit throughout; not negative.</param>
/// <param name="StandardError">Its standard error in the same unit; needed by <see cref="TrendWeighting.StandardError"/>.</param>
/// <param name="Cases">Cases behind it; needed by <see cref="TrendWeighting.PoissonVariance"/>.</param>
/// <param name="PersonYears">Person-years behind it; needed where half a case stands for none.</param>
public sealed record TrendPoint(double Year, double Rate, double? StandardError = null, double? Cases = null, double? PersonYears = null);

namespace Registry.Analytics.Forecasts;

/// <summary>How good forecasts were; shares of the observed cases, so that rare and common sites compare.</summary>
/// <param name="Horizon">Periods ahead; null for all.</param>
/// <param name="Forecasts">Number of forecasts.</param>
/// <param name="Periods">Different periods they were of: several origins forecast the same period, and such forecasts are not independent.</param>
/// <param name="Farthest">Periods ahead of the farthest forecast.</param>
/// <param name="BiasPercent">Mean error, percent of the observed.</param>
/// <param name="AbsolutePercent">Mean absolute error, percent (MAPE).</param>
/// <param name="CoveragePercent">Share of the observed within the interval, percent.</param>
/// <param name="IntervalPercent">Mean interval score, percent of the observed.</param>
/// <param name="RankedPercent">Mean continuous ranked probability score, percent of the observed.</param>
public sealed record BackTestScore(
    int? Horizon, int Forecasts, int Periods, int Farthest, double BiasPercent, double AbsolutePercent, double CoveragePercent, double IntervalPercent, double RankedPercent);

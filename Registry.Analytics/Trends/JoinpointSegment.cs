namespace Registry.Analytics.Trends;

/// <summary>A part of a series between two joinpoints, or between one and an end.</summary>
/// <param name="FromYear">First year.</param>
/// <param name="ToYear">Last year; the next segment begins where this one ends.</param>
/// <param name="Intercept">Value of its line in the year 0, on the scale of the fit.</param>
/// <param name="InterceptStandardError">Its standard error; null where there are too few years for one.</param>
/// <param name="Slope">Slope on the scale of the fit.</param>
/// <param name="SlopeStandardError">Its standard error; null like that of the intercept.</param>
/// <param name="PValue">Two-sided p of no change; null where the standard error is absent or 0.</param>
/// <param name="Change">Percent a year on the logarithmic scale (APC), else units of the rate a year.</param>
/// <param name="Lower">Lower limit of the change; null where there is no standard error.</param>
/// <param name="Upper">Upper limit of the change; null like the lower.</param>
public sealed record JoinpointSegment(
    double FromYear, double ToYear, double Intercept, double? InterceptStandardError, double Slope, double? SlopeStandardError,
    double? PValue, double Change, double? Lower, double? Upper)
{
    /// <summary>Slope over its standard error; null where p is, and where p comes from resampling and not from this.</summary>
    public double? Statistic => PValue is null || IsResampled ? null : Slope / SlopeStandardError;

    /// <summary>True when limits and p come from resampling.</summary>
    internal bool IsResampled { get; init; }
}

namespace Registry.Analytics.Trends;

/// <summary>The change of a rate from year to year, the same over all years.</summary>
/// <param name="Change">Percent a year on the logarithmic scale (−100 or more), else units of the rate a year.</param>
/// <param name="Lower">Lower limit of the change.</param>
/// <param name="Upper">Upper limit of the change.</param>
/// <param name="PValue">Two-sided p of no change; null when the years lie on a line exactly and leave no scatter to judge by.</param>
/// <param name="Slope">Slope on the scale of the fit.</param>
/// <param name="SlopeStandardError">Its standard error.</param>
/// <param name="Intercept">Value on the scale of the fit in the year 0.</param>
/// <param name="Years">Years that took part.</param>
/// <param name="DegreesOfFreedom">Years less two.</param>
/// <param name="LeftOutYears">Years whose rate of 0 could not take part.</param>
/// <param name="Method">Model, weights and limits in words.</param>
public sealed record AnnualChange(
    double Change, double Lower, double Upper, double? PValue, double Slope, double SlopeStandardError, double Intercept,
    int Years, int DegreesOfFreedom, IReadOnlyList<double> LeftOutYears, string Method)
{
    /// <summary>Slope over its standard error; null where p is.</summary>
    public double? Statistic => PValue is null ? null : Slope / SlopeStandardError;
}

namespace Registry.Analytics.AgePeriodCohort;

/// <summary>The linear change of log rates over calendar time that age does not explain.</summary>
/// <param name="LogPerYear">Change of ln(rate) a year.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="PercentPerYear">Change of the rate a year, percent.</param>
/// <param name="LowerPercent">Lower limit.</param>
/// <param name="UpperPercent">Upper limit.</param>
public sealed record Drift(double LogPerYear, double StandardError, double PercentPerYear, double LowerPercent, double UpperPercent)
{
    internal static Drift Of(double slope, double error, double z) =>
        new(slope, error, Percent(slope), Percent(slope - z * error), Percent(slope + z * error));

    private static double Percent(double slope) => 100 * (Math.Exp(slope) - 1);
}

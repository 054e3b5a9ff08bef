namespace Registry.Analytics.Timeliness;

/// <summary>Cases of a year as reported so far, and as they will be when reports are in.</summary>
/// <param name="Year">Year of diagnosis.</param>
/// <param name="KnownDelay">Longest delay that has passed.</param>
/// <param name="Reported">Cases reported so far.</param>
/// <param name="Expected">Cases expected in the end.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="StandardError">Standard deviation of what is still to come.</param>
/// <param name="ReportedPercent">Share reported so far, percent.</param>
public sealed record AdjustedYear(int Year, int KnownDelay, double Reported, double Expected, double Lower, double Upper, double StandardError, double ReportedPercent);

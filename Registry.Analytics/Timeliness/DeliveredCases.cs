namespace Registry.Analytics.Timeliness;

/// <summary>What was delivered in a calendar year of a year of diagnosis or death.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Year">Year of diagnosis or death.</param>
/// <param name="ReportYear">Calendar year of the delivery.</param>
/// <param name="Cases">Cases or deaths; negative where more were taken back than brought.</param>
public sealed record DeliveredCases(string Registry, int Year, int ReportYear, double Cases);

using Registry.Analytics.Timeliness;

namespace Registry.Report;

/// <summary>When the cases and deaths of all cancers were delivered, registry by registry.</summary>
/// <param name="Cases">New cases.</param>
/// <param name="Deaths">Deaths.</param>
/// <param name="LastReportYear">Last calendar year of deliveries that is complete.</param>
public sealed record NowcastInput(IReadOnlyList<DeliveredCases> Cases, IReadOnlyList<DeliveredCases> Deaths, int LastReportYear);

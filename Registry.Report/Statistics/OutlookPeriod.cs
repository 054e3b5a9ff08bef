using Registry.Analytics.Forecasts;

namespace Registry.Report.Statistics;

/// <summary>What is expected of a period to come; counts are those of a year of it.</summary>
/// <param name="FromYear">First year.</param>
/// <param name="ToYear">Last year.</param>
/// <param name="Cases">Cases a year.</param>
/// <param name="Lower">Lower limit of the 95 % prediction interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Per100k">Standardised rate.</param>
/// <param name="LowerPer100k">Lower limit of its prediction interval.</param>
/// <param name="UpperPer100k">Upper limit.</param>
/// <param name="Reasons">What speaks against the forecast.</param>
internal sealed record OutlookPeriod(
    int FromYear, int ToYear, double Cases, double Lower, double Upper, double Per100k, double LowerPer100k, double UpperPer100k, IReadOnlyList<ForecastReason> Reasons)
{
    /// <summary>True when nothing forbids printing it.</summary>
    public bool IsForecast => ForecastAdvice.Verdict(Reasons) != ForecastVerdict.DoNotForecast;

    /// <summary>2027, or 2023-2027.</summary>
    public string Years => FromYear == ToYear ? Wording.Terms.Plain(FromYear) : $"{Wording.Terms.Plain(FromYear)}-{Wording.Terms.Plain(ToYear)}";
}

namespace Registry.Analytics.Forecasts;

/// <summary>What speaks against a forecast.</summary>
/// <param name="Verdict">How much.</param>
/// <param name="Text">What, in Chinese and English.</param>
public sealed record ForecastReason(ForecastVerdict Verdict, Bilingual Text);

namespace Registry.Analytics.Forecasts;

/// <summary>What the rules of Nordpred chose.</summary>
/// <param name="IsRecent">True when the slope of the last two periods is projected, false for the average slope.</param>
/// <param name="PValueRecent">p of a bend of the period trend, which decides that (below 0.05: recent).</param>
/// <param name="PValueFit">p of the deviance of the model that is projected.</param>
/// <param name="FromAge">Youngest age in the model.</param>
/// <param name="UseFromAge">Youngest age that is forecast by the model; younger ones have their mean rate of the last two periods.</param>
public sealed record NordpredChoice(bool IsRecent, double PValueRecent, double PValueFit, double FromAge, double UseFromAge);

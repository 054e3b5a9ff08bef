namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come by age and period, and of all ages.</summary>
/// <param name="Model">The model.</param>
/// <param name="ByAge">Predictive distribution by age and period to come.</param>
/// <param name="Totals">Predictive distribution of all ages by period to come.</param>
/// <param name="Table">What it was made from; for models in five-year periods the years added up.</param>
/// <param name="BasePeriods">Periods the model was fitted to.</param>
/// <param name="Deviance">Deviance of the fit; null where nothing is fitted.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom; null likewise.</param>
/// <param name="Confidence">Level of the intervals.</param>
/// <param name="Method">The model in words.</param>
public sealed record Forecast(
    ForecastModel Model, PredictedCount[,] ByAge, IReadOnlyList<PredictedCount> Totals, ForecastTable Table, int BasePeriods,
    double? Deviance, int? DegreesOfFreedom, double Confidence, string Method)
{
    /// <summary>Predictive distribution of the standardised rate by period to come, cases of one person-year of the standard; null when none was asked for.</summary>
    /// <remarks>Its variation about the expectation is that of Poisson counts that are weighed: the dispersion says how large.</remarks>
    public IReadOnlyList<PredictedCount>? Standardised { get; init; }

    /// <summary>What Nordpred chose; null for other models.</summary>
    public NordpredChoice? Nordpred { get; init; }
}

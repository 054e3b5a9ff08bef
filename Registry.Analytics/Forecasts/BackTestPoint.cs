namespace Registry.Analytics.Forecasts;

/// <summary>What a model said of a period that has come since, and what came.</summary>
/// <param name="Model">The model.</param>
/// <param name="Held">Periods that were held back.</param>
/// <param name="Horizon">Periods ahead, 1 the first.</param>
/// <param name="Predicted">Predictive distribution of the cases of all ages, with the person-years that came.</param>
/// <param name="Observed">Cases that came.</param>
public sealed record BackTestPoint(ForecastModel Model, int Held, int Horizon, PredictedCount Predicted, double Observed)
{
    /// <summary>Periods from the one that was forecast to the last observed one: forecasts with the same number are of one period, whatever their origin.</summary>
    public int PeriodsFromEnd => Held - Horizon;
}

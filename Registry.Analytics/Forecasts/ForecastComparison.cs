namespace Registry.Analytics.Forecasts;

/// <summary>Every model side by side with its back-test, and all of them mixed.</summary>
/// <param name="Table">What they were made from: years added up to periods of the age groups' width where there are enough.</param>
/// <param name="Forecasts">The forecasts, in the order of the models.</param>
/// <param name="Refusals">Models that refused, and why.</param>
/// <param name="BackTest">The back-test of all.</param>
/// <param name="Weights">Weights in the mixture.</param>
public sealed record ForecastComparison(
    ForecastTable Table, IReadOnlyList<Forecast> Forecasts, IReadOnlyDictionary<ForecastModel, string> Refusals, BackTestResult BackTest,
    IReadOnlyDictionary<ForecastModel, double> Weights)
{
    /// <summary>The mixture for all ages in a period to come.</summary>
    public PooledCount Total(int horizon) => new(Mixed().Select(f => (Weights[f.Model], f.Totals[horizon])));

    /// <summary>The mixture for an age group in a period to come.</summary>
    public PooledCount ByAge(int age, int horizon) => new(Mixed().Select(f => (Weights[f.Model], f.ByAge[age, horizon])));

    private IEnumerable<Forecast> Mixed() => Forecasts.Where(f => Weights.ContainsKey(f.Model));
}

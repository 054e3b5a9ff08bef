namespace Registry.Analytics.Forecasts;

/// <summary>Every model side by side with its back-test, and all of them mixed.</summary>
/// <param name="Table">What they were made from: years added up to periods of the age groups' width where there are enough.</param>
/// <param name="Forecasts">The forecasts, in the order of the models.</param>
/// <param name="Refusals">Models that refused, and why.</param>
/// <param name="BackTest">The back-test of all.</param>
/// <param name="Weights">Weights in the mixture.</param>
public sealed record ForecastComparison(
    ForecastTable Table, IReadOnlyList<Forecast> Forecasts, IReadOnlyDictionary<ForecastModel, Bilingual> Refusals, BackTestResult BackTest,
    IReadOnlyDictionary<ForecastModel, double> Weights)
{
    private readonly IReadOnlyDictionary<ForecastModel, double> _errors = BackTest.Errors();

    /// <summary>The mixture for all ages in a period to come.</summary>
    public PooledCount Total(int horizon) => Pool(horizon, f => f.Totals[horizon]);

    /// <summary>The mixture for an age group in a period to come.</summary>
    public PooledCount ByAge(int age, int horizon) => Pool(horizon, f => f.ByAge[age, horizon]);

    /// <summary>The mixture of the standardised rate in a period to come, cases of one person-year; null when none was asked for.</summary>
    public PooledCount? Standardised(int horizon) => Forecasts.Any(f => f.Standardised is null) ? null : Pool(horizon, f => f.Standardised![horizon]);

    // Each model is as much less sure as the back-test found it to be; one whose total says nothing takes no part in the period.
    private PooledCount Pool(int horizon, Func<Forecast, PredictedCount> of)
    {
        var mixed = Forecasts.Where(f => Weights.ContainsKey(f.Model)).ToList();
        var sober = SoberModels.Of(mixed.Select(f => (f.Model, f.Totals[horizon])));
        return new(mixed.Where(f => sober.Contains(f.Model)).Select(f => (Weights[f.Model], of(f).Widened(_errors.GetValueOrDefault(f.Model) * (horizon + 1) * (horizon + 1)))));
    }
}

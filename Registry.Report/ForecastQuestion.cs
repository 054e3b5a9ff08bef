using Registry.Analytics.Forecasts;

namespace Registry.Report;

/// <summary>What the chapter of forecasts is made from, beside the counts.</summary>
public sealed record ForecastQuestion
{
    /// <summary>Last year that is forecast; after the data year, 25 years at the most.</summary>
    public required int ToYear { get; init; }

    /// <summary>Population to come; else that of the data year stays.</summary>
    public PopulationScenario Scenario { get; init; } = PopulationScenario.Constant;
}

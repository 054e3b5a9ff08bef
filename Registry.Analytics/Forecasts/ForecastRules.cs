namespace Registry.Analytics.Forecasts;

/// <summary>What models refuse.</summary>
internal static class ForecastRules
{
    /// <summary>Refuses a base that is not there or too short.</summary>
    /// <exception cref="ArgumentException">Fewer periods than the model needs, or than are observed.</exception>
    public static void MustHavePeriods(ForecastTable table, int periods, int least)
    {
        if (periods < least || periods > table.Periods)
            throw new StatisticRefusedException(
                $"基期为 {periods} 个时期：该模型至少需要 {least} 个，观察到的有 {table.Periods} 个。",
                $"A base of {periods} periods: the model needs at least {least}, and {table.Periods} are observed.");
    }
}

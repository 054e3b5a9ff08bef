namespace Registry.Analytics.Forecasts;

/// <summary>What the smooth and the Bayesian forecast share.</summary>
internal static class SmoothForecasting
{
    public static Forecast Of(ForecastTable table, ForecastOptions options, ForecastModel model, SmoothPrior prior, bool averaged, string words)
    {
        var pooled = table.InPeriodsOf(table.Observed.AgeWidthYears);
        var periods = options.BasePeriods ?? pooled.Periods;
        ForecastRules.MustHavePeriods(pooled, periods, least: 3);
        if (pooled.Ages < 3) throw new StatisticRefusedException($"仅 {pooled.Ages} 个年龄组；该模型至少需要 3 个。", $"{pooled.Ages} age groups; the model needs at least 3.");
        var based = periods < pooled.Periods ? pooled.Last(periods) : pooled;
        var smooth = new SmoothApc(based);
        var posterior = new SmoothPosterior(smooth, prior);
        smooth.Marginal(posterior.Best);
        var deviance = smooth.Deviance;
        var (byAge, totals, standardised) = posterior.Predict(based, averaged, options.Standard);
        return new(model, byAge, totals, pooled, periods, deviance, null, options.Confidence,
            $"{words}, {periods} periods of {based.Observed.PeriodWidthYears} years; interval of estimation, of the walk ahead and Poisson variation")
        { Standardised = standardised };
    }
}

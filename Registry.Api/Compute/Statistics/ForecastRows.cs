using Registry.Analytics;
using Registry.Analytics.Forecasts;

namespace Registry.Api.Compute.Statistics;

/// <summary>Rows of a forecast: what is to come, the back-test beside it, and what speaks against it.</summary>
internal sealed class ForecastRows(ForecastTable table, double confidence)
{
    /// <summary>What speaks against a forecast of the series, whatever the counts say.</summary>
    public IReadOnlyList<ForecastReason> Known { get; init; } = [];

    /// <summary>What a row holds.</summary>
    public static IReadOnlyList<ResultColumn> Columns { get; } =
    [
        new("model", new("模型", "model")), new("part", new("total 合计、age 年龄组、fit 拟合情况", "total: all ages; age: one group; fit: how the model fits")),
        new("age", new("年龄组起点", "youngest age of the group")), new("from_year", new("起始年", "first year")), new("to_year", new("终止年", "last year")),
        new("person_years", new("人年数", "person-years")), new("cases", new("预计例数", "cases expected")),
        new("lower", new("预测区间下限", "lower limit of the prediction interval")), new("upper", new("预测区间上限", "upper limit of the prediction interval")),
        new("rate_per_100k", new("预计率（每10万）", "rate expected, per 100 000")), new("rate_lower", new("率的下限", "its lower limit")), new("rate_upper", new("率的上限", "its upper limit")),
        new("standardised_per_100k", new("标化率（每10万）", "standardised rate, per 100 000")),
        new("standardised_lower", new("标化率预测区间下限", "lower limit of its prediction interval")), new("standardised_upper", new("标化率预测区间上限", "upper limit of its prediction interval")),
        new("standard_error", new("预计例数的标准误（估计误差）", "standard error of the expectation: estimation alone")), new("prediction_error", new("预测标准差（估计误差加 Poisson 变异）", "standard deviation of the prediction: with Poisson variation")),
        new("weight", new("合并中的权重", "weight in the mixture")), new("back_test_forecasts", new("回测预测次数", "forecasts of the back-test")),
        new("back_test_periods", new("回测涉及的不同时期数（各起点共用时期，预测并非相互独立）", "different periods they were of; origins share periods, such forecasts are not independent")),
        new("bias_percent", new("回测平均误差（%）", "mean error of the back-test, percent")), new("mape_percent", new("回测平均绝对误差（%）", "mean absolute error, percent")),
        new("coverage_percent", new("回测区间覆盖率（%）", "observed within the intervals, percent")), new("interval_score_percent", new("区间得分（占观察值 %）", "interval score, percent of the observed")),
        new("crps_percent", new("连续分级概率得分（占观察值 %）", "ranked probability score (CRPS), percent of the observed")),
        new("verdict", new("forecast 可用；caution 慎用；do-not-forecast 不宜预测", "forecast, caution or do-not-forecast")),
        new("base_periods", new("基期数", "periods of the base")), new("deviance", new("离差", "deviance")), new("degrees_of_freedom", new("自由度", "degrees of freedom")),
        new("fit_p_value", new("拟合优度 p", "p of the fit")), new("bend_p_value", new("趋势弯曲的 p（小于 0.05 用最近斜率）", "p of a bend of the trend (below 0.05: recent slope)")),
        new("slope", new("recent 或 average", "recent or average")), new("from_age", new("模型最小年龄", "youngest age in the model")),
    ];

    /// <summary>The forecast of one model; a model that refuses is refused with its reason.</summary>
    public static Forecast Run(ForecastTable table, ForecastModel model, ForecastOptions options) => model switch
    {
        ForecastModel.RecentRates => RecentRatesForecast.Of(table, options),
        ForecastModel.Nordpred => NordpredForecast.Of(table, options),
        ForecastModel.Smooth => SmoothApcForecast.Of(table, options),
        ForecastModel.Bayesian => BayesianApcForecast.Of(table, options),
        _ => AgeDriftForecast.Of(table, model, options),
    };

    /// <summary>Rows of one model.</summary>
    public IEnumerable<ResultRow> Of(string name, Forecast forecast, BackTestScore? score, double? weight, bool withAges)
    {
        for (var horizon = 0; horizon < table.Horizons; horizon++)
        {
            var total = forecast.Totals[horizon];
            var rate = forecast.Standardised is { } rates ? Rate(rates[horizon].Expected, rates[horizon].Interval(confidence)) : null;
            yield return Row(name, forecast.Method, null, horizon, total.Expected, total.Interval(confidence), (total.StandardErrorOfMean, total.StandardDeviation), rate, weight, score);
            for (var age = 0; withAges && age < table.Ages; age++)
            {
                var cell = forecast.ByAge[age, horizon];
                yield return Row(name, forecast.Method, age, horizon, cell.Expected, cell.Interval(confidence), (cell.StandardErrorOfMean, cell.StandardDeviation), null, weight, null);
            }
        }
        yield return Fit(name, forecast);
    }

    /// <summary>Rows of the mixture.</summary>
    public IEnumerable<ResultRow> Of(string name, ForecastComparison comparison, bool withAges)
    {
        var method = $"trimmed pool of {comparison.Weights.Count} models, weights in proportion to 1/CRPS of the back-test, each widened by what the back-test found it to miss; its own back-test has weights and widening that other origins gave for other periods";
        var score = comparison.BackTest.Ensemble();
        for (var horizon = 0; horizon < table.Horizons; horizon++)
        {
            var total = comparison.Total(horizon);
            var rate = comparison.Standardised(horizon) is { } mixed ? Rate(mixed.Expected, mixed.Interval(confidence)) : null;
            yield return Row(name, method, null, horizon, total.Expected, total.Interval(confidence), null, rate, 1, score);
            for (var age = 0; withAges && age < table.Ages; age++)
            {
                var cell = comparison.ByAge(age, horizon);
                yield return Row(name, method, age, horizon, cell.Expected, cell.Interval(confidence), null, null, 1, null);
            }
        }
    }

    /// <summary>The row of a model that took no part.</summary>
    public static ResultRow Refused(string name, Bilingual reason)
    {
        var values = new object?[Columns.Count];
        (values[0], values[1]) = (name, "refused");
        return new("", values) { Note = new Bilingual("该模型不适用于这些数据：", "the model refuses these data: ") + reason };
    }

    private ResultRow Row(
        string name, string method, int? age, int horizon, double cases, (double Lower, double Upper) limits, (double Mean, double Prediction)? errors,
        (double Rate, double Lower, double Upper)? standardised, double? weight, BackTestScore? score)
    {
        var years = age is { } one ? table.FuturePersonYears(one, horizon) : Enumerable.Range(0, table.Ages).Sum(a => table.FuturePersonYears(a, horizon));
        ForecastReason[] reasons = age is null ? [.. ForecastAdvice.Of(table, horizon, score, limits.Upper), .. Known] : [];
        double? Rate(double count) => years > 0 ? count / years * RateEstimate.Per : null;
        var first = table.FutureStart(horizon);
        return new(method, name, age is null ? "total" : "age", age is { } group ? table.Observed.AgeStarts[group] : null, first, first + table.Observed.PeriodWidthYears - 1,
            years, cases, limits.Lower, limits.Upper, Rate(cases), Rate(limits.Lower), Rate(limits.Upper), standardised?.Rate, standardised?.Lower, standardised?.Upper, errors?.Mean, errors?.Prediction,
            weight, score?.Forecasts, score?.Periods, score?.BiasPercent, score?.AbsolutePercent, score?.CoveragePercent, score?.IntervalPercent, score?.RankedPercent,
            age is null ? Word(ForecastAdvice.Verdict(reasons)) : null, null, null, null, null, null, null, null)
        { Note = RateRows.Join([.. reasons.Select(r => r.Text)]) };
    }

    private static ResultRow Fit(string name, Forecast forecast)
    {
        var values = new object?[Columns.Count];
        (values[0], values[1]) = (name, "fit");
        (values[26], values[27], values[28]) = (forecast.BasePeriods, forecast.Deviance, forecast.DegreesOfFreedom);
        if (forecast.Nordpred is { } chosen)
            (values[29], values[30], values[31], values[32]) = (chosen.PValueFit, chosen.PValueRecent, chosen.IsRecent ? "recent" : "average", chosen.FromAge);
        return new(forecast.Method, values);
    }

    // A case of one person-year of the standard, per 100 000.
    private static (double, double, double)? Rate(double expected, (double Lower, double Upper) limits) =>
        (expected * RateEstimate.Per, limits.Lower * RateEstimate.Per, limits.Upper * RateEstimate.Per);

    private static string Word(ForecastVerdict verdict) => verdict switch
    {
        ForecastVerdict.DoNotForecast => "do-not-forecast",
        ForecastVerdict.Caution => "caution",
        _ => "forecast",
    };
}

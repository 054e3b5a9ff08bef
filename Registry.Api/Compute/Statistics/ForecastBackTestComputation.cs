using Registry.Analytics.Forecasts;

namespace Registry.Api.Compute.Statistics;

/// <summary>How good forecasts made some periods ago would have been.</summary>
internal static class ForecastBackTestComputation
{
    public static Computation Computation { get; } = new()
    {
        Name = "forecast-back-test",
        Section = ComputationSection.Forecasts,
        Title = new("预测模型的滚动回测：从较早的起点预测已发生的时期", "Rolling back-test of forecast models: periods that have come are forecast from earlier ones"),
        Parameters = ForecastInput.Parameters,
        Columns = ForecastInput.Columns,
        Results =
        [
            new("model", new("模型", "model")), new("part", new("point 单次预测；horizon 按期数；all 合计", "point: one forecast; horizon: by periods ahead; all")),
            new("held", new("保留不用的时期数", "periods held back")), new("horizon", new("提前期数", "periods ahead")),
            new("observed", new("实际例数", "cases that came")), new("predicted", new("预测例数", "cases predicted")), new("lower", new("下限", "lower limit")), new("upper", new("上限", "upper limit")),
            new("forecasts", new("预测次数", "forecasts")), new("periods", new("涉及的不同时期数", "different periods they were of")), new("bias_percent", new("平均误差（%）", "mean error, percent")), new("mape_percent", new("平均绝对误差（%）", "mean absolute error, percent")),
            new("coverage_percent", new("区间覆盖率（%）", "observed within the intervals, percent")), new("interval_score_percent", new("区间得分（占观察值 %）", "interval score, percent of the observed")),
            new("crps_percent", new("连续分级概率得分（占观察值 %）", "ranked probability score, percent of the observed")),
        ],
        Heading = nameof(ForecastBackTest),
        Citation = "Gneiting T, Raftery AE. J Am Stat Assoc 2007;102:359.",
        Example = new(ForecastInput.Csv, ForecastInput.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (table, options) = (ForecastInput.Table(input), ForecastInput.Options(input));
        var comparison = ForecastEnsemble.Of(table, null, options);
        var test = comparison.BackTest;
        const string Method = "every model fitted anew to the periods before, with the person-years that came";
        foreach (var (name, model) in ForecastInput.Models)
        {
            if (test.Of(model) is not { } all)
            {
                var why = comparison.Refusals.GetValueOrDefault(model) ?? test.Refusals.GetValueOrDefault(model) ?? new("没有可供回测的有病例的时期", "no period with cases was left to test");
                yield return new("", name, "refused", null, null, null, null, null, null, null, null, null, null, null, null, null) { Note = new Bilingual("该模型未能回测：", "could not be tested: ") + why };
                continue;
            }
            foreach (var point in test.Points.Where(p => p.Model == model))
            {
                var (lower, upper) = point.Predicted.Interval(options.Confidence);
                yield return new(Method, name, "point", point.Held, point.Horizon, point.Observed, point.Predicted.Expected, lower, upper, null, null, null, null, null, null, null);
            }
            foreach (var score in test.ByHorizon(model).Append(all)) yield return Row(Method, name, score);
        }
        if (test.Ensemble() is { } mixed) yield return Row("mixture, each forecast with the weights that other origins gave for other periods", "ensemble", mixed);
    }

    private static ResultRow Row(string method, string name, BackTestScore score) => new(method, name, score.Horizon is null ? "all" : "horizon", null, score.Horizon, null, null, null, null,
        score.Forecasts, score.Periods, score.BiasPercent, score.AbsolutePercent, score.CoveragePercent, score.IntervalPercent, score.RankedPercent);
}

using Registry.Analytics.Forecasts;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Compute.Statistics;

/// <summary>Cases to come, with intervals, back-test and a verdict.</summary>
internal static class ForecastComputation
{
    private const string All = "all", Mixed = "ensemble", None = "none";

    public static Computation Computation { get; } = new()
    {
        Name = "forecast",
        Section = ComputationSection.Forecasts,
        Title = new("未来病例数与率的预测：预测区间、回测、不宜预测的提示", "Cases and rates to come: prediction intervals, back-test, and whether to forecast at all"),
        Parameters =
        [
            ComputeParameter.Choice("model", All, new("模型；all：全部模型及按回测加权的合并；ensemble：仅合并", "The model; all: every model and their mixture weighted by the back-test; ensemble: the mixture alone"),
                [All, Mixed, .. ForecastInput.Models.Select(m => m.Name)]),
            ComputeParameter.Choice("rows", "total", new("total：合计；age：另附各年龄组", "total: all ages together; age: each age group too"), "total", "age"),
            ComputeParameter.Choice("standard", None, new("合计行的标化率所用标准人口（需 0-4 … 85+ 全部年龄组）", "Standard of the rate of all ages (needs all groups 0-4 … 85+)"), [None, .. StandardPopulation.All.Select(s => s.Code)]),
            .. ForecastInput.Parameters,
        ],
        Columns = ForecastInput.Columns,
        Results = ForecastRows.Columns,
        Heading = nameof(ForecastEnsemble),
        Citation = "Moller B, et al. Stat Med 2003;22:2751. Hakulinen T, Dyba T. Stat Med 1994;13:1513. Riebler A, Held L. Biom J 2017;59:531.",
        Example = new(ForecastInput.Csv, ForecastInput.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (table, asked) = (ForecastInput.Table(input), input.Values.Text("model"));
        var options = ForecastInput.Options(input) with { Standard = Weights(input, table) };
        var one = ForecastInput.Models.Where(m => m.Name == asked).Select(m => (ForecastModel?)m.Model).FirstOrDefault();
        return one is { } model ? Single(input, table, model, options) : Several(input, table, options, asked);
    }

    private static IEnumerable<ResultRow> Single(ComputeInput input, ForecastTable table, ForecastModel model, ForecastOptions options)
    {
        var forecast = ForecastRows.Run(table, model, options);
        var test = ForecastBackTest.Of(forecast.Table, [model], options);
        var rows = new ForecastRows(forecast.Table, options.Confidence);
        return rows.Of(ForecastInput.Models.Single(m => m.Model == model).Name, forecast, test.Of(model), null, WithAges(input));
    }

    private static IEnumerable<ResultRow> Several(ComputeInput input, ForecastTable table, ForecastOptions options, string asked)
    {
        var comparison = ForecastEnsemble.Of(table, null, options);
        var rows = new ForecastRows(comparison.Table, options.Confidence);
        foreach (var row in rows.Of(Mixed, comparison, WithAges(input))) yield return row;
        if (asked == Mixed) yield break;
        foreach (var (name, model) in ForecastInput.Models)
            if (comparison.Forecasts.FirstOrDefault(f => f.Model == model) is { } forecast)
                foreach (var row in rows.Of(name, forecast, comparison.BackTest.Of(model), comparison.Weights.TryGetValue(model, out var weight) ? weight : 0, WithAges(input))) yield return row;
            else yield return ForecastRows.Refused(name, comparison.Refusals[model]);
    }

    private static bool WithAges(ComputeInput input) => input.Values.Text("rows") == "age";

    private static double[]? Weights(ComputeInput input, ForecastTable table)
    {
        if (input.Values.Text("standard") is None) return null;
        if (table.Ages != AgeScheme.To85.Count || table.Observed.AgeStarts[0] != 0 || table.Observed.AgeWidthYears != 5)
            throw ComputeInput.Refuse("standard", "标化率需要 0-4、5-9 … 85+ 全部 18 个年龄组。", "a standardised rate needs all 18 groups 0-4, 5-9 … 85+.");
        return SiteForecasts.Weights(StandardPopulation.Find(input.Values.Text("standard"))!);
    }
}

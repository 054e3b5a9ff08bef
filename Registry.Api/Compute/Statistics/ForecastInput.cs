using System.Globalization;
using Registry.Analytics.AgePeriodCohort;
using Registry.Analytics.Forecasts;

namespace Registry.Api.Compute.Statistics;

/// <summary>Columns and parameters that the forecasts share, and the table made of them.</summary>
internal static class ForecastInput
{
    private static readonly ComputeColumn Cases = ComputeColumn.Cases with
    {
        IsRequired = false,
        Meaning = new("例数（或死亡数）；待预测的时期留空", "Cases (or deaths); empty in the periods to be forecast"),
    };

    /// <summary>What a row holds.</summary>
    public static IReadOnlyList<ComputeColumn> Columns { get; } = [LexisInput.Age, LexisInput.Period, ComputeColumn.PersonYears, Cases];

    /// <summary>Names of the models.</summary>
    public static IReadOnlyList<(string Name, ForecastModel Model)> Models { get; } =
    [
        ("recent-rates", ForecastModel.RecentRates), ("nordpred", ForecastModel.Nordpred), ("log-linear", ForecastModel.LogLinear), ("log-linear-by-age", ForecastModel.LogLinearByAge),
        ("linear", ForecastModel.Linear), ("linear-by-age", ForecastModel.LinearByAge), ("smooth", ForecastModel.Smooth), ("bayesian", ForecastModel.Bayesian),
    ];

    /// <summary>What can be chosen.</summary>
    public static IReadOnlyList<ComputeParameter> Parameters { get; } =
    [
        ComputeParameter.Whole("basePeriods", 0, 0, 60, new("估计趋势所用的最近时期数；0：按各模型的规则", "Last periods the trend is taken from; 0: by the rule of the model")),
        ComputeParameter.Text("fromAge", new("Nordpred：进入模型的最小年龄；空：各更大年龄组在基期均有 10 例", "Nordpred: youngest age in the model; empty: where every older group has 10 cases in the base")),
        ComputeParameter.Text("useFromAge", new("Nordpred：用模型预测的最小年龄；空：其后一组", "Nordpred: youngest age forecast by the model; empty: the group after it")),
        ComputeParameter.Choice("slope", "auto", new("Nordpred：auto 由检验决定，recent 最近两期斜率，average 平均斜率", "Nordpred: auto (a test decides), recent (last two periods) or average"), "auto", "recent", "average"),
        ComputeParameter.Names("cutTrend", "0,0.25,0.5,0.75,0.75", new("Nordpred：各预测期削减趋势的比例", "Nordpred: share of the trend cut in each period to come")),
        ComputeParameter.Choice("link", "power5", new("Nordpred 的连接函数", "Link of Nordpred"), "power5", "log"),
        ComputeParameter.Choice("dispersion", "poisson", new("quasi：按离散程度放宽区间（Nordpred、线性与对数线性模型）", "quasi widens intervals by the dispersion of the fit (Nordpred, linear and log-linear models)"), "poisson", "quasi"),
        ComputeParameter.Confidence,
    ];

    /// <summary>An example of five-year periods, the last three to be forecast.</summary>
    public static string Csv { get; } = Example();

    /// <summary>Where the example comes from.</summary>
    public const string Source = "invented: rates that rise by 1.5 % a year in a population that ages";

    /// <summary>The options the caller chose.</summary>
    public static ForecastOptions Options(ComputeInput input) => new()
    {
        BasePeriods = input.Values.Whole("basePeriods") is > 0 and var periods ? periods : null,
        FromAge = ApcCurvesComputation.Reference(input, "fromAge"),
        UseFromAge = ApcCurvesComputation.Reference(input, "useFromAge"),
        IsRecent = input.Values.Text("slope") switch { "recent" => true, "average" => false, _ => null },
        CutTrend = Cuts(input),
        IsLogLink = input.Values.Text("link") == "log",
        IsOverdispersed = input.Values.Text("dispersion") == "quasi",
        Confidence = input.Confidence,
    };

    /// <summary>Observed cells, and the person-years of the periods after the last one with cases.</summary>
    /// <exception cref="ComputeRefusedException">No period to come, cases are missing in some rows of a period, or as <see cref="LexisInput.Table"/>.</exception>
    public static ForecastTable Table(ComputeInput input)
    {
        var last = input.Rows.Where(row => row.Optional(Cases.Name) is not null).Select(row => row.Number(LexisInput.Period.Name)).DefaultIfEmpty(double.MinValue).Max();
        if (last == double.MinValue) throw ComputeInput.Refuse(Cases.Name, "没有任何例数，无法预测。", "there are no cases in any row: nothing to forecast from.");
        if (input.Rows.FirstOrDefault(row => row.Number(LexisInput.Period.Name) <= last && row.Optional(Cases.Name) is null) is { } gap)
            throw ComputeInput.Refuse(gap.Where(Cases.Name), "未填写，而该时期或更晚的时期有例数；没有病例请写 0。", "is empty, but its period or a later one has cases; write 0 where there are none.");
        var (before, after) = (input with { Rows = [.. input.Rows.Where(row => row.Number(LexisInput.Period.Name) <= last)] }, input.Rows.Where(row => row.Number(LexisInput.Period.Name) > last).ToList());
        var observed = LexisInput.Table(before);
        var starts = after.Select(row => row.Number(LexisInput.Period.Name)).Distinct().Order().ToList();
        ForecastTable.MustFit(starts.Count);
        if (starts.Count == 0)
            throw ComputeInput.Refuse("period", $"没有 {last} 之后的时期；请附上未来各时期各年龄组的人年数（例数留空）。",
                $"there is no period after {last}; add rows with the person-years to come, cases left empty.");
        return new(observed, Future(observed, after, starts));
    }

    private static double[,] Future(LexisTable observed, List<InputRow> rows, List<double> starts)
    {
        var years = new double[observed.AgeStarts.Count, starts.Count];
        var seen = new bool[observed.AgeStarts.Count, starts.Count];
        for (var i = 0; i < starts.Count; i++)
            if (starts[i] != observed.PeriodStarts[^1] + (i + 1) * observed.PeriodWidthYears)
                throw ComputeInput.Refuse(rows.First(row => row.Number(LexisInput.Period.Name) == starts[i]).Where(LexisInput.Period.Name),
                    $"时期 {starts[i]} 与前一时期的间隔不是 {observed.PeriodWidthYears} 年。", $"{starts[i]} does not follow the period before it by {observed.PeriodWidthYears} years.");
        foreach (var row in rows)
        {
            var age = AgeLabel.Read(row.Text(LexisInput.Age.Name)) is { } label ? observed.AgeStarts.ToList().IndexOf(label.Lower) : -1;
            if (age < 0) throw ComputeInput.Refuse(row.Where(LexisInput.Age.Name), "该年龄组在已观察的时期中没有。", "is no age group of the observed periods.");
            var period = starts.IndexOf(row.Number(LexisInput.Period.Name));
            (years[age, period], seen[age, period]) = (years[age, period] + row.Number(ComputeColumn.PersonYears.Name), true);
        }
        for (var age = 0; age < seen.GetLength(0); age++)
            for (var period = 0; period < starts.Count; period++)
                if (!seen[age, period])
                    throw ComputeInput.Refuse($"age={observed.AgeStarts[age]}, period={starts[period]}", "缺少这一格的人年数。", "has no row: its person-years are missing.");
        return years;
    }

    private static double[] Cuts(ComputeInput input)
    {
        var cuts = input.Values.Names("cutTrend").Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cut) ? cut : double.NaN).ToArray();
        return cuts.Length > 0 && cuts.All(cut => cut is >= 0 and <= 1) ? cuts
            : throw ComputeInput.Refuse("cutTrend", "应为 0 至 1 的数，逗号分隔。", "numbers from 0 to 1, parted by commas, are expected.");
    }

    // Nobody's counts: rates by age, a trend and a wave by cohort, rounded.
    private static string Example()
    {
        var lines = new List<string> { "age,period,cases,person_years" };
        for (var period = 0; period < 10; period++)
            for (var age = 0; age < 10; age++)
            {
                var people = 5 * (60_000 - 4500 * age + 900 * period + 700 * Math.Min(age, period));
                var cases = people * 1e-5 * 4 * Math.Exp(0.62 * age - 0.022 * age * age + 0.075 * period + 0.05 * ((period - age + 20) % 5));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{40 + 5 * age},{1985 + 5 * period},{(period < 7 ? $"{Math.Round(cases)}" : "")},{people}"));
            }
        return string.Join('\n', lines) + "\n";
    }
}

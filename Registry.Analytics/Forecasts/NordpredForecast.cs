namespace Registry.Analytics.Forecasts;

/// <summary>Cases to come by an age-period-cohort model whose trend is damped (Nordpred).</summary>
public static class NordpredForecast
{
    /// <summary>Width of its age groups and periods, years.</summary>
    public const int WidthYears = 5;

    /// <summary>Fits and projects; single years are added up to periods of five.</summary>
    /// <param name="table">Observed cells in age groups of five years, and population to come.</param>
    /// <param name="options">Base, youngest ages, slope, cut and link; null for the rules of Nordpred.</param>
    /// <exception cref="ArgumentException">Age groups are not five years wide, fewer than three periods of five years, or no age with ten cases in the base.</exception>
    /// <remarks>Moller B, Fekjaer H, Hakulinen T, et al. Eur J Cancer Prev 2002;11(Suppl 1):S1-S96; Stat Med 2003;22:2751-2766.</remarks>
    public static Forecast Of(ForecastTable table, ForecastOptions? options = null)
    {
        options ??= new();
        if (table.Observed.AgeWidthYears != WidthYears)
            throw new StatisticRefusedException(
                $"年龄组宽 {table.Observed.AgeWidthYears} 岁；Nordpred 需要 {WidthYears} 岁的年龄组。", $"Age groups of {table.Observed.AgeWidthYears} years; Nordpred needs groups of {WidthYears}.");
        var pooled = table.InPeriodsOf(WidthYears);
        ForecastRules.MustHavePeriods(pooled, options.BasePeriods ?? pooled.Periods, least: 3);
        var (from, useFrom) = Ages(pooled, options);
        var model = Base(pooled, from, options);
        var bend = model.PValueOfBend();
        var recent = options.IsRecent ?? bend < 0.05;
        var parts = new ForecastParts(pooled, model.Dispersion(options), options.Standard);
        for (var age = 0; age < useFrom; age++) AddMeanOfTwo(parts, pooled, age);
        for (var horizon = 0; horizon < pooled.Horizons; horizon++) model.AddTo(parts, horizon, useFrom, recent, options.CutTrend);
        return new(ForecastModel.Nordpred, parts.ByAge(), parts.Totals(), pooled, model.Periods, model.Deviance, model.DegreesOfFreedom, options.Confidence, Words(options, model, recent))
        {
            Standardised = parts.Standardised(),
            Nordpred = new(recent, bend, model.PValueOfFit, pooled.Observed.AgeStarts[from], pooled.Observed.AgeStarts[useFrom]),
        };
    }

    // Six periods, or fewer until the model fits (p of at least 0.01), but not fewer than four.
    private static NordpredModel Base(ForecastTable table, int from, ForecastOptions options)
    {
        if (options.BasePeriods is { } said) return new(table, said, from, options.IsLogLink);
        var (periods, least) = (Math.Min(table.Periods, 6), Math.Min(table.Periods, 4));
        while (periods > least && new NordpredModel(table, periods, from, isLogLink: false).PValueOfFit < 0.01) periods--;
        return new(table, periods, from, options.IsLogLink);
    }

    // The youngest age from which every group has ten cases in the base, and the one after it.
    private static (int From, int UseFrom) Ages(ForecastTable table, ForecastOptions options)
    {
        var starts = table.Observed.AgeStarts;
        var (periods, from) = (options.BasePeriods ?? Math.Min(table.Periods, 6), table.Ages);
        while (from > 0 && table.RecentCases(from - 1, periods) >= 10) from--;
        if (options.FromAge is { } said) from = Enumerable.Range(0, table.Ages).FirstOrDefault(i => starts[i] >= said, table.Ages);
        var useFrom = options.UseFromAge is { } use ? Enumerable.Range(0, table.Ages).FirstOrDefault(i => starts[i] >= use, table.Ages) : Math.Min(from + 1, table.Ages - 1);
        if (from > table.Ages - 3 || useFrom < from || useFrom >= table.Ages)
            throw new StatisticRefusedException(
                $"模型年龄自 {Name(from)} 起，用于预测自 {Name(useFrom)} 起：基期满 10 例的年龄组太少，或所设年龄不合；至少需要 3 组。",
                $"Ages from {Name(from)}, used from {Name(useFrom)}: too few groups have 10 cases in the base, or the ages said do not fit; at least 3 groups are needed.");
        return (from, useFrom);

        string Name(int age) => age < starts.Count ? $"{starts[age]}" : "none";
    }

    // The plain mean of two rates, not a pooled rate: as nordpred.
    private static void AddMeanOfTwo(ForecastParts parts, ForecastTable table, int age)
    {
        double mean = 0, variance = 0;
        foreach (var period in new[] { table.Periods - 2, table.Periods - 1 })
            if (table.Observed.PersonYears(age, period) is > 0 and var years)
            {
                mean += table.Observed.Cases(age, period) / years / 2;
                variance += table.Observed.Cases(age, period) / (years * years) / 4;
            }
        for (var horizon = 0; horizon < table.Horizons; horizon++)
        {
            var coming = table.FuturePersonYears(age, horizon);
            parts.Add(age, horizon, mean * coming, variance * coming * coming);
        }
    }

    private static string Words(ForecastOptions options, NordpredModel model, bool recent) =>
        $"Nordpred, {(options.IsLogLink ? "log" : "power-5")} link, {model.Periods} periods of 5 years, {(recent ? "slope of the last two periods" : "average slope")}, "
        + $"trend cut by {string.Join(", ", options.CutTrend.Select(cut => FormattableString.Invariant($"{100 * cut:0.#} %")))}; interval of estimation (delta method) and {(options.IsOverdispersed ? "overdispersed " : "")}Poisson variation";
}

using Registry.Analytics.AgePeriodCohort;

namespace Registry.Analytics.Forecasts;

/// <summary>The cells of the base, ages without cases left out; time counts periods from the first of the base.</summary>
internal sealed class AgeTrends
{
    private readonly int _first;

    public AgeTrends(ForecastTable table, int periods)
    {
        (Table, Periods, _first) = (table, periods, table.Periods - periods);
        Ages = [.. Enumerable.Range(0, table.Ages).Where(age => table.RecentCases(age, periods) > 0)];
        if (Ages.Count == 0) throw new StatisticRefusedException($"最近 {periods} 个时期没有病例，无法估计趋势。", $"There is no case in the last {periods} periods: there is no trend to go on.");
        Cells = [.. table.Observed.Cells().Where(c => c.PeriodIndex >= _first && Ages.Contains(c.AgeIndex))];
        (Counts, PersonYears) = ([.. Cells.Select(c => c.Cases)], [.. Cells.Select(c => c.PersonYears)]);
    }

    public ForecastTable Table { get; }

    public int Periods { get; }

    public List<int> Ages { get; }

    public IReadOnlyList<LexisCell> Cells { get; }

    public double[] Counts { get; }

    public double[] PersonYears { get; }

    public int Place(int age) => Ages.IndexOf(age);

    public double Time(LexisCell cell) => cell.PeriodIndex - _first;

    public double FutureTime(int horizon) => Periods + horizon;

    /// <summary>The forecast; an age without cases in the base is expected to have none, with the chance that its person-years leave.</summary>
    public Forecast Forecast(ForecastParts parts, ForecastModel model, ForecastOptions options, double deviance, int freedom, string words)
    {
        return new(model, parts.ByAge(), parts.Totals(), Table, Periods, deviance, freedom, options.Confidence,
            $"{words}, last {Periods} periods; interval of estimation and {(options.IsOverdispersed ? "overdispersed " : "")}Poisson variation")
        { Standardised = parts.Standardised() };
    }
}

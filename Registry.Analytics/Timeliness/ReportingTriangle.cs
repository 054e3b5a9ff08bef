using Registry.Analytics.Numerics;

namespace Registry.Analytics.Timeliness;

/// <summary>Counts by year and delay, up to the last year of reports.</summary>
internal sealed class ReportingTriangle
{
    private readonly List<ReportedCases> _cells;
    private readonly int _lastReport;

    private ReportingTriangle(List<ReportedCases> cells)
    {
        _cells = cells;
        Years = [.. cells.Select(c => c.Year).Distinct().Order()];
        (LongestDelay, _lastReport) = (cells.Max(c => c.Delay), cells.Max(c => c.Year + c.Delay));
        Counts = [.. cells.Select(c => c.Cases)];
    }

    public IReadOnlyList<int> Years { get; }

    public int LongestDelay { get; }

    public double[] Counts { get; }

    public static ReportingTriangle Of(IReadOnlyList<ReportedCases> reports)
    {
        if (reports.FirstOrDefault(r => !(r.Cases >= 0 && double.IsFinite(r.Cases)) || r.Delay < 0) is { } odd)
            throw new StatisticRefusedException(
                $"{odd.Year} 年、延迟 {odd.Delay}：{odd.Cases} 例；例数与延迟不得为负，撤销的病例应从其首次报告的延迟中减去。",
                $"Year {odd.Year}, delay {odd.Delay}: {odd.Cases} cases; cases that were withdrawn belong to the delay at which they were reported.");
        if (reports.GroupBy(r => (r.Year, r.Delay)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new StatisticRefusedException($"{twice.Key.Year} 年、延迟 {twice.Key.Delay} 出现两次。", $"Year {twice.Key.Year}, delay {twice.Key.Delay} comes twice.");
        if (reports.Select(r => r.Year).Distinct().Count() < ReportingDelay.LeastYears)
            throw new StatisticRefusedException($"至少需要 {ReportingDelay.LeastYears} 个诊断年份。", $"At least {ReportingDelay.LeastYears} years of diagnosis are needed.");
        var triangle = new ReportingTriangle([.. reports.OrderBy(r => r.Year).ThenBy(r => r.Delay)]);
        triangle.MustBeWhole();
        return triangle;
    }

    public int KnownDelay(int year) => Math.Min(LongestDelay, _lastReport - Years[year]);

    public double Reported(int year) => _cells.Where(c => c.Year == Years[year]).Sum(c => c.Cases);

    public PoissonRegression Fit() => PoissonRegression.Fit(
        DesignMatrix.OfRows([.. _cells.Select(c => Row(Years.ToList().IndexOf(c.Year), c.Delay))]), Counts, Array.ConvertAll(Counts, _ => 1.0), PoissonLink.Log);

    /// <summary>A level for each year, and one for each delay but 0.</summary>
    public double[] Row(int year, int delay)
    {
        var row = new double[Years.Count + LongestDelay];
        row[year] = 1;
        if (delay > 0) row[Years.Count + delay - 1] = 1;
        return row;
    }

    private void MustBeWhole()
    {
        var there = _cells.Select(c => (c.Year, c.Delay)).ToHashSet();
        for (var year = Years[0]; year <= Years[^1]; year++)
            for (var delay = 0; delay <= Math.Min(LongestDelay, _lastReport - year); delay++)
                if (!there.Contains((year, delay)))
                    throw new StatisticRefusedException($"缺少 {year} 年、延迟 {delay}；没有报告请写 0。", $"Year {year}, delay {delay} is missing; write 0 where nothing was reported.");
        if (Years.FirstOrDefault(year => _cells.Where(c => c.Year == year).Sum(c => c.Cases) == 0) is > 0 and var empty)
            throw new StatisticRefusedException($"{empty} 年没有任何病例，无从补足。", $"Year {empty} has no case at all: nothing can be made up for it.");
        for (var delay = 0; delay <= LongestDelay; delay++)
            if (_cells.Where(c => c.Delay == delay).Sum(c => c.Cases) == 0 && delay == 0)
                throw new StatisticRefusedException("没有任何年份在延迟 0 有报告；请从最早有报告的延迟起算。", "No year has a case reported at delay 0; begin the delays at the first one with reports.");
    }
}

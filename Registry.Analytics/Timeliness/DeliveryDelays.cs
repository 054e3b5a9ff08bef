namespace Registry.Analytics.Timeliness;

/// <summary>Delays of reports from the history of deliveries.</summary>
public static class DeliveryDelays
{
    /// <summary>The reporting triangle of the years whose first delivery the history holds.</summary>
    /// <param name="deliveries">Deliveries of one or several registries; they are added up.</param>
    /// <param name="lastReportYear">Last calendar year of deliveries that is complete; null for the last there is.</param>
    /// <returns>Years and delays counted from the shortest delay, and that delay in years.</returns>
    /// <exception cref="StatisticRefusedException">Nothing was delivered, or fewer than three years were delivered from their first report on.</exception>
    /// <remarks>
    /// A registry that began with files of many years delivered them late on that one occasion: years before the last first delivery of all registries are left out.
    /// What a later delivery took back is taken off the report before it.
    /// </remarks>
    public static (IReadOnlyList<ReportedCases> Reports, int FirstDelay) Of(IReadOnlyList<DeliveredCases> deliveries, int? lastReportYear = null)
    {
        var known = deliveries.Where(d => d.ReportYear >= d.Year && (lastReportYear is null || d.ReportYear <= lastReportYear)).ToList();
        if (known.Count == 0) throw new StatisticRefusedException("没有可用的送交记录，无从估计报告延迟。", "Nothing was delivered: there are no delays to learn from.");
        var (begin, last) = (known.GroupBy(d => d.Registry).Max(g => g.Min(d => d.ReportYear)), lastReportYear ?? known.Max(d => d.ReportYear));
        var shortest = known.Min(d => d.ReportYear - d.Year);
        var counted = known.Where(d => d.Year + shortest >= begin).GroupBy(d => (d.Year, d.ReportYear)).ToDictionary(g => g.Key, g => g.Sum(d => d.Cases));
        int[] years = [.. Enumerable.Range(begin - shortest, Math.Max(0, last - begin + 1))];
        if (years.Length < ReportingDelay.LeastYears)
            throw new StatisticRefusedException(
                $"仅有 {years.Length} 个年份自首次报告起就有送交记录，少于 {ReportingDelay.LeastYears} 个：历年一次性补报的资料不能说明报告延迟。",
                $"Years delivered from their first report on: {years.Length}, fewer than {ReportingDelay.LeastYears}; files of many years that came at once say nothing of delays.");
        return ([.. years.SelectMany(year => Reports(year, Net(Enumerable.Range(year + shortest, last - year - shortest + 1).Select(report => counted.GetValueOrDefault((year, report))))))], shortest);
    }

    private static IEnumerable<ReportedCases> Reports(int year, double[] cases) => cases.Select((count, i) => new ReportedCases(year, i, count));

    // What was taken back is taken off the latest report that still has cases.
    private static double[] Net(IEnumerable<double> delivered)
    {
        double[] cases = [.. delivered];
        for (var i = 0; i < cases.Length; i++)
            for (var earlier = i - 1; cases[i] < 0 && earlier >= 0; earlier--)
            {
                var taken = Math.Min(cases[earlier], -cases[i]);
                (cases[earlier], cases[i]) = (cases[earlier] - taken, cases[i] + taken);
            }
        return Array.ConvertAll(cases, count => Math.Max(0, count));
    }
}

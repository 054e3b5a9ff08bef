namespace Registry.Analytics.Timeliness;

/// <summary>Delays of reports from the history of deliveries.</summary>
public static class DeliveryDelays
{
    /// <summary>Share of all reports below which a leading delay is none to count from.</summary>
    public const double LeastShare = 0.01;

    /// <summary>The reporting triangle of the years whose first delivery the history holds.</summary>
    /// <param name="deliveries">Deliveries of one or several registries, perhaps of one site; they are added up.</param>
    /// <param name="lastReportYear">Last calendar year of deliveries that is complete; null for the last there is. Later years than the last delivery are not counted.</param>
    /// <param name="all">Deliveries of all sites of the same registries, which tell the years and the shortest delay; null for the same.</param>
    /// <returns>Years and delays counted from the shortest delay, and that delay in years.</returns>
    /// <exception cref="StatisticRefusedException">Nothing was delivered, or fewer than three years were delivered from their first report on.</exception>
    /// <remarks>
    /// A registry that began with files of many years delivered them late on that one occasion: years before the last first delivery of all registries are left out.
    /// The shortest delay is the first with at least <see cref="LeastShare"/> of the reports; fewer that came earlier count with it. First and last years without a case are left out.
    /// What a later delivery took back is taken off the report before it.
    /// </remarks>
    public static (IReadOnlyList<ReportedCases> Reports, int FirstDelay) Of(
        IReadOnlyList<DeliveredCases> deliveries, int? lastReportYear = null, IReadOnlyList<DeliveredCases>? all = null)
    {
        var known = Known(deliveries, lastReportYear);
        if (known.All(d => d.Cases == 0)) throw Nothing(lastReportYear);
        var history = all is null ? known : Known(all, lastReportYear);
        var brought = history.Where(d => d.Cases != 0).ToList();
        if (brought.Count == 0) throw Nothing(lastReportYear);
        var (begin, last) = (brought.GroupBy(d => d.Registry).Max(g => g.Min(d => d.ReportYear)), history.Max(d => d.ReportYear));
        var shortest = Shortest(brought, begin);
        var counted = known.Where(d => d.Year + shortest >= begin).GroupBy(d => (d.Year, Report: Math.Max(d.ReportYear, d.Year + shortest)))
            .ToDictionary(g => g.Key, g => g.Sum(d => d.Cases));
        var years = Enumerable.Range(begin - shortest, Math.Max(0, last - begin + 1))
            .Select(year => (Year: year, Cases: Net(Enumerable.Range(year + shortest, last - year - shortest + 1).Select(report => counted.GetValueOrDefault((year, report))))))
            .SkipWhile(IsEmpty).Reverse().SkipWhile(IsEmpty).Reverse().ToList();
        if (years.Count < ReportingDelay.LeastYears)
            throw new StatisticRefusedException(
                $"仅有 {years.Count} 个年份自首次报告起就有送交记录，少于 {ReportingDelay.LeastYears} 个：历年一次性补报的资料不能说明报告延迟。",
                $"Years delivered from their first report on: {years.Count}, fewer than {ReportingDelay.LeastYears}; files of many years that came at once say nothing of delays.");
        return ([.. years.SelectMany(year => Reports(year.Year, year.Cases))], shortest);
    }

    private static List<DeliveredCases> Known(IReadOnlyList<DeliveredCases> deliveries, int? lastReportYear) =>
        [.. deliveries.Where(d => d.ReportYear >= d.Year && (lastReportYear is null || d.ReportYear <= lastReportYear))];

    private static StatisticRefusedException Nothing(int? lastReportYear) => lastReportYear is null
        ? new("没有可用的送交记录，无从估计报告延迟。", "Nothing was delivered: there are no delays to learn from.")
        : new($"截至 {lastReportYear} 年没有可用的送交记录，无从估计报告延迟。", $"Nothing was delivered up to {lastReportYear}: there are no delays to learn from.");

    private static bool IsEmpty((int Year, double[] Cases) year) => year.Cases.Sum() == 0;

    // Of the years that were delivered from this delay on, at least the least share came at it: a stray case delivered early is no delay.
    private static int Shortest(List<DeliveredCases> brought, int begin)
    {
        var delays = brought.Select(d => d.ReportYear - d.Year).Distinct().Order().ToList();
        foreach (var delay in delays)
        {
            var followed = brought.Where(d => d.Cases > 0 && d.Year + delay >= begin).ToList();
            var at = followed.Where(d => d.ReportYear - d.Year == delay).Sum(d => d.Cases);
            if (at > 0 && at >= LeastShare * followed.Sum(d => d.Cases)) return delay;
        }
        return delays[0];
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

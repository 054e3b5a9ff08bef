using Registry.Analytics;
using Registry.Analytics.Timeliness;
using Registry.Core.Coding;
using Registry.Core.Store;

namespace Registry.Api.Nowcasts;

/// <summary>The rows of a table of reporting delays: the delay distribution, then each year as reported and as expected in the end.</summary>
internal static class NowcastRows
{
    /// <summary>Two-sided level of the limits, a fraction.</summary>
    public const double Confidence = 0.95;

    /// <summary>Heads of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registries", "site_scheme", "site_code", "site_zh", "site_en", "event", "part", "year", "delay", "share", "cumulative", "reported", "expected", "lower", "upper",
        "standard_error", "reported_percent", "method", "note_zh", "note_en",
    ];

    /// <summary>The rows: areas, then sites in the order of the scheme.</summary>
    public static IEnumerable<IEnumerable<object?>> Of(IReadOnlyList<Delivery> deliveries, NowcastQuestion question)
    {
        var codes = question.Registries.Count > 0 ? question.Registries : [.. deliveries.Select(d => d.Registry).Distinct()];
        IReadOnlyList<IReadOnlyList<string>> areas = question.IsByRegistry ? [.. codes.Select(code => (IReadOnlyList<string>)[code])] : codes.Count > 0 ? [codes] : [];
        foreach (var area in areas)
        {
            var all = All(deliveries, area, question.Event);
            for (var index = 0; index < question.Scheme.Groups.Count; index++)
                if (question.Sites.Count == 0 || question.Sites.Contains(question.Scheme.Groups[index].Code))
                    foreach (var row in Of(Delivered(deliveries, question.Scheme, index, area, question.Event), all, question.LastReportYear))
                        yield return [.. Head(question, index, area), .. row];
        }
    }

    /// <summary>What was delivered of a site, registry by registry.</summary>
    public static IReadOnlyList<DeliveredCases> Delivered(IReadOnlyList<Delivery> deliveries, SiteScheme scheme, int group, IReadOnlyList<string> registries, RegistryEvent counted)
    {
        var site = scheme.Groups[group];
        return [.. deliveries.Where(d => registries.Contains(d.Registry) && scheme.GroupsOf(d.Icd).Contains(group) && (site.OnlySex is null || (int)site.OnlySex == d.Sex))
            .Select(d => new DeliveredCases(d.Registry, d.Year, d.ReportYear, Cases(d, counted)))];
    }

    // Registry by registry and year by year: what tells the years and delays of every site.
    private static List<DeliveredCases> All(IReadOnlyList<Delivery> deliveries, IReadOnlyList<string> registries, RegistryEvent counted) =>
        [.. deliveries.Where(d => registries.Contains(d.Registry)).GroupBy(d => (d.Registry, d.Year, d.ReportYear))
            .Select(g => new DeliveredCases(g.Key.Registry, g.Key.Year, g.Key.ReportYear, g.Sum(d => Cases(d, counted))))];

    private static double Cases(Delivery delivery, RegistryEvent counted) => counted == RegistryEvent.Mortality ? delivery.Deaths : delivery.Cases;

    private static object?[] Head(NowcastQuestion question, int index, IReadOnlyList<string> area)
    {
        var group = question.Scheme.Groups[index];
        return [string.Join(' ', area), question.Scheme.Code, group.Code, group.NameZh, group.NameEn, question.Event == RegistryEvent.Mortality ? "mortality" : "incidence"];
    }

    private static IEnumerable<object?[]> Of(IReadOnlyList<DeliveredCases> delivered, IReadOnlyList<DeliveredCases> all, int lastReportYear)
    {
        DelayAdjustment adjusted;
        int first;
        try
        {
            (var reports, first) = DeliveryDelays.Of(delivered, lastReportYear, all);
            adjusted = ReportingDelay.Of(reports, Confidence);
        }
        catch (ArgumentException refused)
        {
            var reason = StatisticRefusedException.ReasonOf(refused);
            return [["refused", .. new object?[10], null, reason.Zh, reason.En]];
        }
        return Rows(adjusted, first);
    }

    private static IEnumerable<object?[]> Rows(DelayAdjustment adjusted, int first)
    {
        foreach (var delay in adjusted.Delays)
            yield return ["delay", null, delay.Delay + first, delay.Share, delay.Cumulative, null, null, null, null, null, null, adjusted.Method, null, null];
        foreach (var year in adjusted.Years)
            yield return
            [
                "year", year.Year, year.KnownDelay + first, null, null, year.Reported, year.Expected, year.Lower, year.Upper, year.StandardError, year.ReportedPercent,
                adjusted.Method, "补足后的估计，与已登记例数分列", "an estimate made up for late reports; a series apart from the registered cases",
            ];
    }
}

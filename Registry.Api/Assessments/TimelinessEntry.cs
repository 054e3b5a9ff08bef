using System.Globalization;
using Registry.Analytics.Quality;
using Registry.Core.Store;

namespace Registry.Api.Assessments;

/// <summary>How timely a reporting unit of a registry was; the registry as a whole without a unit.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Unit">The unit as the cards name it; empty: those that name none; null: the whole registry.</param>
/// <param name="Year">Year of incidence.</param>
/// <param name="Cases">Cases.</param>
/// <param name="WithoutDay">Of them without a full incidence or report date.</param>
/// <param name="BeforeIncidence">Of them with a report before the incidence date.</param>
/// <param name="MedianDays">Days from incidence to report within which half of the rest was reported.</param>
/// <param name="NinthDecileDays">Nine in ten of them.</param>
/// <param name="WithinPercent">Share within the time asked for.</param>
/// <param name="FirstMonths">Of the registry: months from the end of the year to its first delivery.</param>
/// <param name="LastMonths">To its last delivery.</param>
/// <param name="IsLate">True when that first delivery came more than 30 months after the end of the year; null for a unit.</param>
internal sealed record TimelinessEntry(
    string Registry, string? Unit, int Year, int Cases, int WithoutDay, int BeforeIncidence, int? MedianDays, int? NinthDecileDays, double? WithinPercent,
    double? FirstMonths, double? LastMonths, bool? IsLate)
{
    // Henan annual report 2021, §2.4.1.4: data go to the national registry within 30 months.
    private const double MostMonths = 30;
    private const double DaysAMonth = 365.25 / 12;

    /// <summary>Heads of the columns of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "registry", "unit", "year", "cases", "without_day", "before_incidence", "median_days", "ninth_decile_days", "within_percent", "first_months", "last_months", "late",
    ];

    /// <summary>Each registry of a year as a whole, then its units.</summary>
    public static async Task<IReadOnlyList<TimelinessEntry>> OfAsync(ReportingDays store, string? registry, int year, int withinDays, CancellationToken stop)
    {
        var (units, deliveries) = (await store.ListAsync(registry, year, stop), await store.CommitsAsync(year, stop));
        var entries = new List<TimelinessEntry>();
        foreach (var ofOne in units.GroupBy(unit => unit.Registry))
        {
            var delivery = deliveries.FirstOrDefault(found => found.Registry == ofOne.Key);
            var whole = Of(new(ofOne.Key, "", [.. ofOne.SelectMany(unit => unit.Dates)]), year, withinDays) with { Unit = null };
            entries.Add(delivery is null ? whole : whole with
            {
                FirstMonths = Months(delivery.First, year), LastMonths = Months(delivery.Last, year), IsLate = Months(delivery.First, year) > MostMonths,
            });
            entries.AddRange(ofOne.Select(unit => Of(unit, year, withinDays)));
        }
        return entries;
    }

    /// <summary>The cells of a CSV line.</summary>
    public IEnumerable<object?> Values() =>
    [
        Registry, Unit ?? "ALL", Year.ToString(CultureInfo.InvariantCulture), Cases, WithoutDay, BeforeIncidence, MedianDays, NinthDecileDays, WithinPercent,
        FirstMonths, LastMonths, IsLate is { } late ? late ? "yes" : "no" : null,
    ];

    private static TimelinessEntry Of(UnitReports unit, int year, int withinDays)
    {
        var days = unit.Dates.Where(dates => dates.Incidence.IsComplete && dates.Report is { IsComplete: true })
            .Select(dates => dates.Report!.Value.Earliest.DayNumber - dates.Incidence.Earliest.DayNumber).ToList();
        var usable = days.Where(day => day >= 0).ToList();
        var delay = ReportingDelay.Of(usable, withinDays);
        return new(
            unit.Registry, unit.Unit, year, unit.Dates.Count, unit.Dates.Count - days.Count, days.Count - usable.Count, delay?.MedianDays, delay?.NinthDecileDays,
            delay?.Within.Percent, null, null, null);
    }

    private static double Months(DateTimeOffset at, int year) =>
        (at - new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalDays / DaysAMonth;
}

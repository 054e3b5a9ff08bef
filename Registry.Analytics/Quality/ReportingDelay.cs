namespace Registry.Analytics.Quality;

/// <summary>How long it takes a reporting unit to send a case: days from incidence to report.</summary>
public static class ReportingDelay
{
    /// <summary>Median, ninth decile and share within a time.</summary>
    /// <param name="days">Days of each case; a report before the incidence date is refused.</param>
    /// <param name="withinDays">The time that is asked for.</param>
    /// <returns>The delay; null without a case.</returns>
    /// <exception cref="ArgumentException">A number of days is negative.</exception>
    /// <remarks>Quantiles are order statistics: the smallest number of days that at least the share of the cases does not exceed.</remarks>
    public static DelayEstimate? Of(IReadOnlyCollection<int> days, int withinDays)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count == 0) return null;
        var ordered = days.Order().ToList();
        if (ordered[0] < 0) throw new ArgumentException($"A report {-ordered[0]} days before its incidence.", nameof(days));
        int Quantile(double share) => ordered[(int)Math.Ceiling(share * ordered.Count) - 1];
        return new(ordered.Count, Quantile(0.5), Quantile(0.9), Rates.Proportion.Of(ordered.Count(day => day <= withinDays), ordered.Count)!);
    }
}

/// <summary>Delay of the reports of a unit.</summary>
/// <param name="Cases">Cases with both days.</param>
/// <param name="MedianDays">Half of them were reported within so many days.</param>
/// <param name="NinthDecileDays">Nine in ten of them.</param>
/// <param name="Within">Share reported within the time asked for, with Wilson limits.</param>
public sealed record DelayEstimate(int Cases, int MedianDays, int NinthDecileDays, PercentEstimate Within);

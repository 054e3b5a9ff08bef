using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Quality;

/// <summary>Cases whose vital status is known on a closing date among all cases.</summary>
public static class FollowUpCompleteness
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "vital status known on the closing date / all cases, Wilson score limits";

    /// <summary>The share with Wilson limits.</summary>
    /// <param name="counts">The cases as they stand on the closing date.</param>
    /// <param name="confidence">Two-sided confidence level as a fraction, between 0 and 1.</param>
    /// <returns>Percent; null when there are no cases.</returns>
    public static PercentEstimate? Of(FollowUpCounts counts, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Proportion.Of(counts.Known, counts.Cases, confidence) is { } percent ? percent with { Method = Method } : null;
    }

    /// <summary>How one case stands on a closing date: one of the counts is 1, or none when it was diagnosed afterwards.</summary>
    /// <param name="status">The case with what is known of it.</param>
    /// <param name="closing">The closing date.</param>
    /// <remarks>What is not known of a date counts against knowing: a contact in 2024 of which the month is unknown does not show that the
    /// person was alive in March; a death in 2024 counts as a death by any day of 2024.</remarks>
    public static FollowUpCounts At(CaseStatus status, DateOnly closing)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.IncidenceDate.Earliest > closing) return FollowUpCounts.None;
        return status.Contact switch
        {
            { Status: VitalStatus.Dead } death when death.Date.Earliest <= closing => FollowUpCounts.None with { Cases = 1, Dead = 1 },
            { } contact when contact.Date.Earliest >= closing => FollowUpCounts.None with { Cases = 1, Alive = 1 },
            { Status: VitalStatus.Lost } => FollowUpCounts.None with { Cases = 1, Lost = 1 },
            _ => FollowUpCounts.None with { Cases = 1, NotKnown = 1 },
        };
    }
}

using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Analytics.Quality;

/// <summary>Cases whose vital status is known on a closing date among all cases.</summary>
public static class FollowUpCompleteness
{
    /// <summary>How the indicator and its limits are made.</summary>
    public const string Method = "vital status known on the closing date / all cases, Wilson score limits";

    // One object for each outcome, whatever the number of cases.
    private static readonly FollowUpCounts Dead = FollowUpCounts.None with { Cases = 1, Dead = 1 };
    private static readonly FollowUpCounts Alive = FollowUpCounts.None with { Cases = 1, Alive = 1 };
    private static readonly FollowUpCounts Lost = FollowUpCounts.None with { Cases = 1, Lost = 1 };
    private static readonly FollowUpCounts NotKnown = FollowUpCounts.None with { Cases = 1, NotKnown = 1 };

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
        return At(status.IncidenceDate, status.Contact, closing);
    }

    /// <inheritdoc cref="At(CaseStatus, DateOnly)"/>
    /// <param name="incidence">Date of incidence.</param>
    /// <param name="standing">The contact that stands, or null.</param>
    /// <param name="closing">The closing date.</param>
    public static FollowUpCounts At(PartialDate incidence, Contact? standing, DateOnly closing)
    {
        if (incidence.Earliest > closing) return FollowUpCounts.None;
        return standing switch
        {
            { Status: VitalStatus.Dead } death when death.Date.Earliest <= closing => Dead,
            { } contact when contact.Date.Earliest >= closing => Alive,
            { Status: VitalStatus.Lost } => Lost,
            _ => NotKnown,
        };
    }
}

namespace Registry.Analytics.Quality;

/// <summary>How the cases stand on a closing date.</summary>
/// <param name="Cases">Cases with an incidence date that does not certainly lie after the closing date; the sum of the others.</param>
/// <param name="Dead">Known to have died by then.</param>
/// <param name="Alive">Known to have been alive then.</param>
/// <param name="Lost">Lost before.</param>
/// <param name="NotKnown">Alive at a contact before it and not seen since, or never followed.</param>
public sealed record FollowUpCounts(long Cases, long Dead, long Alive, long Lost, long NotKnown)
{
    /// <summary>No cases.</summary>
    public static FollowUpCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Cases whose vital status on the closing date is known.</summary>
    public long Known => Dead + Alive;

    /// <summary>The sum of two counts.</summary>
    public static FollowUpCounts operator +(FollowUpCounts one, FollowUpCounts other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(one.Cases + other.Cases, one.Dead + other.Dead, one.Alive + other.Alive, one.Lost + other.Lost, one.NotKnown + other.NotKnown);
    }
}

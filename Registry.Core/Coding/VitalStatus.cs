namespace Registry.Core.Coding;

/// <summary>What was known of a person at the last contact (T/CHIA 18-2021, element 64).</summary>
/// <remarks>Whoever moved away is lost with the reason "moved" (2 of the list of reasons); there is no code of its own.</remarks>
public enum VitalStatus
{
    /// <summary>Alive (code 1).</summary>
    Alive = 1,

    /// <summary>Dead (code 2).</summary>
    Dead = 2,

    /// <summary>Lost to follow-up (code 9): alive at the last contact, unknown since.</summary>
    Lost = 9,
}

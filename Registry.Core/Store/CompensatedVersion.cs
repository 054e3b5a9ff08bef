namespace Registry.Core.Store;

/// <summary>What becomes of one delivered version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Ended">The row that counts till then; null when nothing ends.</param>
/// <param name="Restored">The delivered version that stands again, or null.</param>
/// <param name="KeptBy">The batch because of which it stays, or null.</param>
internal sealed record CompensatedVersion(
    RecordVersion Version, CompensatedFate Fate, RecordVersion? Ended, RecordVersion? Restored, long? KeptBy)
{
    /// <summary>A version that stays.</summary>
    public static CompensatedVersion Kept(RecordVersion version, CompensatedFate fate, long by) => new(version, fate, null, null, by);
}

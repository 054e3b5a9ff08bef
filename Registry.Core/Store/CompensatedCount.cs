using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>How many records had one fate in a compensation.</summary>
/// <param name="Part">Cases, deaths, population or follow-up.</param>
/// <param name="Fate">The fate.</param>
/// <param name="KeptBy">The batch because of which they stay, or null.</param>
/// <param name="Records">How many.</param>
public sealed record CompensatedCount(PartKind Part, CompensatedFate Fate, long? KeptBy, long Records);

/// <summary>A row of the query compensated_fates.</summary>
internal sealed record CompensatedCountRow
{
    public required long Part { get; init; }
    public required long Fate { get; init; }
    public long? KeptBy { get; init; }
    public required long RowCount { get; init; }

    public CompensatedCount ToCount() => new((PartKind)Part, (CompensatedFate)Fate, KeptBy, RowCount);
}

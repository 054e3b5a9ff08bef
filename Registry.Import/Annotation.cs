using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import;

/// <summary>What is written beside the rows of a delivered file.</summary>
public sealed record Annotation
{
    /// <summary>Every verdict of the batch but infos, in any order.</summary>
    public required IReadOnlyCollection<Verdict> Verdicts { get; init; }

    /// <summary>Those of the verdicts that are queries somebody has confirmed, with the answer.</summary>
    public IReadOnlyCollection<(Verdict Query, Confirmation Answer)> Confirmed { get; init; } = [];

    /// <summary>What became of each row, by part and row of the file; empty for a file that has not been staged.</summary>
    public IReadOnlyDictionary<(PartKind Part, int Row), RoundFate> Fates { get; init; } = new Dictionary<(PartKind, int), RoundFate>();

    /// <summary>The batch, so that the copy is known when it comes again; null leaves no mark.</summary>
    public AnnotationMarker? Marker { get; init; }
}

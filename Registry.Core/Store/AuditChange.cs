using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>What a batch changes in one stored row.</summary>
/// <param name="Part">Cases, deaths or population.</param>
/// <param name="RowId">The new version.</param>
/// <param name="Replaces">The version before.</param>
/// <param name="Changes">JSON: item → [before, after]; names, identifiers and free items are hidden.</param>
public sealed record AuditChange(PartKind Part, long RowId, long Replaces, string Changes);

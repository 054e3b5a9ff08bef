using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What a check between the cases of one person says of one of them.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Case">The case it is said of: one of the batch that is checked.</param>
/// <param name="Other">The case it is compared with, or null.</param>
internal sealed record CaseRelation(string CheckId, RelatedCase Case, RelatedCase? Other);

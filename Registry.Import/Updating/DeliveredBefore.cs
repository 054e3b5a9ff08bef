using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import.Updating;

/// <summary>The batch whose file, or annotated copy of it, is delivered again.</summary>
/// <param name="First">The first that delivered it.</param>
/// <param name="CorrectedBy">The latest round that has corrected it since, or null.</param>
internal sealed record DeliveredBefore(Batch First, long? CorrectedBy)
{
    private const string OldContent = "F-RND-1";
    private const int Named = 10;

    /// <summary>The warning that the delivery is not the newest there is; null when a later round is not known and no newer content would go.</summary>
    /// <param name="newer">Records whose content is newer and would be replaced, by the batch that brought it.</param>
    public Verdict? Warn(IReadOnlyList<NewerContent> newer)
    {
        if (CorrectedBy is null && newer.Count == 0) return null;
        var records = newer.Sum(batch => batch.Records);
        var list = string.Join(", ", newer.Take(Named).Select(batch => batch.BatchId)) + (newer.Count > Named ? " …" : "");
        return FileVerdict.Query(OldContent, string.Create(
            CultureInfo.InvariantCulture, $"{First.Round}|{First.Id}|{CorrectedBy}|{(records == 0 ? null : records)}|{list}"));
    }
}

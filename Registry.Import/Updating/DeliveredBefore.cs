using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Reading;

namespace Registry.Import.Updating;

/// <summary>The batch whose file, or annotated copy of it, is delivered again.</summary>
/// <param name="First">The batch whose content it is: the one that the copy was made of, else the first that delivered the same bytes.</param>
/// <param name="Again">What is looked for among the stored records.</param>
/// <param name="Rounds">The rounds of that delivery.</param>
internal sealed record DeliveredBefore(Batch First, ContentAgain Again, IReadOnlyList<Batch> Rounds)
{
    private const string OldContent = "F-RND-1";
    private const int Named = 10;

    /// <summary>The warning that newer content would go; null when none would.</summary>
    /// <param name="newer">Records whose content is newer and would be replaced by older, by the batch that brought it.</param>
    public Verdict? Warn(IReadOnlyList<NewerContent> newer)
    {
        if (newer.Count == 0) return null;
        var records = newer.Sum(batch => batch.Records);
        var list = string.Join(", ", newer.Take(Named).Select(batch => batch.BatchId)) + (newer.Count > Named ? " …" : "");
        return FileVerdict.Query(OldContent, string.Create(
            CultureInfo.InvariantCulture, $"{First.Round}|{First.Id}|{NewerRound(newer)}|{records}|{list}"));
    }

    // A later round is named only when its content is what would go.
    private long? NewerRound(IReadOnlyList<NewerContent> newer) =>
        Rounds.Where(round => newer.Any(batch => batch.BatchId == round.Id)).MaxBy(round => round.Round)?.Id;
}

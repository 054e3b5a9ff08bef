using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Api.Batches;

/// <summary>The verdicts of a file with their words, to be gone through more than once; those of a batch are read from the store each time.</summary>
/// <param name="Of">All of them, or those of one check.</param>
internal sealed record VerdictEntries(Func<string?, IEnumerable<VerdictEntry>> Of)
{
    /// <summary>Those of a batch, however many.</summary>
    public static VerdictEntries OfBatch(RegistryDatabase database, long batchId, CheckCatalogue catalogue) =>
        new(check => new VerdictStore(database).Each(batchId, new(CheckId: check)).Select(verdict => VerdictEntry.Of(verdict, catalogue)));

    /// <summary>Some that are known.</summary>
    public static VerdictEntries OfList(IReadOnlyList<VerdictEntry> entries) => new(check => entries.Where(entry => check is null || entry.CheckId == check));
}

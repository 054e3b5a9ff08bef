using System.Globalization;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>Deaths that stand on cases and are not those of their person any more (L-LNK-6): new data or a new comparison took their ground
/// away, which nobody could refuse.</summary>
internal static class UnlinkedDeaths
{
    private const string CheckId = "L-LNK-6";

    /// <summary>Finds them among the deaths of a scope.</summary>
    public static async Task<IEnumerable<ClearanceFinding>> FindAsync(RegistryDatabase database, ClearanceScope scope, CancellationToken stop) =>
        (await new DeathClearanceStore(database).UnlinkedAsync(scope.Registry, scope.FromYear, scope.ToYear, stop)).Select(death => new ClearanceFinding(
            CheckId, death.Registry, death.DeathNumber, death.PersonId,
            string.Create(CultureInfo.InvariantCulture, $"{death.BatchId}|{death.Cases}")));
}

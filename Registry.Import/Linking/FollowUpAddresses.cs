using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Updating;

namespace Registry.Import.Linking;

/// <summary>Whom to ask about a case: name, identity number, telephones and address as the card has them. Personal data.</summary>
public sealed class FollowUpAddresses(RegistryDatabase database)
{
    private static readonly Item[] Items =
        [Item.Name, Item.IdNumber, Item.Phone, Item.ContactName, Item.ContactRelation, Item.SecondContactPhone, Item.ResidenceAddress];

    private readonly RecordStore _records = new(database);

    /// <summary>Snake-case names of what <see cref="OfAsync"/> gives.</summary>
    public static IReadOnlyList<string> Header { get; } = [.. Items.Select(ItemNames.Name)];

    /// <summary>The items of a case, null where the card has none.</summary>
    public async Task<IReadOnlyList<string?>> OfAsync(CaseStatus status, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(status);
        var versions = await _records.CaseVersionsAsync(status.Registry, status.CaseNumber, status.TumourNumber, stop);
        var texts = versions.Where(version => version.IsCurrent).Select(version => ItemTexts.Of(version.Record)).SingleOrDefault();
        return [.. Items.Select(item => texts?[(int)item])];
    }
}

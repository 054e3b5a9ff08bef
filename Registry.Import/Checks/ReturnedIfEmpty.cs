using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Tells of a record which items a file that brings it must have no column for: left empty in one, they have the row returned.</summary>
/// <remarks>Such a record came from a file without that column, and what a file has no column for no check asks for.</remarks>
internal sealed class ReturnedIfEmpty
{
    private readonly PartLayout _layout = new(ItemNames.All.Select((item, place) => new PartColumn(item, place, "", "")));
    private readonly Check[] _checks;
    private readonly RowFacts _facts;

    /// <summary>For records of a part of a registry.</summary>
    public ReturnedIfEmpty(PartKind part, string registry, DateOnly today)
    {
        var catalogue = CheckCatalogue.Load();
        _facts = new(part, _layout, new() { Registry = registry, Checks = catalogue, Today = today });
        _checks =
        [
            .. RequiredItems.Checks.Where(check => (check.Part ?? part) == part
                && catalogue.Find(check.Id) is { IsOn: true, Severity: Severity.Error } definition && definition.Parts.Contains(part)),
        ];
    }

    /// <summary>The empty items because of which a row with a column for every item would be returned.</summary>
    /// <param name="texts">The record (<see cref="Updating.ItemTexts"/>).</param>
    public ItemSet Of(string?[] texts)
    {
        _facts.Take(new(_layout, 1, [.. _layout.Items.Select(item => texts[(int)item])]));
        ImportPipeline.Read(_facts);
        return ItemSet.Of(_checks.Where(check => check.FailsWhen(_facts)).SelectMany(check => check.Items).Where(item => texts[(int)item] is null));
    }
}

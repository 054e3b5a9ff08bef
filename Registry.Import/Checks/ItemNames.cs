using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>What the checks ask of the items, answered without a look-up for every row.</summary>
internal static class ItemNames
{
    private static readonly bool[] FreeText = [.. ItemCatalogue.All.Select(definition => definition.Kind == ItemKind.Text)];

    private static readonly bool[] Personal = [.. ItemCatalogue.All.Select(definition => definition.IsPersonal)];

    /// <summary>Every item.</summary>
    public static IReadOnlyList<Item> All { get; } = Enum.GetValues<Item>();

    /// <summary>True for text that people write in words: its punctuation stays as it is.</summary>
    public static bool IsFreeText(Item item) => FreeText[(int)item];

    /// <summary>True for what may identify a person: a verdict does not show it (<see cref="MaskedValue"/>).</summary>
    public static bool IsPersonal(Item item) => Personal[(int)item];

    /// <summary>Snake-case name: birth_date.</summary>
    public static string Name(Item item) => ItemCatalogue.Of(item).Name;

    /// <summary>Chinese name.</summary>
    public static string Zh(Item item) => ItemCatalogue.Of(item).NameZh;

    /// <summary>English name.</summary>
    public static string En(Item item) => ItemCatalogue.Of(item).NameEn;

    /// <summary>The item of a snake-case name.</summary>
    /// <exception cref="FormatException">There is no such item.</exception>
    public static Item Parse(string name) =>
        ItemCatalogue.Find(name)?.Item ?? throw new FormatException($"There is no item {name}.");
}

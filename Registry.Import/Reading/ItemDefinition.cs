using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>How the text of an item is to be taken.</summary>
public enum ItemKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A code: letters and digits with a meaning, never a quantity.</summary>
    Code,

    /// <summary>A date, possibly with unknown day or month.</summary>
    Date,

    /// <summary>A quantity.</summary>
    Number,

    /// <summary>A number that only names something: it must never pass through arithmetic.</summary>
    Id,
}

/// <summary>What the tables say about an item (items.csv).</summary>
/// <param name="Item">The item.</param>
/// <param name="Name">Snake-case name: profile files, JSON, columns of the store.</param>
/// <param name="NameZh">Chinese name for messages and headers.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Aliases">Headers under which files carry it, best first; the three names above are included.</param>
/// <param name="Kind">How its text is taken.</param>
/// <param name="IsPersonal">True for what may identify a person: masked in every message.</param>
/// <param name="MaxLength">Longest text that T/CHIA 18-2021 allows, in characters, or null.</param>
public sealed record ItemDefinition(
    Item Item, string Name, string NameZh, string NameEn, IReadOnlyList<string> Aliases, ItemKind Kind, bool IsPersonal, int? MaxLength);

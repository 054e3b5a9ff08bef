using System.Globalization;
using System.Text;
using CsvHelper;
using Registry.Core.Records;

namespace Registry.Import.Reading;

/// <summary>Every item with its names, aliases and format: the table items.csv.</summary>
public static class ItemCatalogue
{
    private static readonly ItemDefinition[] Definitions = Load();
    private static readonly Dictionary<string, ItemDefinition> ByName = Definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, (Item Item, int Rank)> ByHeader = IndexHeaders();

    /// <summary>Every item, in the order of <see cref="Item"/>.</summary>
    public static IReadOnlyList<ItemDefinition> All => Definitions;

    /// <summary>What the tables say about an item.</summary>
    public static ItemDefinition Of(Item item) => Definitions[(int)item];

    /// <summary>The item of a snake-case name, or null.</summary>
    public static ItemDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The item that a header means, however it is spaced, cased or widened, and how well it names it (0 is best); null when none.</summary>
    public static (Item Item, int Rank)? FindHeader(string header) =>
        ByHeader.TryGetValue(Header.Normalise(header), out var found) ? found : null;

    private static ItemDefinition[] Load()
    {
        using var stream = typeof(ItemCatalogue).Assembly.GetManifestResourceStream("reading/items.csv")
            ?? throw new InvalidOperationException("items.csv is not embedded.");
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true });
        var byItem = new ItemDefinition[Enum.GetValues<Item>().Length];
        while (reader.Read())
        {
            var definition = Definition(name => reader.GetString(name) ?? "");
            byItem[(int)definition.Item] = definition;
        }
        return Array.TrueForAll(byItem, definition => definition is not null)
            ? byItem : throw new InvalidOperationException("items.csv lacks an item.");
    }

    private static ItemDefinition Definition(Func<string, string> cell)
    {
        var name = cell("name");
        string[] aliases = [name, cell("name_zh"), cell("name_en"), .. Split(cell("aliases_zh")), .. Split(cell("aliases_en"))];
        return new(
            Enum.Parse<Item>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), name, cell("name_zh"), cell("name_en"),
            aliases, Enum.Parse<ItemKind>(cell("kind"), ignoreCase: true), cell("personal") == "yes",
            cell("max_length") is { Length: > 0 } length ? int.Parse(length, CultureInfo.InvariantCulture) : null);
    }

    private static string[] Split(string aliases) => aliases.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, (Item Item, int Rank)> IndexHeaders()
    {
        var index = new Dictionary<string, (Item Item, int Rank)>(StringComparer.Ordinal);
        foreach (var definition in Definitions)
            for (var rank = 0; rank < definition.Aliases.Count; rank++)
                if (!index.TryAdd(Header.Normalise(definition.Aliases[rank]), (definition.Item, rank))
                    && index[Header.Normalise(definition.Aliases[rank])].Item != definition.Item)
                    throw new InvalidOperationException($"items.csv gives the header {definition.Aliases[rank]} to two items.");
        return index;
    }
}

/// <summary>The one form in which headers are compared.</summary>
internal static class Header
{
    /// <summary>Lower case, half-width, without spaces, underscores, hyphens, byte order mark and invisible characters.</summary>
    public static string Normalise(string header)
    {
        var text = new StringBuilder(header.Length);
        foreach (var letter in header)
        {
            var narrow = letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
            if (narrow is '_' or '-' or '\u3000' || char.IsWhiteSpace(narrow) || IsInvisible(narrow)) continue;
            text.Append(char.ToLowerInvariant(narrow));
        }
        return text.ToString();
    }

    private static bool IsInvisible(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control;
}

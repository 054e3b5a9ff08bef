using System.Text;
using Registry.Core.Coding;
using Registry.Import.Linking;

namespace Registry.Import.Invented;

/// <summary>Names as frequent as names are: surnames by their shares and by county, given names by sex and generation.</summary>
internal sealed class InventedNames
{
    /// <summary>The first year of birth of the younger generation.</summary>
    private const int Younger = 1966;
    private const int SurnamesOfCounty = 8;

    private readonly WeightedChoice<string> _surnames;
    private readonly string[] _surnameList;
    private readonly Dictionary<(int Sex, string Born, string Kind), WeightedChoice<string>> _given = [];
    private readonly WeightedChoice<string> _whole;
    private readonly string[] _rare;
    private readonly Dictionary<ushort, List<int>> _bySound = [];
    private readonly Dictionary<ushort, List<int>> _byAlike = [];
    private readonly List<int> _characters;
    private readonly Dictionary<int, List<int>> _variants = [];

    public InventedNames()
    {
        var surnames = LinkingTable.Read("surnames.csv");
        _surnames = new(surnames.Select(row => (row["surname"], InventedTables.Number(row["share_percent"]))));
        _surnameList = [.. surnames.Take(200).Select(row => row["surname"])];
        var characters = new HashSet<int>(_surnameList.Where(surname => surname.Length == 1).Select(surname => (int)surname[0]));
        (_whole, _rare) = (new([]), []);
        foreach (var row in InventedTables.Read("given_names.csv"))
        {
            var text = row["frequent_first"];
            foreach (var character in text) if (character != '|') characters.Add(character);
            string[] items = row["kind"] == "whole" ? text.Split('|') : [.. text.Select(character => $"{character}")];
            if (row["kind"] == "whole") _whole = ByRank(items);
            else if (row["kind"] == "rare") _rare = items;
            else _given[(int.Parse(row["sex"], System.Globalization.CultureInfo.InvariantCulture), row["born"], row["kind"])] = ByRank(items);
        }
        _characters = [.. characters.Order()];
        foreach (var character in _characters) AddSounds(character);
        foreach (var row in LinkingTable.Read("name_variants.csv"))
            if (row["where"] == "name") _variants[row["character"].EnumerateRunes().First().Value] = [.. row["variants"].EnumerateRunes().Select(rune => rune.Value)];
    }

    /// <summary>A surname: three in ten are of the few that are frequent in the county.</summary>
    public string Surname(int county, Chance chance) =>
        chance.Happens(0.3)
            ? _surnameList[(int)(Hash.Mix((ulong)(county * SurnamesOfCounty + chance.Below(SurnamesOfCounty))) % (ulong)_surnameList.Length)]
            : _surnames.Draw(chance);

    /// <summary>A given name.</summary>
    public string Given(Sex sex, int birthYear, Chance chance)
    {
        if (chance.Happens(0.06)) return _whole.Draw(chance);
        var born = birthYear < Younger ? "before" : "after";
        if (chance.Happens(born == "before" ? 0.12 : 0.3)) return Character(sex, born, "single", chance);
        return Character(sex, born, "first", chance) + Character(sex, born, "second", chance);
    }

    /// <summary>Another character that sounds the same, or alike; null when no common one does.</summary>
    public int? SoundingLike(int character, bool alike, Chance chance)
    {
        var sound = NameCharacters.SoundOf(character);
        var list = alike ? _byAlike.GetValueOrDefault(NameCharacters.Alike(sound)) : _bySound.GetValueOrDefault(sound);
        var others = list?.Where(other => other != character && (!alike || !NameCharacters.SoundTheSame(other, character, alike: false))).ToList();
        return others is { Count: > 0 } ? chance.OneOf(others) : null;
    }

    /// <summary>A variant of a character, or null.</summary>
    public int? VariantOf(int character, Chance chance) => _variants.TryGetValue(character, out var variants) ? chance.OneOf(variants) : null;

    /// <summary>Any character of names.</summary>
    public int AnyCharacter(Chance chance) => chance.OneOf(_characters);

    /// <summary>Code points as text.</summary>
    public static string Text(IReadOnlyList<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points) text.Append(char.ConvertFromUtf32(point));
        return text.ToString();
    }

    private string Character(Sex sex, string born, string kind, Chance chance) =>
        chance.Happens(0.08) ? chance.OneOf(_rare) : _given[((int)sex, born, kind)].Draw(chance);

    private void AddSounds(int character)
    {
        var sound = NameCharacters.SoundOf(character);
        Add(_bySound, sound, character);
        Add(_byAlike, NameCharacters.Alike(sound), character);
    }

    private static void Add(Dictionary<ushort, List<int>> lists, ushort sound, int character)
    {
        if (!lists.TryGetValue(sound, out var list)) lists[sound] = list = [];
        list.Add(character);
    }

    // Frequencies fall about as one over the rank.
    private static WeightedChoice<string> ByRank(IReadOnlyList<string> items) => new(items.Select((item, rank) => (item, Math.Pow(rank + 3, -0.9))));
}

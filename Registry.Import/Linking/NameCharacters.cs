namespace Registry.Import.Linking;

/// <summary>Readings and variants of the characters of names; the tables and their sources are in README.md.</summary>
internal static class NameCharacters
{
    /// <summary>Characters without a reading (letters, digits) get a sound of their own from here on.</summary>
    private const int FirstUnread = 2048;
    private const int CodePoints = 0x32400;

    private static readonly ushort[] MainSound = new ushort[CodePoints];
    private static readonly Dictionary<int, ushort[]> OtherSounds = [];
    private static readonly Dictionary<int, ushort> SurnameSounds = [];
    private static readonly Dictionary<(int, int), (ushort, ushort)> CompoundSounds = [];
    private static readonly int[] Standard = new int[CodePoints];
    private static readonly Dictionary<int, int> SurnameStandard = [];
    private static readonly ushort[] AlikeSound = new ushort[FirstUnread];
    private static readonly Dictionary<string, ushort> Syllables = new(StringComparer.Ordinal) { [""] = 0 };

    static NameCharacters()
    {
        ReadReadings();
        ReadVariants();
        ReadSurnameReadings();
    }

    /// <summary>The character that stands for all its variants.</summary>
    public static int StandardOf(int character) => Standard[character] is var standard && standard != 0 ? standard : character;

    /// <summary>As <see cref="StandardOf"/>, for the first character of a name: 萧 and 肖 are one surname.</summary>
    public static int StandardSurname(int character)
    {
        var standard = StandardOf(character);
        return SurnameStandard.GetValueOrDefault(standard, standard);
    }

    /// <summary>The reading of a character, without tone.</summary>
    public static ushort SoundOf(int character) =>
        MainSound[character] is var sound && sound != 0 ? sound : (ushort)(FirstUnread + character % (ushort.MaxValue - FirstUnread));

    /// <summary>The reading of a character that begins a name: 单 is shan, 曾 is zeng.</summary>
    public static ushort SurnameSoundOf(int character) =>
        SurnameSounds.TryGetValue(character, out var sound) ? sound : SoundOf(character);

    /// <summary>The readings of a surname of two characters.</summary>
    public static (ushort First, ushort Second) CompoundSoundOf(int first, int second) =>
        CompoundSounds.TryGetValue((first, second), out var sounds) ? sounds : (SurnameSoundOf(first), SoundOf(second));

    /// <summary>One sound for all that sound alike: zh as z, ch as c, sh as s, l as n, and -ng as -n.</summary>
    public static ushort Alike(ushort sound) => sound < FirstUnread ? AlikeSound[sound] : sound;

    /// <summary>True when the characters share a reading.</summary>
    public static bool SoundTheSame(int a, int b, bool alike)
    {
        if (SharesMain(a, b, alike) || SharesMain(b, a, alike)) return true;
        if (!OtherSounds.TryGetValue(a, out var others)) return false;
        foreach (var sound in others)
            if (OtherSounds.TryGetValue(b, out var others2))
                foreach (var sound2 in others2)
                    if (Same(sound, sound2, alike)) return true;
        return false;
    }

    private static bool SharesMain(int a, int b, bool alike)
    {
        var main = SoundOf(a);
        if (Same(main, SoundOf(b), alike)) return true;
        if (!OtherSounds.TryGetValue(b, out var others)) return false;
        foreach (var sound in others)
            if (Same(main, sound, alike)) return true;
        return false;
    }

    private static bool Same(ushort a, ushort b, bool alike) => a == b || (alike && Alike(a) == Alike(b));

    private static void ReadReadings()
    {
        foreach (var row in LinkingTable.Read("name_readings.csv"))
        {
            var sound = SyllableOf(row["syllable"]);
            foreach (var rune in row["main"].EnumerateRunes()) MainSound[rune.Value] = sound;
            foreach (var rune in row["other"].EnumerateRunes()) AddOther(rune.Value, sound);
        }
    }

    private static void ReadVariants()
    {
        foreach (var row in LinkingTable.Read("name_variants.csv"))
        {
            var standard = row["character"].EnumerateRunes().First().Value;
            foreach (var rune in row["variants"].EnumerateRunes())
                if (row["where"] == "surname") SurnameStandard[rune.Value] = standard;
                else Standard[rune.Value] = standard;
        }
    }

    private static void ReadSurnameReadings()
    {
        foreach (var row in LinkingTable.Read("surname_readings.csv"))
        {
            var characters = row["surname"].EnumerateRunes().Select(rune => rune.Value).ToList();
            var sounds = row["reading"].Split(' ').Select(SyllableOf).ToList();
            if (characters.Count == 2)
            {
                CompoundSounds[(characters[0], characters[1])] = (sounds[0], sounds[1]);
                continue;
            }
            SurnameSounds[characters[0]] = sounds[0];
            if (SoundOf(characters[0]) != sounds[0]) AddOther(characters[0], sounds[0]);
        }
    }

    private static void AddOther(int character, ushort sound)
    {
        var others = OtherSounds.GetValueOrDefault(character, []);
        if (!others.Contains(sound)) OtherSounds[character] = [.. others, sound];
    }

    private static ushort SyllableOf(string syllable)
    {
        if (Syllables.TryGetValue(syllable, out var known)) return known;
        var sound = (ushort)Syllables.Count;
        Syllables.Add(syllable, sound);
        var alike = AlikeSpelling(syllable);
        AlikeSound[sound] = sound;
        if (alike != syllable) AlikeSound[sound] = SyllableOf(alike);
        return sound;
    }

    private static string AlikeSpelling(string syllable)
    {
        if (syllable is ['z' or 'c' or 's', 'h', ..]) syllable = syllable[..1] + syllable[2..];
        if (syllable is ['l', ..]) syllable = "n" + syllable[1..];
        return syllable.EndsWith("ng", StringComparison.Ordinal) && syllable.Length > 2 && syllable[^3] is 'a' or 'e' or 'i'
            ? syllable[..^1]
            : syllable;
    }
}

namespace Registry.Import.Linking;

/// <summary>Hashes by which names are counted and blocked. 0 means that the name has no such part.</summary>
internal readonly struct NameKeys
{
    /// <summary>The keys of no name.</summary>
    public static readonly NameKeys None;

    private const uint ExactSalt = 1, SoundSalt = 2, AlikeSalt = 3, SurnameSalt = 4, GivenSalt = 5, PartSalt = 6;

    /// <summary>The characters.</summary>
    public uint Exact { get; private init; }

    /// <summary>The readings in order.</summary>
    public uint Sound { get; private init; }

    /// <summary>What the readings sound like, in any order.</summary>
    public uint Alike { get; private init; }

    /// <summary>The surname, variants as one.</summary>
    public uint Surname { get; private init; }

    /// <summary>The given name, variants as one.</summary>
    public uint Given { get; private init; }

    /// <summary>Surname and first character of a given name of two.</summary>
    public uint FirstPart { get; private init; }

    /// <summary>Surname and second character of a given name of two.</summary>
    public uint SecondPart { get; private init; }

    /// <summary>What the first character sounds like.</summary>
    public ushort FirstAlike { get; private init; }

    /// <summary>What the last character sounds like.</summary>
    public ushort LastAlike { get; private init; }

    /// <summary>Share of the name in a population of which nothing is known but the surname table.</summary>
    public float SurnameShare { get; private init; }

    /// <summary>Characters of the given name.</summary>
    public byte GivenLength { get; private init; }

    /// <summary>The keys of a name in its compared form.</summary>
    public static NameKeys Of(ReadOnlySpan<int> points, int surnameLength)
    {
        if (points.IsEmpty) return default;
        Span<ushort> sounds = stackalloc ushort[points.Length];
        NameComparison.Sounds(points, surnameLength, sounds);
        var (exact, sound, surname, given) = (ExactSalt, SoundSalt, SurnameSalt, GivenSalt);
        for (var i = 0; i < points.Length; i++)
        {
            exact = Hash.Add(exact, (uint)points[i]);
            sound = Hash.Add(sound, sounds[i]);
            if (i < surnameLength) surname = Hash.Add(surname, (uint)NameComparison.StandardAt(points, i, surnameLength));
            else given = Hash.Add(given, (uint)NameCharacters.StandardOf(points[i]));
            sounds[i] = NameCharacters.Alike(sounds[i]);
        }
        var (first, last) = (sounds[0], sounds[^1]);
        sounds.Sort();
        var alike = AlikeSalt;
        foreach (var one in sounds) alike = Hash.Add(alike, one);
        var isLonger = surnameLength > 0 && points.Length == surnameLength + 2;
        return new()
        {
            Exact = exact, Sound = sound, Alike = alike, Surname = surnameLength == 0 ? 0 : surname, Given = given,
            FirstPart = isLonger ? Part(surname, 1, points[^2]) : 0, SecondPart = isLonger ? Part(surname, 2, points[^1]) : 0,
            FirstAlike = first, LastAlike = last, SurnameShare = (float)Surnames.ShareOf(points, surnameLength),
            GivenLength = (byte)(points.Length - surnameLength),
        };
    }

    private static uint Part(uint surname, uint place, int character) =>
        Hash.Add(Hash.Add(Hash.Add(PartSalt, surname), place), (uint)NameCharacters.StandardOf(character));
}

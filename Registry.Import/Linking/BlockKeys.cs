namespace Registry.Import.Linking;

/// <summary>The keys under which persons are looked for: a pair is compared when it agrees in at least one.</summary>
internal static class BlockKeys
{
    /// <summary>Number of passes.</summary>
    public const int Passes = 8;

    /// <summary>Passes from which weights are estimated.</summary>
    public const int SoundBirthYear = 4, SoundArea = 6, BirthSexArea = 7;

    /// <summary>What each pass agrees in.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "resident ID", "hospital and inpatient number", "day of birth and sound of the surname", "day of birth and sound of the last character",
        "sound of the name and year of birth", "sound of the name and birthday", "sound of the name and division",
        "day of birth, sex and division",
    ];

    /// <summary>The key of a pass; 0 when the person lacks a part of it.</summary>
    /// <param name="pass">Number of the pass.</param>
    /// <param name="person">The person.</param>
    /// <param name="name">Keys of the name.</param>
    /// <param name="birth">Date of birth, yyyyMMdd: as written, or that of the resident ID.</param>
    public static uint Of(int pass, in PackedPerson person, in NameKeys name, int birth)
    {
        var isWhole = birth % 100 != 0;
        return pass switch
        {
            0 => person.ResidentKey == 0 ? 0 : (uint)(Hash.Mix(person.ResidentKey) >> 32) | 1,
            1 => person.RecordNumber == 0 ? 0 : (uint)(person.RecordNumber >> 32) | 1,
            2 => isWhole && name.Exact != 0 ? Key(2, (uint)birth, name.FirstAlike) : 0,
            3 => isWhole && name.Exact != 0 ? Key(3, (uint)birth, name.LastAlike) : 0,
            4 => birth != 0 && name.Exact != 0 ? Key(4, name.Alike, (uint)(birth / 10_000)) : 0,
            5 => isWhole && name.Exact != 0 ? Key(5, name.Alike, (uint)(birth % 10_000)) : 0,
            6 => person.Area != 0 && name.Exact != 0 ? Key(6, name.Alike, (uint)person.Area) : 0,
            7 => isWhole && person.Area != 0 && Sex(person) != 0 ? Hash.Add(Key(7, (uint)birth, (uint)person.Area), Sex(person)) : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(pass), pass, $"There are {Passes} passes."),
        };
    }

    /// <summary>True when a pair that shares a bucket agrees in what a pass from which weights are estimated stands for.</summary>
    public static bool Agrees(int pass, in PairAgreements agreements) => pass switch
    {
        SoundBirthYear => SoundsAlike(agreements.Name) && agreements.Birth is not (BirthAgreement.Different or BirthAgreement.SameMonthAndDay),
        SoundArea => SoundsAlike(agreements.Name) && agreements.Area == AreaAgreement.Equal,
        BirthSexArea => agreements is { Birth: BirthAgreement.Equal, Sex: SexAgreement.Equal, Area: AreaAgreement.Equal },
        _ => throw new ArgumentOutOfRangeException(nameof(pass), pass, "Not a pass of the estimation."),
    };

    /// <summary>What an oversized block is divided by: the year of birth where the key has the division, else the division.</summary>
    public static int Division(int pass, in PackedPerson person) => pass == 6 ? person.Birth / 10_000 : person.Area;

    private static bool SoundsAlike(NameAgreement name) =>
        name is NameAgreement.Equal or NameAgreement.Variant or NameAgreement.Homophone or NameAgreement.Reordered or NameAgreement.NearHomophone;

    private static byte Sex(in PackedPerson person) => person.IdSex != 0 ? person.IdSex : person.Sex;

    private static uint Key(uint pass, uint a, uint b) => Hash.Add(Hash.Add(pass, a), b);
}

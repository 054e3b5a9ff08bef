using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>A person in few bytes; the name is kept apart.</summary>
internal struct PackedPerson
{
    public long Id;
    public long PersonId;

    /// <summary>0 when there is no valid resident ID.</summary>
    public long ResidentKey;

    /// <summary>Hash of hospital and inpatient number; 0 when one is missing.</summary>
    public ulong RecordNumber;

    /// <summary>Hash of the hospital; 0 when unknown.</summary>
    public uint Hospital;

    /// <summary>Place of the name among the names of the index; -1 when there is none or it is kept elsewhere.</summary>
    public int Name;

    /// <summary>As written: yyyyMMdd with 00 for unknown parts; 0 when unknown.</summary>
    public int Birth;

    /// <summary>The day of birth in the resident ID, yyyyMMdd; 0 when there is no ID.</summary>
    public int IdBirth;

    /// <summary>As written, six digits; 0 when unknown.</summary>
    public int Area;

    /// <summary>The division that the resident ID tells (<see cref="KnownAreas"/>); 0 when there is none.</summary>
    public int IdArea;

    /// <summary>The division that the hospital tells; 0 when there is none.</summary>
    public int HospitalArea;

    /// <summary>As written; 0 when unknown.</summary>
    public byte Sex;

    /// <summary>The sex in the resident ID; 0 when there is no ID.</summary>
    public readonly byte IdSex => ResidentKey == 0 ? (byte)0 : ResidentKey % 2 == 1 ? (byte)Core.Coding.Sex.Male : (byte)Core.Coding.Sex.Female;

    /// <summary>Packs all but the name.</summary>
    /// <param name="facts">The person.</param>
    /// <param name="areas">What the divisions of resident IDs are now, and where hospitals are at home.</param>
    /// <exception cref="ArgumentException">The key of a resident ID is not one of 17 digits.</exception>
    public static PackedPerson Of(in PersonFacts facts, KnownAreas areas)
    {
        if (facts.ResidentKey is { } key && key is < 1_000_000_000_000_000 or > 99_999_999_999_999_999)
            throw new ArgumentException($"The resident key of record {facts.Id} is not a number of 17 digits.", nameof(facts));
        var hospital = Hash.OfText(facts.Hospital);
        var number = IsNoNumber(facts.InpatientNumber) ? 0 : Hash.OfText(facts.InpatientNumber);
        return new()
        {
            Id = facts.Id,
            PersonId = facts.PersonId,
            ResidentKey = facts.ResidentKey ?? 0,
            RecordNumber = hospital == 0 || number == 0 ? 0 : Hash.Mix(hospital ^ ulong.RotateLeft(number, 17)) | 1,
            Hospital = (uint)(hospital >> 32),
            Name = -1,
            Birth = facts.BirthDate?.Number ?? 0,
            IdBirth = BirthOf(facts.ResidentKey),
            Area = AreaOf(facts.AreaCode),
            IdArea = areas.OfId(facts.ResidentKey ?? 0),
            HospitalArea = areas.OfHospital((uint)(hospital >> 32)),
            Sex = facts.Sex is Core.Coding.Sex.Male or Core.Coding.Sex.Female ? (byte)facts.Sex : (byte)0,
        };
    }

    // "0000", "无", "-" are no numbers of anybody.
    private static bool IsNoNumber(string? text)
    {
        if (text is null) return true;
        var digits = 0;
        foreach (var character in text)
            if (character is >= '1' and <= '8' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')) digits++;
        return digits == 0;
    }

    private static int BirthOf(long? residentKey)
    {
        var number = (int)((residentKey ?? 0) / 1000 % 100_000_000);
        return PartialDate.TryCreate(number / 10_000, number / 100 % 100, number % 100) is { IsComplete: true } ? number : 0;
    }

    private static int AreaOf(string? code)
    {
        if (code is null) return 0;
        var (area, digits) = (0, 0);
        foreach (var character in code)
        {
            if (digits == 6) break;
            if (character is < '0' or > '9') return 0;
            area = area * 10 + (character - '0');
            digits++;
        }
        return digits == 6 && area > 100_000 ? area : 0;
    }
}

/// <summary>A packed person together with its name.</summary>
internal readonly ref struct PersonView(ref readonly PackedPerson person, ReadOnlySpan<int> points, int surnameLength, ref readonly NameKeys keys)
{
    public readonly ref readonly PackedPerson Person = ref person;

    public readonly ReadOnlySpan<int> Points = points;

    public readonly int SurnameLength = surnameLength;

    public readonly ref readonly NameKeys Keys = ref keys;
}

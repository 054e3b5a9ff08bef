using Registry.Core.Coding;

namespace Registry.Import.Linking;

/// <summary>How frequent names, days of birth and divisions are among the known persons.</summary>
/// <remarks>Counts are drawn towards a prior worth <see cref="PriorPersons"/> persons, so that a small set does not make every name rare:
/// (count + K·prior)/(N + K). Without counts the prior alone speaks.</remarks>
internal sealed class KnownFrequencies
{
    private const double PriorPersons = 2000;
    private const double DayPrior = 1 / 20_000.0;
    private const double AreaPrior = 1 / 90.0, PrefecturePrior = 1 / 10.0;
    private const uint DaySalt = 11, AreaSalt = 12, PrefectureSalt = 13, HospitalSalt = 14, AreaHospitalSalt = 15, PrefectureHospitalSalt = 16, AreaSurnameSalt = 17, SexSalt = 18;

    /// <summary>Persons that the prior of a division counts for: a file of one county is one from its first persons on.</summary>
    private const double AreaPersons = 50;

    /// <summary>Persons that the share of a surname everywhere counts for in a county.</summary>
    private const double SurnamePersons = 200;

    /// <summary>Persons that the share of a hospital among those who live in its county, and elsewhere, counts for.</summary>
    private const double HospitalPersons = 200, HospitalOfAreaPrior = 0.2, HospitalPrior = 0.03;

    /// <summary>Persons that the share of women among all counts for under a given name; names are mostly of one sex.</summary>
    private const double SexPersons = 4;

    private readonly CountTable _names = new();
    private readonly CountTable _values = new();
    private long _persons;
    private long _named;
    private double _surnameAgreement = 0.035;
    private long _women, _men;

    /// <summary>Frequencies of which nothing is counted.</summary>
    public static KnownFrequencies None { get; } = new();

    /// <summary>Chance that two persons share a surname.</summary>
    public double SurnameAgreement => _surnameAgreement;

    /// <summary>Counts a name that so many persons have.</summary>
    public void AddName(in NameKeys keys, int persons)
    {
        _named += persons;
        _names.Add(keys.Exact, persons);
        _names.Add(keys.Sound, persons);
        _names.Add(keys.Alike, persons);
        _names.Add(keys.Surname, persons);
        _names.Add(keys.Given, persons);
        _names.Add(keys.FirstPart, persons);
        _names.Add(keys.SecondPart, persons);
    }

    /// <summary>Counts day of birth, division and hospital of one person.</summary>
    public void AddPerson(in PackedPerson person, in NameKeys name)
    {
        _persons++;
        CountSex(person.IdSex != 0 ? person.IdSex : person.Sex, name);
        if (person.Birth != 0) _values.Add(Hash.Add(DaySalt, (uint)person.Birth), 1);
        if (person.Area != 0) _values.Add(Hash.Add(AreaSalt, (uint)person.Area), 1);
        if (person.Area != 0 && name.Surname != 0) _values.Add(Key(AreaSurnameSalt, person.Area, name.Surname), 1);
        if (person.Area != 0) _values.Add(Hash.Add(PrefectureSalt, (uint)person.Area / 100), 1);
        if (person.Hospital == 0) return;
        _values.Add(Hash.Add(HospitalSalt, person.Hospital), 1);
        if (person.Area == 0) return;
        _values.Add(Key(AreaHospitalSalt, person.Area, person.Hospital), 1);
        _values.Add(Key(PrefectureHospitalSalt, person.Area / 100, person.Hospital), 1);
    }

    /// <summary>Share of women among those with this given name.</summary>
    public double Women(in NameKeys keys)
    {
        var (women, men) = (_values[Key(SexSalt, (int)Sex.Female, keys.Given)], _values[Key(SexSalt, (int)Sex.Male, keys.Given)]);
        return (women + SexPersons * AllWomen) / (women + men + SexPersons);
    }

    /// <summary>Share of women among all; half where nothing is counted.</summary>
    public double AllWomen => (_women + SexPersons / 2) / (_women + _men + SexPersons);

    /// <summary>Sets <see cref="SurnameAgreement"/> from the counted surnames.</summary>
    public void AddUpSurnames(IEnumerable<uint> surnames)
    {
        var sum = surnames.Sum(surname => Math.Pow(_names[surname], 2));
        var chance = _named == 0 ? 0 : sum / _named / _named;
        _surnameAgreement = (chance * _named + 0.035 * PriorPersons) / (_named + PriorPersons);
    }

    /// <summary>Share of persons with exactly this name.</summary>
    public double Exact(in NameKeys keys) => OfNames(keys.Exact, keys.SurnameShare * ByLength(keys, 2e-3, 1e-4));

    /// <summary>Share of persons whose name sounds the same.</summary>
    public double Sound(in NameKeys keys) => OfNames(keys.Sound, keys.SurnameShare * ByLength(keys, 1e-2, 4e-4));

    /// <summary>Share of persons whose name sounds alike, in any order.</summary>
    public double Alike(in NameKeys keys) => OfNames(keys.Alike, keys.SurnameShare * ByLength(keys, 2e-2, 1e-3));

    /// <summary>Share of persons with this surname.</summary>
    public double Surname(in NameKeys keys) => OfNames(keys.Surname, keys.SurnameShare);

    /// <summary>Share of persons with this given name.</summary>
    public double Given(in NameKeys keys) => OfNames(keys.Given, ByLength(keys, 2e-3, 1e-4));

    /// <summary>Share of persons with this surname and one character of the given name in its place.</summary>
    public double Part(uint part, in NameKeys keys) => OfNames(part, keys.SurnameShare * 8e-3);

    /// <summary>Share of persons born on this day.</summary>
    public double Day(int birth) => Of(_values[Hash.Add(DaySalt, (uint)birth)], _persons, DayPrior);

    /// <summary>Share of persons of this division.</summary>
    public double Area(int area) => (_values[Hash.Add(AreaSalt, (uint)area)] + AreaPersons * AreaPrior) / (_persons + AreaPersons);

    /// <summary>Share of persons of the prefecture of two divisions.</summary>
    public double Prefecture(int area) =>
        (_values[Hash.Add(PrefectureSalt, (uint)area / 100)] + AreaPersons * PrefecturePrior) / (_persons + AreaPersons);

    /// <summary>Share of persons who go to the hospital of two persons, among those who live as near to either as the other does.</summary>
    public double Hospital(in PackedPerson a, in PackedPerson b, AreaAgreement areas) =>
        Math.Max(Hospital(a.Hospital, a.Area, areas), Hospital(a.Hospital, b.Area, areas));

    private double Hospital(uint hospital, int area, AreaAgreement areas)
    {
        var ofArea = (In: _values[Key(AreaHospitalSalt, area, hospital)], All: _values[Hash.Add(AreaSalt, (uint)area)]);
        var ofPrefecture = (In: _values[Key(PrefectureHospitalSalt, area / 100, hospital)], All: _values[Hash.Add(PrefectureSalt, (uint)area / 100)]);
        var ofAll = (In: _values[Hash.Add(HospitalSalt, hospital)], All: _persons);
        var ((count, all), prior) = areas switch
        {
            AreaAgreement.Equal => ((ofArea.In, (long)ofArea.All), HospitalOfAreaPrior),
            AreaAgreement.SamePrefecture => ((ofPrefecture.In - ofArea.In, ofPrefecture.All - ofArea.All), HospitalPrior),
            AreaAgreement.SameProvince or AreaAgreement.Different => ((ofAll.In - ofPrefecture.In, ofAll.All - ofPrefecture.All), HospitalPrior),
            _ => (ofAll, HospitalPrior),
        };
        return (count + HospitalPersons * prior) / (all + HospitalPersons);
    }

    /// <summary>How many times as frequent as everywhere a surname is where two persons live.</summary>
    /// <remarks>Many surnames are at home in a few counties. Of two divisions the harmonic mean: were the two one person, he would live in one
    /// of them, and it is for the other that sharing the surname is chance. 1 when a division is unknown.</remarks>
    public double SurnameLift(in NameKeys name, int areaA, int areaB)
    {
        if (areaA == 0 || areaB == 0 || name.Surname == 0) return 1;
        var (a, b) = (SurnameLift(name, areaA), SurnameLift(name, areaB));
        return 2 * a * b / (a + b);
    }

    private double SurnameLift(in NameKeys name, int area)
    {
        var everywhere = Surname(name);
        var (count, all) = (_values[Key(AreaSurnameSalt, area, name.Surname)], _values[Hash.Add(AreaSalt, (uint)area)]);
        return (count / everywhere + SurnamePersons) / (all + SurnamePersons);
    }

    private void CountSex(byte sex, in NameKeys name)
    {
        if (sex == 0) return;
        if (sex == (byte)Sex.Female) _women++;
        else _men++;
        if (name.Given != 0) _values.Add(Key(SexSalt, sex, name.Given), 1);
    }

    private static uint Key(uint salt, int division, uint hospital) => Hash.Add(Hash.Add(salt, (uint)division), hospital);

    private static double ByLength(in NameKeys keys, double one, double more) => keys.GivenLength == 1 ? one : more;

    private double OfNames(uint key, double prior) => Of(_names[key], _named, prior);

    private static double Of(int count, long all, double prior) => (count + PriorPersons * prior) / (all + PriorPersons);
}

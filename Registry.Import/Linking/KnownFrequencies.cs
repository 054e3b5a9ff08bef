namespace Registry.Import.Linking;

/// <summary>How frequent names, days of birth and divisions are among the known persons.</summary>
/// <remarks>Counts are drawn towards a prior worth <see cref="PriorPersons"/> persons, so that a small set does not make every name rare:
/// (count + K·prior)/(N + K). Without counts the prior alone speaks.</remarks>
internal sealed class KnownFrequencies
{
    private const double PriorPersons = 2000;
    private const double DayPrior = 1 / 20_000.0;
    private const double AreaPrior = 1 / 90.0;
    private const uint DaySalt = 11, AreaSalt = 12;

    private readonly CountTable _names = new();
    private readonly CountTable _values = new();
    private long _persons;
    private long _named;
    private double _surnameAgreement = 0.035;

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

    /// <summary>Counts day of birth and division of one person.</summary>
    public void AddPerson(in PackedPerson person)
    {
        _persons++;
        if (person.Birth != 0) _values.Add(Hash.Add(DaySalt, (uint)person.Birth), 1);
        if (person.Area != 0) _values.Add(Hash.Add(AreaSalt, (uint)person.Area), 1);
    }

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
    public double Area(int area) => Of(_values[Hash.Add(AreaSalt, (uint)area)], _persons, AreaPrior);

    private static double ByLength(in NameKeys keys, double one, double more) => keys.GivenLength == 1 ? one : more;

    private double OfNames(uint key, double prior) => Of(_names[key], _named, prior);

    private static double Of(int count, long all, double prior) => (count + PriorPersons * prior) / (all + PriorPersons);
}

using System.Globalization;
using Registry.Core.Coding;
using Registry.Import.Linking;

namespace Registry.Import.Invented;

/// <summary>What a linkage trial is made of.</summary>
public sealed record LinkageTrialOptions
{
    /// <summary>Seed: the same seed gives the same records.</summary>
    public required long Seed { get; init; }

    /// <summary>Known persons.</summary>
    public required int Known { get; init; }

    /// <summary>New records.</summary>
    public required int News { get; init; }

    /// <summary>Chance that a field of a record, new or known, is wrong.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>Chance that a field of a known record is wrong; <see cref="ErrorRate"/> unless given.</summary>
    public double? KnownErrorRate { get; init; }

    /// <summary>Share of new records whose person is known.</summary>
    public double Matched { get; init; } = 0.5;

    /// <summary>Share of records, new or known, without a resident ID.</summary>
    public double WithoutId { get; init; } = 0.5;
}

/// <summary>Invented records of which it is known who is who: persons of a province, each recorded with errors, gaps and changes, with twins,
/// sisters and namesakes among them.</summary>
/// <remarks>Every person is made from the seed and its number alone, so that ten million need no memory. Ids: known persons from 1 on,
/// new records from 1,000,000,001 on.</remarks>
public sealed class LinkageTrial
{
    /// <summary>Id of the first new record; the others follow.</summary>
    public const long FirstNew = 1_000_000_001;

    private const double TwinKnown = 0.006, TwinNew = 0.003, NamesakeNew = 0.001, Sibling = 0.01, Moved = 0.06;

    private readonly LinkageTrialOptions _options;
    private readonly InventedNames _names = new();
    private readonly RecordErrors _errors;

    /// <summary>A trial; nothing is made before it is read.</summary>
    public LinkageTrial(LinkageTrialOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Known, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.News, 0);
        (_options, _errors) = (options, new(_names));
    }

    /// <summary>The known persons.</summary>
    public IEnumerable<PersonFacts> Known()
    {
        for (var i = 0; i < _options.Known; i++) yield return KnownRecord(i);
    }

    /// <summary>One known person by its id.</summary>
    public PersonFacts Known(long id) => KnownRecord((int)(id - 1));

    /// <summary>The new records.</summary>
    public IEnumerable<PersonFacts> News()
    {
        for (var i = 0; i < _options.News; i++) yield return NewRecord(i);
    }

    /// <summary>Id of the known person of a new record; null when its person is not known.</summary>
    public long? KnownIdOf(long newId) => MatchOf((int)(newId - FirstNew)) is { } person ? person + 1 : null;

    private PersonFacts KnownRecord(int i)
    {
        var chance = Chance(1, i);
        return Record(i + 1, Person(i), Visit(i, 0), chance, _options.KnownErrorRate ?? _options.ErrorRate);
    }

    private PersonFacts NewRecord(int i)
    {
        var chance = Chance(2, i);
        if (MatchOf(i) is not { } match) return Record(FirstNew + i, Person(_options.Known + i), Visit(_options.Known + i, 0), chance, _options.ErrorRate);
        var person = Person(match);
        if (chance.Happens(Moved)) person = person with { County = InventedLinkagePerson.OtherCounty(person.County, chance) };
        return Record(FirstNew + i, person, chance.Happens(0.5) ? Visit(match, 0) : Visit(match, 1 + i), chance, _options.ErrorRate);
    }

    private int? MatchOf(int i)
    {
        var chance = Chance(3, i);
        return chance.Happens(_options.Matched) ? chance.Below(_options.Known) : null;
    }

    private InventedLinkagePerson Person(int i)
    {
        var chance = Chance(4, i);
        var isNew = i >= _options.Known;
        if (isNew ? chance.Happens(TwinNew) : i % 2 == 1 && chance.Happens(TwinKnown * 2)) return Root(isNew ? chance.Below(_options.Known) : i - 1).Twin(_names, chance);
        if (isNew && chance.Happens(NamesakeNew)) return Root(chance.Below(_options.Known)).Namesake(chance);
        if (i % 2 == 1 && chance.Happens(Sibling)) return Root(isNew ? chance.Below(_options.Known) : i - 1).Sibling(_names, chance);
        return InventedLinkagePerson.Born(_names, chance);
    }

    // Known persons of even numbers are nobody's twin or sister; of an odd number the person before is meant.
    private InventedLinkagePerson Root(int known) => Person(known - known % 2);

    // The same person in the same hospital keeps its number six times in ten.
    private (int Hospital, int Number) Visit(int person, int visit)
    {
        var chance = Chance(5, person);
        var first = (Hospital: chance.Below(10), Number: chance.Below(900_000) + 100_000);
        if (visit == 0) return first;
        chance = Chance(6, visit);
        var hospital = chance.Happens(0.4) ? first.Hospital : chance.Below(10);
        return hospital == first.Hospital && chance.Happens(0.6) ? first : (hospital, chance.Below(900_000) + 100_000);
    }

    private PersonFacts Record(long id, InventedLinkagePerson person, (int Hospital, int Number) visit, Chance chance, double errorRate)
    {
        var wrong = _errors.Of(person, errorRate, chance);
        return new()
        {
            Id = id,
            Name = chance.Happens(0.001) ? null : wrong.Name,
            ResidentKey = chance.Happens(_options.WithoutId) ? null : wrong.ResidentKey,
            BirthDate = Partial(wrong.Birth, chance),
            Sex = chance.Happens(0.002) ? Sex.Unknown : wrong.Sex,
            AreaCode = chance.Happens(0.01) ? null : InventedLinkagePerson.AreaCode(wrong.County),
            Hospital = Hospital(person.County, visit.Hospital),
            InpatientNumber = chance.Happens(0.3) ? null
                : (chance.Happens(errorRate) ? RecordErrors.OtherNumber(visit.Number, chance) : visit.Number).ToString(CultureInfo.InvariantCulture),
        };
    }

    // Two hospitals of the county, four of the prefecture, four of the province.
    private static string Hospital(int county, int hospital) => hospital switch
    {
        < 4 => $"H{county:D2}-{hospital % 2}",
        < 7 => $"P{county / 9}-{hospital % 4}",
        _ => $"Z-{hospital % 4}",
    };

    private static PartialDate? Partial(DateOnly birth, Chance chance)
    {
        var known = chance.Fraction();
        return known < 0.003 ? null
            : known < 0.008 ? new PartialDate(birth.Year)
            : known < 0.018 ? new PartialDate(birth.Year, birth.Month)
            : new PartialDate(birth.Year, birth.Month, birth.Day);
    }

    private Chance Chance(int what, int i) => new(unchecked((long)Hash.Mix((ulong)_options.Seed * 8 + (ulong)what) + i * 7_919L));
}

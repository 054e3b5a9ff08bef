using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>The persons with registered cases, found by identity number and by name, sex and birth date.</summary>
internal sealed class RegisteredPersons
{
    private readonly Dictionary<long, SortedSet<long>> _byId = [];
    private readonly Dictionary<(string Name, Sex Sex, int Birth), SortedSet<long>> _byName = [];
    private readonly Dictionary<long, List<CurrentPerson>> _members = [];
    private readonly IReadOnlyDictionary<long, long> _roots;

    /// <summary>Takes the persons that have a current case.</summary>
    public RegisteredPersons(IEnumerable<CurrentPerson> persons, IReadOnlyDictionary<long, long> roots)
    {
        _roots = roots;
        foreach (var person in persons.Where(p => p.Tumours > 0))
        {
            var root = RootOf(person.Id);
            if (!_members.TryGetValue(root, out var members)) _members[root] = members = [];
            members.Add(person);
            if (person.ResidentKey is { } key) Add(_byId, key, root);
            if (NameKey(person.Name, person.Sex, person.BirthDate) is { } name) Add(_byName, name, root);
        }
    }

    /// <summary>Everyone as the linkage compares it.</summary>
    public IEnumerable<PersonFacts> Facts() => _members.Values.SelectMany(members => members).Select(p => PersonLinkage.FactsOf(p, _roots));

    /// <summary>The person that another counts as.</summary>
    public long RootOf(long person) => _roots.GetValueOrDefault(person, person);

    /// <summary>True when a current case stands under the person.</summary>
    public bool HasCase(long root) => _members.ContainsKey(root);

    /// <summary>What the members with cases of a person say, one by one.</summary>
    public IReadOnlyList<CurrentPerson> Members(long root) => _members[root];

    /// <summary>True when the record of the same resident ID differs from every member with a case of a person in name or sex (L-LNK-2).</summary>
    public bool Differ(long root, PersonFacts record)
    {
        var other = PreparedPerson.Of(record, KnownAreas.None).View;
        foreach (var member in Members(root))
            if (!LinkDecision.IsAskedAbout(PairAgreements.Of(PreparedPerson.Of(PersonLinkage.FactsOf(member, _roots), KnownAreas.None).View, other)))
                return false;
        return true;
    }

    /// <summary>Persons with the resident ID of a death.</summary>
    public IReadOnlyCollection<long> WithId(ResidentId? id) => id is null ? [] : _byId.GetValueOrDefault(id.Key) ?? [];

    /// <summary>Persons with name, sex and complete birth date of a death.</summary>
    public IReadOnlyCollection<long> WithName(DeathRecord death) =>
        NameKey(death.Name, death.Sex, death.BirthDate) is { } key ? _byName.GetValueOrDefault(key) ?? [] : [];

    private static (string, Sex, int)? NameKey(string? name, Sex sex, PartialDate? birth) =>
        !string.IsNullOrWhiteSpace(name) && sex is Sex.Male or Sex.Female && birth is { IsComplete: true } date
            ? (name.Trim(), sex, date.Number)
            : null;

    private static void Add<TKey>(Dictionary<TKey, SortedSet<long>> index, TKey key, long person) where TKey : notnull
    {
        if (!index.TryGetValue(key, out var persons)) index[key] = persons = [];
        persons.Add(person);
    }
}
